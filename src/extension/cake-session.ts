import * as vscode from 'vscode';
import { buildCake, type CakeModel, slabKeys } from '../core/cake/index.ts';
import type { Reading } from '../core/index.ts';
import { asPageMessage, type Notice, type PanelMessage, type ViewMessage } from '../protocol/messages.ts';
import { throttle } from '../protocol/throttle.ts';
import { pictureOf } from './cake-messages.ts';
import { revealEntry } from './cake-reveal.ts';
import { watchFile } from './cake-file-watch.ts';
import type { Readings } from './readings.ts';

/** Typing redraws at most so often, in milliseconds. */
const DRAW_PAUSE = 100;

/** One panel and the manifest that it shows. */
export interface CakeSession {
  readonly panel: vscode.WebviewPanel;
  /** The text was read anew, or closed. */
  readonly update: () => void;
  /** The cursor stands at this offset. */
  readonly select: (offset: number) => void;
  readonly dispose: () => void;
}

/** What is on screen, or would be if the panel were visible. */
interface Scene {
  /** Undefined until the page has said what it can show. */
  view?: ViewMessage;
  reading?: Reading;
  picture?: { readonly model: CakeModel; readonly partial: boolean };
  sent?: { readonly model: CakeModel; readonly view: ViewMessage };
  version: number;
  deleted: boolean;
}

type Body<M> = M extends unknown ? Omit<M, 'source' | 'version'> : never;
type Post = (message: Body<PanelMessage>) => void;

/** Connects a panel with its manifest. Nothing is drawn before the page asks, and nothing while it is hidden. */
export function createCakeSession(panel: vscode.WebviewPanel, source: vscode.Uri, readings: Readings): CakeSession {
  const scene: Scene = { version: 0, deleted: false };
  let disposed = false;
  // A panel must not be asked for anything once it is gone.
  const isShown = (): boolean => !disposed && panel.visible;
  const post: Post = (body) => {
    const message: PanelMessage = { ...body, source: source.toString(), version: scene.version };
    if (isShown()) void panel.webview.postMessage(message);
  };
  const update = throttle(() => {
    if (isShown() && scene.view) draw(scene, scene.view, findDocument(source), readings, post);
  }, DRAW_PAUSE);
  const subscriptions = vscode.Disposable.from(
    panel.webview.onDidReceiveMessage((value: unknown) => take(value, source, readings, scene, update)),
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

function take(value: unknown, source: vscode.Uri, readings: Readings, scene: Scene, update: () => void): void {
  const message = asPageMessage(value);
  if (!message || (message.source !== '' && message.source !== source.toString())) {
    console.warn('Layercake: dropped a message of the layer cake’s page that does not fit the protocol.');
  } else if (message.type === 'view') {
    scene.view = message;
    update();
  } else {
    void revealEntry(source, message.key, readings);
  }
}

/** Reads the text, where it is open, and tells the page what is new: the picture, and how it stands to the text. */
function draw(
  scene: Scene,
  view: ViewMessage,
  document: vscode.TextDocument | undefined,
  readings: Readings,
  post: Post,
): void {
  const broken = document ? readInto(scene, document, readings) : false;
  const model = scene.picture?.model;
  if (model && (scene.sent?.model !== model || scene.sent.view !== view)) {
    post({ type: 'picture', ...pictureOf(model, view) });
    scene.sent = { model, view };
  }
  post({ type: 'notice', notice: noticeOf(scene, document, broken) });
}

/** A broken text leaves the last good picture in place. Returns whether the text is broken. */
function readInto(scene: Scene, document: vscode.TextDocument, readings: Readings): boolean {
  const reading = readings.read(document);
  const broken = reading.manifest.syntax.issues.some(({ rule }) => rule === 'yaml-syntax');
  if (reading === scene.reading) return broken;
  scene.reading = reading;
  // A text that is opened again counts its versions anew, and the page must not take it for an old one.
  scene.version = Math.max(scene.version, document.version);
  if (!broken || scene.picture?.partial !== false) scene.picture = { model: buildCake(reading), partial: broken };
  return broken;
}

function noticeOf({ deleted, picture }: Scene, document: vscode.TextDocument | undefined, broken: boolean): Notice {
  if (deleted) return 'deleted';
  if (!document) return 'closed';
  if (!broken) return 'none';
  return picture?.partial ? 'partial' : 'broken';
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
