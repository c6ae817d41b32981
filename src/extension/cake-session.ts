import * as vscode from 'vscode';
import { slabKeys } from '../core/cake/index.ts';
import type { Reading } from '../core/index.ts';
import { asPageMessage, type Notice, type PageMessage, type PanelMessage } from '../protocol/messages.ts';
import { inPieces } from '../protocol/pieces.ts';
import { throttle } from '../protocol/throttle.ts';
import { answer, type Post, type Sent } from './cake-answers.ts';
import { applyAlternative } from './cake-apply.ts';
import { watchFile } from './cake-file-watch.ts';
import { revealEntry } from './cake-reveal.ts';
import { saveCake } from './cake-save.ts';
import type { Readings } from './readings.ts';

/** Typing has the model sent at most so often, in milliseconds. */
const SEND_PAUSE = 100;

/** One panel and the manifest that it shows. */
export interface CakeSession {
  readonly panel: vscode.WebviewPanel;
  /** The text was read anew, or closed. */
  readonly update: () => void;
  /** The cursor stands at this offset. */
  readonly select: (offset: number) => void;
  readonly dispose: () => void;
}

/** What stands behind all sessions. */
export interface CakeSetting {
  readonly readings: Readings;
  readonly extensionUri: vscode.Uri;
}

/** What the page shows, or would if the panel were visible. */
interface Scene {
  sent: Sent;
  /** What is shown: the newest reading, but that a broken text leaves the last good one in place. */
  shown?: { readonly reading: Reading; readonly partial: boolean };
  read?: Reading;
  version: number;
  deleted: boolean;
}

/** Connects a panel with its manifest. Nothing is computed before the page asks, and nothing while it is hidden. */
export function createCakeSession(panel: vscode.WebviewPanel, source: vscode.Uri, setting: CakeSetting): CakeSession {
  const { readings } = setting;
  const scene: Scene = { sent: {}, version: 0, deleted: false };
  let disposed = false;
  // A panel must not be asked for anything once it is gone.
  const isShown = (): boolean => !disposed && panel.visible;
  const post: Post = (body) => {
    const message: PanelMessage = { ...body, source: source.toString(), version: scene.version };
    if (!isShown()) return;
    for (const one of message.type === 'model' ? inPieces(message) : [message]) void panel.webview.postMessage(one);
  };
  const update = throttle(() => {
    if (isShown() && scene.sent.view) tell(scene, source, readings, post);
  }, SEND_PAUSE);
  const subscriptions = vscode.Disposable.from(
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = asPageMessage(value);
      if (!message || (message.source !== '' && message.source !== source.toString())) {
        console.warn('Layercake: dropped a message of the layer cake’s page that does not fit the protocol.');
      } else if (message.type === 'view') {
        scene.sent = message.fresh ? { view: message } : { ...scene.sent, view: message };
        if (isShown()) tell(scene, source, readings, post);
      } else take(message, source, scene.shown?.reading, setting);
    }),
    panel.onDidChangeViewState(update),
    watchFile(source, (exists) => {
      scene.deleted = !exists;
      update();
    }),
  );
  return {
    panel,
    update,
    select: (offset) => post({ type: 'select', key: keyAt(offset, source, readings) }),
    dispose: () => {
      disposed = true;
      subscriptions.dispose();
    },
  };
}

function take(
  message: Exclude<PageMessage, { type: 'view' }>,
  source: vscode.Uri,
  shown: Reading | undefined,
  setting: CakeSetting,
): void {
  const { readings } = setting;
  if (message.type === 'reveal') void revealEntry(source, message.key, readings);
  else if (message.type === 'apply') void applyAlternative(source, message.way, readings);
  else if (shown) void saveCake(source, message, shown, setting);
}

/** Reads the text, where it is open, and tells the page what is new, and how it stands to the text. */
function tell(scene: Scene, source: vscode.Uri, readings: Readings, post: Post): void {
  const document = findDocument(source);
  const broken = document ? readInto(scene, document, readings) : false;
  post({ type: 'notice', notice: noticeOf(scene, document, broken) });
  if (scene.shown) answer(scene.sent, scene.shown.reading, { source, readings, post });
}

/** A broken text leaves the last good picture in place. Returns whether the text is broken. */
function readInto(scene: Scene, document: vscode.TextDocument, readings: Readings): boolean {
  const reading = readings.read(document);
  const broken = reading.manifest.syntax.issues.some(({ rule }) => rule === 'yaml-syntax');
  if (reading === scene.read) return broken;
  scene.read = reading;
  // A text that is opened again counts its versions anew, and the page must not take it for an old one.
  scene.version = Math.max(scene.version, document.version);
  if (!broken || scene.shown?.partial !== false) scene.shown = { reading, partial: broken };
  return broken;
}

function noticeOf({ deleted, shown }: Scene, document: vscode.TextDocument | undefined, broken: boolean): Notice {
  if (deleted) return 'deleted';
  if (!document) return 'closed';
  if (!broken) return 'none';
  return shown?.partial ? 'partial' : 'broken';
}

/** The key of the slab whose entry holds the offset; empty where none does. */
function keyAt(offset: number, source: vscode.Uri, readings: Readings): string {
  const document = findDocument(source);
  if (!document) return '';
  const { entries } = readings.read(document).manifest.stack;
  const index = entries.findIndex(({ span }) => span.start <= offset && offset <= span.end);
  return slabKeys(entries)[index] ?? '';
}

function findDocument(source: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === source.toString() && !document.isClosed,
  );
}
