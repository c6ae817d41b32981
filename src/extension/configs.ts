import * as vscode from 'vscode';
import {
  type Config,
  configFrom,
  type ConfigReading,
  isConfigName,
  readConfig,
  type Vocabulary,
  withSettings,
} from '../config/index.ts';
import { configText, nearestConfig } from './config-files.ts';
import { createDebounce } from './debounce.ts';

/** How long typing in a config must pause before manifests are read under it, in milliseconds. */
const PAUSE = 200;

export interface ConfigEvent {
  readonly uri: vscode.Uri;
  readonly reading?: ConfigReading;
}

const NONE: Config = {};

/** The configs of manifests: the nearest file of each, over the settings of the editor. */
export interface Configs {
  /** What a manifest is held to, as far as it has been looked for. */
  readonly of: (manifest: vscode.Uri) => Config;
  /** Looks for the config of a manifest; at once where it is known. */
  readonly find: (manifest: vscode.Uri) => Promise<void>;
  /** Told after a config, or a setting, came, changed or went: all that was found may be another one now. */
  readonly onDidChange: vscode.Event<void>;
  /** Told after a config was read, and when none can be read at its place any more. */
  readonly onDidRead: vscode.Event<ConfigEvent>;
  /** Reads the configs that were open before anyone listened. */
  readonly start: () => void;
}

/** Follows the configs, saved ones and those that are being edited. */
export function createConfigs(words: Vocabulary, subscriptions: vscode.ExtensionContext['subscriptions']): Configs {
  const onDidChange = new vscode.EventEmitter<void>();
  const onDidRead = new vscode.EventEmitter<ConfigEvent>();
  const known = new Map<string, Config>();
  const searches = new Map<string, Promise<void>>();
  const read = async (uri: vscode.Uri): Promise<ConfigReading | undefined> => {
    const text = await configText(uri);
    const reading = text === undefined ? undefined : readConfig(text, words);
    onDidRead.fire({ uri, ...(reading && { reading }) });
    return reading;
  };
  const search = async (manifest: vscode.Uri): Promise<void> => {
    const key = manifest.toString();
    const own = searches.get(key);
    const file = await nearestConfig(manifest);
    const config = (file && (await read(file)))?.config ?? {};
    // A search that was overtaken by a change begins anew, so that nothing is told under a config that is gone.
    if (searches.get(key) !== own) return find(manifest);
    known.set(key, withSettings(config, settingsOf(manifest, words)));
  };
  const find = (manifest: vscode.Uri): Promise<void> => {
    const key = manifest.toString();
    const found = searches.get(key) ?? Promise.resolve().then(() => search(manifest));
    searches.set(key, found);
    return found;
  };
  const change = (uri?: vscode.Uri): void => {
    searches.clear();
    if (uri) void read(uri);
    onDidChange.fire();
  };
  subscriptions.push(onDidChange, onDidRead, ...followConfigs(change));
  return {
    of: (manifest) => known.get(manifest.toString()) ?? NONE,
    find,
    onDidChange: onDidChange.event,
    onDidRead: onDidRead.event,
    start: () => vscode.workspace.textDocuments.filter(isConfig).forEach(({ uri }) => void read(uri)),
  };
}

function settingsOf(manifest: vscode.Uri, words: Vocabulary): Config {
  const settings = vscode.workspace.getConfiguration('layercake', manifest);
  return configFrom({ severities: settings.get('severities'), targets: settings.get('targets') }, words);
}

/** The old side of a git diff is none to work with. */
function isConfig({ uri }: vscode.TextDocument): boolean {
  return uri.scheme !== 'git' && isConfigName(uri.path);
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
