import * as vscode from 'vscode';
import { type Applied, type Config, configFrom, readConfig, vocabularyOf, withSettings } from '../config/index.ts';
import { isConfigName } from '../config/names.ts';
import { lazily } from '../core/remember.ts';
import type { Finding, Layercake } from '../core/index.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import { configText, type ConfigPlaces, nearestConfig } from './config-files.ts';
import { createDebounce } from './debounce.ts';
import { isOtherState } from './other-state.ts';
import { createTeamCatalogs } from './team-catalogs.ts';

/** How long typing in a config must pause before manifests are read under it, in milliseconds. */
const PAUSE = 200;

/** A config, and the files of the catalog that it names, as they were read; none where the config is gone. */
export interface ConfigEvent {
  readonly uri: vscode.Uri;
  readonly files: readonly ConfigFile[];
}

/** What is wrong in a file. */
export interface ConfigFile {
  readonly uri: vscode.Uri;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
}

/** What a manifest is under. */
export interface Held {
  readonly config: Config;
  /** The core over the catalog that holds there. */
  readonly layercake: Layercake;
}

/** The configs of manifests: the nearest file of each, over the settings of the editor. */
export interface Configs {
  /** What a manifest is held to, as far as it has been looked for; the very same until something in it changes. */
  readonly of: (manifest: vscode.Uri) => Held;
  /** Looks for the config of a manifest; at once where it is known. */
  readonly find: (manifest: vscode.Uri) => Promise<void>;
  /** The same for one of many: what was found for its neighbours holds, too, until a change is told. */
  readonly findAmongMany: (manifest: vscode.Uri) => Promise<void>;
  /** Told after a config, or a setting, came, changed or went: all that was found may be another one now. */
  readonly onDidChange: vscode.Event<void>;
  /** Told after a config was read, and when none can be read at its place any more. */
  readonly onDidRead: vscode.Event<ConfigEvent>;
  /** Reads the configs that were open before anyone listened. */
  readonly start: () => void;
}

type Subscriptions = vscode.ExtensionContext['subscriptions'];

/** Follows the configs, saved ones and those that are being edited. */
export function createConfigs(builtin: () => Layercake, subscriptions: Subscriptions): Configs {
  const none: Held = {
    config: {},
    get layercake() {
      return builtin();
    },
  };
  const onDidChange = new vscode.EventEmitter<void>();
  const onDidRead = new vscode.EventEmitter<ConfigEvent>();
  const known = new Map<string, KnownHeld>();
  const finder = createFinder((manifest, applied) => {
    const key = manifest.toString();
    known.set(key, heldUnder(applied, manifest, builtin, known.get(key)));
  });
  const reader = createReader(
    builtin,
    (event) => onDidRead.fire(event),
    (configs) => change(...configs),
  );
  const memory = createMemory(reader.read);
  const change = (...uris: readonly vscode.Uri[]): void => {
    finder.clear();
    memory.clear();
    for (const uri of uris) void reader.read(uri);
    onDidChange.fire();
  };
  subscriptions.push(onDidChange, onDidRead, reader, ...followConfigs((uri) => change(...(uri ? [uri] : []))));
  return {
    of: (manifest) => known.get(manifest.toString())?.held() ?? none,
    find: (manifest) => finder.find(manifest, (one) => configOver(one, reader.read)),
    findAmongMany: (manifest) => finder.find(manifest, memory.over),
    onDidChange: onDidChange.event,
    onDidRead: onDidRead.event,
    start: () => vscode.workspace.textDocuments.filter(isConfig).forEach(({ uri }) => void reader.read(uri)),
  };
}

type Over = (manifest: vscode.Uri) => Promise<Applied | undefined>;

async function configOver(
  manifest: vscode.Uri,
  read: Reader['read'],
  known: ConfigPlaces = new Map(),
): Promise<Applied | undefined> {
  const uri = await nearestConfig(manifest, known);
  return uri && read(uri);
}

interface Finder {
  readonly find: (manifest: vscode.Uri, over: Over) => Promise<void>;
  readonly clear: () => void;
}

