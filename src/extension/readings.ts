import * as vscode from 'vscode';
import type { Layercake, Reading } from '../core/index.ts';
import { createDebounce } from './debounce.ts';

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
  const onDidRead = new vscode.EventEmitter<ReadEvent>();
  const onDidClose = new vscode.EventEmitter<vscode.TextDocument>();
  const read = createReader(layercake);
  const publish = (document: vscode.TextDocument): void => {
    if (isManifest(document) && !document.isClosed) onDidRead.fire({ document, reading: read(document) });
  };
  const typing = createDebounce(PAUSE, publish);
  const change = ({ document }: vscode.TextDocumentChangeEvent): void => {
    if (isManifest(document)) typing.schedule(document);
  };
  const close = (document: vscode.TextDocument): void => {
    typing.cancel(document);
    if (isManifest(document)) onDidClose.fire(document);
  };
  subscriptions.push(
    ...[onDidRead, onDidClose, typing],
    vscode.workspace.onDidOpenTextDocument(publish),
    vscode.workspace.onDidChangeTextDocument(change),
    vscode.workspace.onDidCloseTextDocument(close),
  );
  const start = (): void => vscode.workspace.textDocuments.forEach(publish);
  return { layercake, read, onDidRead: onDidRead.event, onDidClose: onDidClose.event, start };
}

/** Reads a document at most once for each of its versions. */
function createReader(layercake: Layercake): Readings['read'] {
  const cache = new WeakMap<vscode.TextDocument, { version: number; reading: Reading }>();
  return (document) => {
    const known = cache.get(document);
    if (known?.version === document.version) return known.reading;
    const reading = layercake.read(document.getText());
    cache.set(document, { version: document.version, reading });
    return reading;
  };
}
