import * as vscode from 'vscode';
import { slabAt } from '../core/cake/index.ts';
import type { Reading } from '../core/index.ts';
import { asPageMessage, type PageMessage, type PanelMessage } from '../protocol/messages.ts';
import { inPieces } from '../protocol/pieces.ts';
import { throttle } from '../protocol/throttle.ts';
import { answer, type Post } from './cake-answers.ts';
import { applyAlternative } from './cake-apply.ts';
import { watchFile } from './cake-file-watch.ts';
import { revealEntry } from './cake-reveal.ts';
import { saveCake } from './cake-save.ts';
import { createScene, noticeOf, readShown, type Scene, takeText } from './cake-scene.ts';
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

/**
 * Connects a panel with its manifest. Nothing is computed before the page asks, and nothing while the panel is hidden: its page is gone then,
 * and when it is shown again a new one asks for everything.
 */
export function createCakeSession(panel: vscode.WebviewPanel, source: vscode.Uri, setting: CakeSetting): CakeSession {
  const { readings } = setting;
  const scene = createScene();
  let disposed = false;
  // A panel must not be asked for anything once it is gone.
  const isShown = (): boolean => !disposed && panel.visible;
  const post: Post = (body) => {
    if (isShown()) send(panel, { ...body, source: source.toString(), version: scene.version });
  };
  const select = (offset: number): void => {
    if (isShown()) post({ type: 'select', key: keyAt(offset, source, readings) });
  };
  const update = throttle(() => {
    if (isShown() && scene.sent.view) tell(scene, source, readings, post);
  }, SEND_PAUSE);
  const subscriptions = vscode.Disposable.from(
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = messageIn(value, source);
      if (message?.type === 'view') {
        scene.sent = message.fresh ? { view: message } : { ...scene.sent, view: message };
        if (isShown()) tell(scene, source, readings, post);
        // A page that begins looks where the cursor stands.
        if (message.fresh && message.details === '') selectCursor(source, select);
      } else if (message) take(message, source, scene, setting);
    }),
    panel.onDidChangeViewState(() => {
      if (!panel.visible) scene.sent = {};
    }),
    watchFile(source, (exists) => {
      scene.deleted = !exists;
      update();
    }),
    new vscode.Disposable(() => (disposed = true)),
  );
  return { panel, update, select, dispose: () => void subscriptions.dispose() };
}

function send({ webview }: vscode.WebviewPanel, message: PanelMessage): void {
  for (const one of message.type === 'model' ? inPieces(message) : [message]) void webview.postMessage(one);
}

/** What a page says of this manifest. */
function messageIn(value: unknown, source: vscode.Uri): PageMessage | undefined {
  const message = asPageMessage(value);
  if (message && (message.source === '' || message.source === source.toString())) return message;
  console.warn('Layercake: dropped a message of the layer cake’s page that does not fit the protocol.');
  return undefined;
}

function take(
  message: Exclude<PageMessage, { type: 'view' }>,
  source: vscode.Uri,
  { shown }: Scene,
  setting: CakeSetting,
): void {
  const { readings } = setting;
  if (message.type === 'reveal') void revealEntry(source, message.key, readings);
  else if (message.type === 'apply') void applyAlternative(source, message.way, readings);
  else if (shown) {
    const read = (): Reading => readShown(shown, source, findDocument(source), readings);
    void saveCake(source, message, read, setting);
  }
}

/** Reads the text, where it is open, and tells the page what is new, and how it stands to the text. */
function tell(scene: Scene, source: vscode.Uri, readings: Readings, post: Post): void {
  const document = findDocument(source);
  const isBroken = document ? takeText(scene, readings.read(document)) : false;
  post({ type: 'notice', notice: noticeOf(scene, document !== undefined, isBroken) });
  const { shown, sent } = scene;
  if (!shown) return;
  const read = (): Reading => readShown(shown, source, document, readings);
  answer(sent, { version: shown.version, now: scene.version, read }, { source, readings, post });
}

function selectCursor(source: vscode.Uri, select: CakeSession['select']): void {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === source.toString());
  if (editor) select(editor.document.offsetAt(editor.selection.active));
}

/** The key of the slab at an offset; empty where there is none. */
function keyAt(offset: number, source: vscode.Uri, readings: Readings): string {
  const document = findDocument(source);
  return document ? slabAt(readings.read(document).manifest, offset) : '';
}

function findDocument(source: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === source.toString() && !document.isClosed,
  );
}