/** Looks for each config once until something changes; what was found goes to `take`. */
function createFinder(take: (manifest: vscode.Uri, applied: Applied | undefined) => void): Finder {
  const searches = new Map<string, Promise<void>>();
  const search = async (manifest: vscode.Uri, over: Over): Promise<void> => {
    const key = manifest.toString();
    const own = searches.get(key);
    const applied = await over(manifest);
    // A search that was overtaken by a change begins anew, so that nothing is told under a config that is gone.
    if (searches.get(key) !== own) return find(manifest, over);
    take(manifest, applied);
  };
  const find: Finder['find'] = (manifest, over) => {
    const key = manifest.toString();
    const found = searches.get(key) ?? Promise.resolve().then(() => search(manifest, over));
    searches.set(key, found);
    return found;
  };
  return { find, clear: () => searches.clear() };
}

interface Memory {
  readonly over: Over;
  readonly clear: () => void;
}

/** What was found and read since the last change: thousands of manifests may be under one config, and in one folder. */
function createMemory(read: Reader['read']): Memory {
  const places: ConfigPlaces = new Map();
  const configs = new Map<string, Promise<Applied | undefined>>();
  const readOnce: Reader['read'] = (uri) => {
    const key = uri.toString();
    const config = configs.get(key) ?? read(uri);
    configs.set(key, config);
    return config;
  };
  return {
    over: (manifest) => configOver(manifest, readOnce, places),
    clear: () => {
      places.clear();
      configs.clear();
    },
  };
}

interface Reader {
  /** Reads a config with the catalog that it names; undefined where it cannot be read. */
  readonly read: (uri: vscode.Uri) => Promise<Applied | undefined>;
  readonly dispose: () => void;
}

function createReader(
  builtin: () => Layercake,
  tell: (event: ConfigEvent) => void,
  change: (configs: readonly vscode.Uri[]) => void,
): Reader {
  const catalogs = createTeamCatalogs(builtin, change);
  const turns = new Map<string, number>();
  const read = async (uri: vscode.Uri): Promise<Applied | undefined> => {
    const key = uri.toString();
    const turn = (turns.get(key) ?? 0) + 1;
    turns.set(key, turn);
    const text = await configText(uri);
    const applied =
      text === undefined ? undefined : await catalogs.apply(uri, readConfig(text, vocabularyOf(builtin())));
    // What was overtaken by a change is not told: the newer one may have been told already.
    if (turns.get(key) !== turn) return applied;
    if (!applied) catalogs.forget(uri);
    const files = (applied?.team?.files ?? []).map((file) => ({ ...file, uri: catalogs.fileOf(uri, file.path) }));
    tell({ uri, files: applied ? [{ uri, ...applied.reading }, ...files] : [] });
    return applied;
  };
  return { read, dispose: () => catalogs.dispose() };
}

/** What a manifest is held to, worked out when somebody asks, with what that is made from. */
interface KnownHeld {
  readonly held: () => Held;
  readonly applied: Applied | undefined;
  readonly settings: string;
}

/** Nothing new where nothing has changed: what was read under it is not read again. */
function heldUnder(
  applied: Applied | undefined,
  manifest: vscode.Uri,
  builtin: () => Layercake,
  before: KnownHeld | undefined,
): KnownHeld {
  const settings = settingsOf(manifest);
  const text = JSON.stringify(settings);
  if (before?.applied === applied && before?.settings === text) return before;
  const held = lazily(() => {
    const { reading, layercake } = applied ?? { layercake: builtin() };
    return { config: withSettings(reading?.config ?? {}, configFrom(settings, vocabularyOf(layercake))), layercake };
  });
  return { held, applied, settings: text };
}

function settingsOf(manifest: vscode.Uri): Readonly<Record<'severities' | 'targets', unknown>> {
  const settings = vscode.workspace.getConfiguration('layercake', manifest);
  return { severities: settings.get('severities'), targets: settings.get('targets') };
}

/** The old side of a diff is none to work with. */
function isConfig({ uri }: vscode.TextDocument): boolean {
  return isConfigName(uri.path) && !isOtherState(uri);
}

/** Calls back for all that may change a config: files that come and go, editors, and settings. */
function followConfigs(change: (uri?: vscode.Uri) => void): readonly vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher('**/layercake.config.{yaml,yml}');
  const typing = createDebounce<vscode.TextDocument>(PAUSE, ({ uri }) => change(uri));
  const schedule = (document: vscode.TextDocument): void => {
    if (isConfig(document)) typing.schedule(document);
  };
  return [
    ...[watcher, typing],
    ...[watcher.onDidCreate(change), watcher.onDidChange(change), watcher.onDidDelete(change)],
    vscode.workspace.onDidOpenTextDocument(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document)),
    vscode.workspace.onDidCloseTextDocument(schedule),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('layercake')) change();
    }),
  ];
}
