import * as vscode from 'vscode';
import type { Config } from '../config/index.ts';
import { isManifestName } from '../config/names.ts';
import { today } from '../config/today.ts';
import type { CheckOptions, Finding, Layercake, Reading } from '../core/index.ts';
import type { Configs, Held } from './configs.ts';
import { createDebounce } from './debounce.ts';
import { isOtherState } from './other-state.ts';

/** How long typing must pause before a text is read again, in milliseconds. */
const PAUSE = 80;

/** The manifests that are open, each with its newest reading. */
export interface Readings {
  /** The core for a manifest: over the catalog that it is under. */
  readonly layercakeOf: (manifest: vscode.Uri) => Layercake;
  /**
   * The reading of the document as it stands now; read only where the text, or its config, has changed, and after an edit only what that
   * touches. It uses up the one before: whoever waits for something asks again.
   */
  readonly read: (document: vscode.TextDocument) => Reading;
  /** Looks for the config of a manifest, which may have been opened just now; at once where it is known. */
  readonly settle: (manifest: vscode.Uri) => Promise<void>;
  /** What a check of a manifest goes by: the day, and its config. */
  readonly optionsOf: (manifest: vscode.Uri) => CheckOptions & Config;
  /** What is found in the document as it stands now, under its config. */
  readonly check: (document: vscode.TextDocument) => readonly Finding[];
  /** Told after a manifest was opened or changed, when typing pauses, and after its config changed. */
  readonly onDidRead: vscode.Event<ReadEvent>;
  readonly onDidClose: vscode.Event<vscode.TextDocument>;
  /** Reads the manifests that were open before anyone listened. */
  readonly start: () => void;
}

/** Who wants its reading asks for it, and holds on to none: the next one uses it up. */
export interface ReadEvent {
  readonly document: vscode.TextDocument;
}

/** True for `layercake.yaml`, `*.layercake.yaml` and both with `.yml`; the old side of a diff is none to work on. */
export function isManifest(document: vscode.TextDocument): boolean {
  return isManifestName(document.uri.path) && !isOtherState(document.uri);
}

function isYaml({ uri, languageId }: vscode.TextDocument): boolean {
  return (languageId === 'yaml' || isManifestName(uri.path)) && !isOtherState(uri);
}

/** Follows the open manifests. Each document has a timer of its own, so that typing in one never delays another. */
export function createReadings(configs: Configs, subscriptions: vscode.ExtensionContext['subscriptions']): Readings {
  const onDidRead = new vscode.EventEmitter<ReadEvent>();
  const onDidClose = new vscode.EventEmitter<vscode.TextDocument>();
  const read = createReader(configs);
  const { publish, recheck } = createPublisher(configs, (document) => {
    read(document);
    onDidRead.fire({ document });
  });
  const each = (job: Job) => (): void => vscode.workspace.textDocuments.forEach((document) => void job(document));
  const typing = createDebounce<vscode.TextDocument>(PAUSE, (document) => void publish(document));
  const change = ({ document }: vscode.TextDocumentChangeEvent): void => {
    if (isManifest(document)) typing.schedule(document);
  };
  const close = (document: vscode.TextDocument): void => {
    typing.cancel(document);
    if (isManifest(document)) onDidClose.fire(document);
  };
  subscriptions.push(
    ...[onDidRead, onDidClose, typing],
    configs.onDidChange(each(recheck)),
    vscode.workspace.onDidOpenTextDocument((document) => void publish(document)),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument(close),
  );
  const optionsOf: Readings['optionsOf'] = (manifest) => ({ today: today(), ...configs.of(manifest).config });
  const layercakeOf: Readings['layercakeOf'] = (manifest) => configs.of(manifest).layercake;
  const check = createChecker((uri, reading) => layercakeOf(uri).check(reading, optionsOf(uri)), read);
  return {
    layercakeOf,
    settle: configs.find,
    read,
    optionsOf,
    check,
    onDidRead: onDidRead.event,
    onDidClose: onDidClose.event,
    start: each(publish),
  };
}

type Job = (document: vscode.TextDocument) => Promise<void>;

/** Tells of manifests once their configs are found: always, or only where what they are held to has changed. */
function createPublisher(
  configs: Configs,
  tell: (manifest: vscode.TextDocument) => void,
): { readonly publish: Job; readonly recheck: Job } {
  const publish: Job = async (document) => {
    // A file of a catalog is found by the config above it, which tells what is wrong in it.
    if (!isYaml(document)) return;
    await configs.find(document.uri);
    if (!document.isClosed && isManifest(document)) tell(document);
  };
  const recheck: Job = async (document) => {
    if (!isManifest(document)) return publish(document);
    const before = configs.of(document.uri);
    await configs.find(document.uri);
    if (configs.of(document.uri) !== before) await publish(document);
  };
  return { publish, recheck };
}

/** Reads a document at most once for each of its versions and configs. */
function createReader(configs: Configs): Readings['read'] {
  const cache = new WeakMap<vscode.TextDocument, { version: number; held: Held; reading: Reading }>();
  return (document) => {
    const held = configs.of(document.uri);
    const known = cache.get(document);
    if (known?.version === document.version && known.held === held) return known.reading;
    // Of the same text under another config the reading before stays as it was.
    const before = known && known.version !== document.version ? known.reading : undefined;
    const reading = held.layercake.read(document.getText(), { ...held.config, ...(before && { before }) });
    cache.set(document, { version: document.version, held, reading });
    return reading;
  };
}

/** Checks a reading at most once a day: findings are shown, and asked for again with every move of the cursor. */
function createChecker(
  check: (uri: vscode.Uri, reading: Reading) => readonly Finding[],
  read: Readings['read'],
): Readings['check'] {
  const cache = new WeakMap<Reading, { day: string; findings: readonly Finding[] }>();
  return (document) => {
    const reading = read(document);
    const day = today();
    const known = cache.get(reading);
    if (known?.day === day) return known.findings;
    const findings = check(document.uri, reading);
    cache.set(reading, { day, findings });
    return findings;
  };
}
