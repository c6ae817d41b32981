import { vi } from 'vitest';
import type * as vscode from 'vscode';
import { createConfigs } from '../../../src/extension/configs.ts';
import { registerDiagnostics } from '../../../src/extension/diagnostics.ts';
import { createProblems } from '../../../src/extension/problems.ts';
import { createReadings } from '../../../src/extension/readings.ts';
import { MANIFEST_GLOB } from '../../../src/extension/workspace/find.ts';
import { createStacks, type KnownStack } from '../../../src/extension/stacks.ts';
import { createWorkspaceCheck } from '../../../src/extension/workspace/index.ts';
import { isConfigName, isManifestName } from '../../../src/config/index.ts';
import { core } from '../../support/core.ts';
import { type Change, commands, RelativePattern, state, type TextDocument, Uri } from './vscode.ts';

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
  /** The open manifests that were read since this was asked last, in their order. */
  readonly checked: () => readonly string[];
  /** The folders that catalogs have watched outside of the workspace, and `**` for all within. */
  readonly watched: () => readonly string[];
  /** The stacks that are listed: `path name errors/warnings/informations`, or that they were not checked. */
  readonly stacks: () => readonly string[];
  /** Calls a command. */
  readonly run: (command: string) => Promise<void>;
  /** Has these extensions, and no others, beside this one. */
  readonly install: (...ids: readonly string[]) => Promise<void>;
  readonly stop: () => void;
}

type Actions = Pick<
  Editor,
  'write' | 'writeUnseen' | 'remove' | 'open' | 'type' | 'save' | 'close' | 'set' | 'run' | 'install'
>;
type Document = { -readonly [K in keyof TextDocument]: TextDocument[K] };

/** Opens these folders with these files. */
export function openFolders(folders: readonly string[], files: Readonly<Record<string, string>>): Editor {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const encoder = new TextEncoder();
  const bytes = Object.entries(files).map(([path, text]) => [path, encoder.encode(text)] as const);
  Object.assign(state, {
    folders,
    files: new Map(bytes),
    documents: [],
    settings: {},
    links: [],
    extensions: [],
  });
  state.diagnostics.clear();
  const subscriptions: vscode.ExtensionContext['subscriptions'] = [];
  const configs = createConfigs(() => core, subscriptions);
  const readings = createReadings(configs, subscriptions);
  const problems = createProblems(new Uri('file', '/pages') as unknown as vscode.Uri);
  const stacks = createStacks(configs, problems, subscriptions);
  const workspace = createWorkspaceCheck(configs, readings, stacks);
  subscriptions.push(workspace, registerDiagnostics(readings, configs, stacks, problems));
  let checked: string[] = [];
  readings.onDidRead(({ document }) => checked.push(document.uri.path));
  void workspace.start();
  return {
    ...actions(),
    shown: (path) => shown(path),
    rules: (path) => shown(path).map((one) => one.split(' ')[0] ?? ''),
    checked: () => {
      const before = checked;
      checked = [];
      return before;
    },
    watched: () =>
      [...state.watchers]
        .filter(({ isPartial }) => !isPartial)
        .map(({ glob }) => (typeof glob === 'string' ? glob : glob.baseUri.path)),
    stacks: () => [...stacks.all()].map(stackText).sort(),
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
      const change = state.files.has(path) ? 'changed' : 'created';
      state.files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      return changedOnDisk(path, change);
    },
    remove: (path) => {
      for (const file of [...state.files.keys()]) if (`${file}/`.startsWith(`${path}/`)) state.files.delete(file);
      return changedOnDisk(path, 'deleted');
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
    run: (command) => {
      void commands.executeCommand(command);
      return settle();
    },
    install: (...ids) => {
      state.extensions = ids;
      state.extensionsChanged.fire(undefined);
      return settle();
    },
    set: (settings) => {
      const before = state.settings;
      state.settings = settings;
      const isChanged = (key: string): boolean => JSON.stringify(before[key]) !== JSON.stringify(settings[key]);
      state.settingsChanged.fire({
        affectsConfiguration: (section) => section === 'layercake' || isChanged(section.replace(/^[a-z]+\./, '')),
      });
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
async function changedOnDisk(path: string, change: Change): Promise<void> {
  const isIn = (folder: string): boolean => path.startsWith(`${folder}/`);
  for (const { glob, on } of [...state.watchers]) {
    const sees =
      glob instanceof RelativePattern
        ? isIn(glob.baseUri.path)
        : state.folders.some(isIn) &&
          (glob === '**' || (glob === MANIFEST_GLOB ? isManifestName(path) : isConfigName(path)));
    if (sees) on[change].fire(new Uri('file', path));
  }
  await settle();
}

function shown(path: string): readonly string[] {
  return (state.diagnostics.get(path) ?? []).map(({ code, message }) => `${code?.value ?? ''} ${message}`);
}

function stackText({ uri, summary }: KnownStack): string {
  if (!summary) return `${uri.path} not checked`;
  const { error, warning, information } = summary.counts;
  return `${uri.path} ${summary.name ?? '?'} ${error}/${warning}/${information}`;
}
