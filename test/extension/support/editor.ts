import { vi } from 'vitest';
import type * as vscode from 'vscode';
import { createConfigs } from '../../../src/extension/configs.ts';
import { registerDiagnostics } from '../../../src/extension/diagnostics.ts';
import { createReadings } from '../../../src/extension/readings.ts';
import { isConfigName } from '../../../src/config/index.ts';
import { core } from '../../support/core.ts';
import { RelativePattern, state, type TextDocument, Uri } from './vscode.ts';

/** An editor with the extension in it, over files in memory and the made-up catalog. Its timers are pretended. */
export interface Editor {
  /** Writes a file beside the editor, as a program would; watchers see it. */
  readonly write: (path: string, content: string | Uint8Array | undefined) => Promise<void>;
  /** The same where no watcher looks. */
  readonly writeUnseen: (path: string, content: string) => void;
  /** Removes a file, or a folder as a whole. */
  readonly remove: (path: string) => Promise<void>;
  readonly open: (path: string, scheme?: string) => Promise<void>;
  /** Changes the text of an open file without saving it. */
  readonly type: (path: string, text: string) => Promise<void>;
  readonly save: (path: string) => Promise<void>;
  readonly close: (path: string) => Promise<void>;
  readonly set: (settings: Readonly<Record<string, unknown>>) => Promise<void>;
  /** The findings that stand at a file: `rule message`. */
  readonly shown: (path: string) => readonly string[];
  /** The rules of these findings. */
  readonly rules: (path: string) => readonly string[];
  /** The manifests that were checked since this was asked last, in their order. */
  readonly checked: () => readonly string[];
  /** The folders that are watched outside of the workspace, and `**` for all within. */
  readonly watched: () => readonly string[];
  readonly stop: () => void;
}

type Actions = Pick<Editor, 'write' | 'writeUnseen' | 'remove' | 'open' | 'type' | 'save' | 'close' | 'set'>;
type Document = { -readonly [K in keyof TextDocument]: TextDocument[K] };

/** Opens these folders with these files. */
export function openFolders(folders: readonly string[], files: Readonly<Record<string, string>>): Editor {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const encoder = new TextEncoder();
  const bytes = Object.entries(files).map(([path, text]) => [path, encoder.encode(text)] as const);
  Object.assign(state, { folders, files: new Map(bytes), documents: [], settings: {}, links: [] });
  state.diagnostics.clear();
  const subscriptions: vscode.Disposable[] = [];
  const configs = createConfigs(core, subscriptions);
  const readings = createReadings(configs, subscriptions);
  subscriptions.push(registerDiagnostics(readings, configs, new Uri('file', '/pages') as unknown as vscode.Uri));
  let checked: string[] = [];
  readings.onDidRead(({ document }) => checked.push(document.uri.path));
  return {
    ...actions(),
    shown: (path) => shown(path),
    rules: (path) => shown(path).map((one) => one.split(' ')[0] ?? ''),
    checked: () => {
      const before = checked;
      checked = [];
      return before;
    },
    watched: () => [...state.watchers].flatMap(({ glob }) => (typeof glob === 'string' ? glob : glob.baseUri.path)),
    stop: () => {
      subscriptions.forEach((one) => void one.dispose());
      vi.useRealTimers();
    },
  };
}

/** Lets all happen that is under way, pauses in typing included. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(1000);
}

function actions(): Actions {
  return {
    write: (path, content) => {
      state.files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      return changedOnDisk(path);
    },
    remove: (path) => {
      for (const file of [...state.files.keys()]) if (`${file}/`.startsWith(`${path}/`)) state.files.delete(file);
      return changedOnDisk(path);
    },
    open: (path, scheme = 'file') => {
      const text = new TextDecoder().decode(state.files.get(path));
      const uri = new Uri(scheme, path);
      const document = { uri, languageId: 'yaml', version: 1, isDirty: false, isClosed: false, getText: () => text };
      state.documents.push(document);
      state.opened.fire(document);
      return settle();
    },
    type: (path, text) => {
      const document = documentAt(path);
      Object.assign(document, { version: document.version + 1, isDirty: true, getText: () => text });
      state.edited.fire({ document });
      return settle();
    },
    writeUnseen: (path, content) => void state.files.set(path, new TextEncoder().encode(content)),
    save: (path) => {
      const document = documentAt(path);
      state.files.set(path, new TextEncoder().encode(document.getText()));
      document.isDirty = false;
      state.saved.fire(document);
      return settle();
    },
    close: (path) => {
      const document = documentAt(path);
      state.documents.splice(state.documents.indexOf(document), 1);
      document.isClosed = true;
      state.closed.fire(document);
      return settle();
    },
    set: (settings) => {
      state.settings = settings;
      state.settingsChanged.fire({ affectsConfiguration: (section) => section === 'layercake' });
      return settle();
    },
  };
}

function documentAt(path: string): Document {
  const found = state.documents.find(({ uri }) => uri.path === path);
  if (!found) throw new Error(`${path} is not open`);
  return found;
}

/** A glob without a folder is for what lies in the workspace. */
async function changedOnDisk(path: string): Promise<void> {
  const isIn = (folder: string): boolean => path.startsWith(`${folder}/`);
  for (const { glob, changed } of [...state.watchers]) {
    const sees =
      glob instanceof RelativePattern
        ? isIn(glob.baseUri.path)
        : state.folders.some(isIn) && (glob === '**' || isConfigName(path));
    if (sees) changed.fire(new Uri('file', path));
  }
  await settle();
}

function shown(path: string): readonly string[] {
  return (state.diagnostics.get(path) ?? []).map(({ code, message }) => `${code?.value ?? ''} ${message}`);
}
