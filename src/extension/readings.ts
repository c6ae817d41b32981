import * as vscode from 'vscode';
import type { Layercake, Reading } from '../core/index.ts';

/** How long typing must pause before a text is read again, in milliseconds. */
const PAUSE = 80;

const MANIFEST_NAME = /(^|[./])layercake\.ya?ml$/i;

/** The manifests that are open, each with its newest reading. */
export interface Readings {
  readonly layercake: Layercake;
  /** The reading of the document as it stands now; read afresh only where the text has changed. */
  readonly read: (document: vscode.TextDocument) => Reading;
  /** Told after a manifest was opened or changed, when typing pauses. */
  readonly onDidRead: vscode.Event<ReadEvent>;
  readonly onDidClose: vscode.Event<vscode.TextDocument>;
  /** Reads the manifests that were open before anyone listened. */
  readonly start: () => void;
}

export interface ReadEvent {
  readonly document: vscode.TextDocument;
  readonly reading: Reading;
}

/** True for `layercake.yaml`, `*.layercake.yaml` and both with `.yml`; the old side of a git diff is none to work on. */
export function isManifest(document: vscode.TextDocument): boolean {
  return document.uri.scheme !== 'git' && MANIFEST_NAME.test(document.uri.path);
}

/** Follows the open manifests. Each document has a timer of its own, so that typing in one never delays another. */
export function createReadings(
  layercake: Layercake,
  subscriptions: vscode.ExtensionContext['subscriptions'],
): Readings {
  const cache = new WeakMap<vscode.TextDocument, { version: number; reading: Reading }>();
  const timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const onDidRead = new vscode.EventEmitter<ReadEvent>();
  const onDidClose = new vscode.EventEmitter<vscode.TextDocument>();
  const read = (document: vscode.TextDocument): Reading => {
    const known = cache.get(document);
    if (known?.version === document.version) return known.reading;
    const reading = layercake.read(document.getText());
    cache.set(document, { version: document.version, reading });
    return reading;
  };
  const cancel = (document: vscode.TextDocument): void => {
    clearTimeout(timers.get(document));
    timers.delete(document);
  };
  const publish = (document: vscode.TextDocument): void => {
    cancel(document);
    if (isManifest(document) && !document.isClosed) onDidRead.fire({ document, reading: read(document) });
  };
  const schedule = (document: vscode.TextDocument): void => {
    if (!isManifest(document)) return;
    cancel(document);
    timers.set(
      document,
      setTimeout(() => publish(document), PAUSE),
    );
  };
  const close = (document: vscode.TextDocument): void => {
    cancel(document);
    if (isManifest(document)) onDidClose.fire(document);
  };
  subscriptions.push(
    ...[onDidRead, onDidClose],
    vscode.workspace.onDidOpenTextDocument(publish),
    vscode.workspace.onDidChangeTextDocument(({ document }) => schedule(document)),
    vscode.workspace.onDidCloseTextDocument(close),
    new vscode.Disposable(() => [...timers.keys()].forEach(cancel)),
  );
  return {
    layercake,
    read,
    onDidRead: onDidRead.event,
    onDidClose: onDidClose.event,
    start: () => vscode.workspace.textDocuments.forEach(publish),
  };
}
