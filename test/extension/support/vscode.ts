/**
 * What `vscode` is in unit tests: as much of it as the followed files, configs and catalogs need, over files in memory. Only what
 * has no window: the rest is tested inside a real VS Code (test/host).
 */

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class Disposable {
  readonly dispose: () => void;
  constructor(dispose: () => unknown) {
    this.dispose = () => void dispose();
  }
  static from(...all: readonly { dispose: () => unknown }[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
}

export class Uri {
  readonly authority = '';
  constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}
  static parse(text: string): Uri {
    const { protocol, pathname } = new URL(text);
    return new Uri(protocol.slice(0, -1), decodeURIComponent(pathname));
  }
  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    const steps = [base.path, ...parts.filter((part) => part !== '')].join('/').split('/');
    const kept = steps.reduce<readonly string[]>((all, step) => {
      if (step === '' || step === '.') return all;
      return step === '..' ? all.slice(0, -1) : [...all, step];
    }, []);
    return base.with({ path: `/${kept.join('/')}${steps.at(-1) === '' && kept.length > 0 ? '/' : ''}` });
  }
  with({ scheme = this.scheme, path = this.path }: { scheme?: string; path?: string }): Uri {
    return new Uri(scheme, path);
  }
  toString(): string {
    return `${this.scheme}://${encodeURI(this.path)}`;
  }
}

export class FileSystemError extends Error {
  constructor(
    message: string,
    readonly code = 'Unknown',
  ) {
    super(message);
  }
}

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;

export class Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  constructor(line: number, character: number, endLine: number, endCharacter: number) {
    this.start = { line, character };
    this.end = { line: endLine, character: endCharacter };
  }
}

export class Location {
  constructor(
    readonly uri: Uri,
    readonly range: Range,
  ) {}
}

export class DiagnosticRelatedInformation {
  constructor(
    readonly location: Location,
    readonly message: string,
  ) {}
}

export class Diagnostic {
  source = '';
  code: { readonly value: string } | undefined;
  relatedInformation: readonly DiagnosticRelatedInformation[] = [];
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

export class RelativePattern {
  constructor(
    readonly baseUri: Uri,
    readonly pattern: string,
  ) {}
}

export interface TextDocument {
  readonly uri: Uri;
  readonly languageId: string;
  readonly version: number;
  readonly isDirty: boolean;
  readonly isClosed: boolean;
  readonly getText: () => string;
}

/** How a place on disk has changed. */
export type Change = 'created' | 'changed' | 'deleted';

interface Watcher {
  readonly glob: string | RelativePattern;
  /** Only some kinds of changes are told to it. */
  readonly isPartial: boolean;
  readonly on: Readonly<Record<Change, EventEmitter<Uri>>>;
}

/** All that tests change, and what came of it; `test/extension/support/editor.ts` has the ways. */
export const state = {
  /** Undefined for a file that cannot be read. */
  files: new Map<string, Uint8Array | undefined>(),
  /** Paths of links to folders; what lies behind them is not listed here. */
  links: [] as readonly string[],
  folders: [] as readonly string[],
  documents: [] as TextDocument[],
  settings: {} as Readonly<Record<string, unknown>>,
  diagnostics: new Map<string, readonly Diagnostic[]>(),
  watchers: new Set<Watcher>(),
  /** Ids of the other extensions that there are. */
  extensions: [] as readonly string[],
  extensionsChanged: new EventEmitter<undefined>(),
  foldersChanged: new EventEmitter<undefined>(),
  commands: new Map<string, (...all: readonly unknown[]) => unknown>(),
  opened: new EventEmitter<TextDocument>(),
  edited: new EventEmitter<{ readonly document: TextDocument }>(),
  saved: new EventEmitter<TextDocument>(),
  closed: new EventEmitter<TextDocument>(),
  settingsChanged: new EventEmitter<{ readonly affectsConfiguration: (section: string) => boolean }>(),
};

const LINK = FileType.SymbolicLink | FileType.Directory;

const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

const fs = {
  isWritableFileSystem: (scheme: string): boolean | undefined => (scheme === 'file' ? true : undefined),
  readFile: ({ path }: Uri): Promise<Uint8Array> => {
    const content = state.files.get(path);
    return content ? Promise.resolve(content) : Promise.reject(new FileSystemError(`no file ${path}`));
  },
  readDirectory: ({ path }: Uri): Promise<readonly (readonly [string, number])[]> => {
    const below = [...state.files.keys()].filter((file) => isIn(file, path)).map((file) => file.slice(path.length + 1));
    const entries = new Map<string, number>(
      below.map((file) => [file.split('/')[0] ?? '', file.includes('/') ? FileType.Directory : FileType.File]),
    );
    for (const link of state.links) if (isIn(link, path)) entries.set(link.slice(path.length + 1), LINK);
    return below.length > 0 ? Promise.resolve([...entries]) : Promise.reject(new Error(`no folder ${path}`));
  },
  stat: ({ path }: Uri): Promise<{ readonly type: number; readonly size: number }> => {
    if (state.files.has(path))
      return Promise.resolve({ type: FileType.File, size: state.files.get(path)?.length ?? 0 });
    return [...state.files.keys()].some((file) => isIn(file, path))
      ? Promise.resolve({ type: FileType.Directory, size: 0 })
      : Promise.reject(new FileSystemError(`nothing at ${path}`, 'FileNotFound'));
  },
};

export const workspace = {
  fs,
  get textDocuments() {
    return state.documents;
  },
  get workspaceFolders() {
    return state.folders.map((path) => ({ uri: new Uri('file', path), name: path.slice(1) }));
  },
  openTextDocument: async (uri: Uri): Promise<TextDocument> => {
    const text = new TextDecoder().decode(await fs.readFile(uri));
    return { uri, languageId: 'yaml', version: 1, isDirty: false, isClosed: false, getText: () => text };
  },
  asRelativePath: ({ path }: Uri): string => path,
  /** The glob is that of manifests; what is left out are names of folders and files, at any depth. */
  findFiles: ({ baseUri }: RelativePattern, exclude: string): Promise<readonly Uri[]> => {
    const names = exclude.slice(1, -1).split(',');
    const isOut = (path: string): boolean => names.some((name) => path.split('/').includes(name.replace('**/', '')));
    const paths = [...state.files.keys()].filter((path) => isIn(path, baseUri.path) && !isOut(path));
    const found = paths.filter((path) => /[/.]layercake\.ya?ml$/.test(path));
    return Promise.resolve(found.map((path) => new Uri('file', path)));
  },
  getWorkspaceFolder: ({ path }: Uri): string | undefined =>
    state.folders.find((folder) => path === folder || isIn(path, folder)),
  getConfiguration: () => ({
    get: (key: string) => state.settings[key],
    inspect: (key: string) => ({ globalValue: state.settings[key] }),
  }),
  createFileSystemWatcher: (glob: string | RelativePattern, ...ignored: readonly boolean[]) => {
    const on = { created: new EventEmitter<Uri>(), changed: new EventEmitter<Uri>(), deleted: new EventEmitter<Uri>() };
    const watcher: Watcher = { glob, on, isPartial: ignored.includes(true) };
    state.watchers.add(watcher);
    return {
      ...{ onDidCreate: on.created.event, onDidChange: on.changed.event, onDidDelete: on.deleted.event },
      dispose: () => state.watchers.delete(watcher),
    };
  },
  onDidOpenTextDocument: state.opened.event,
  onDidChangeTextDocument: state.edited.event,
  onDidSaveTextDocument: state.saved.event,
  onDidCloseTextDocument: state.closed.event,
  onDidChangeConfiguration: state.settingsChanged.event,
  onDidChangeWorkspaceFolders: state.foldersChanged.event,
  onDidRenameFiles: (): Disposable => new Disposable(() => undefined),
};

export const extensions = {
  getExtension: (id: string): object | undefined => (state.extensions.includes(id) ? {} : undefined),
  onDidChange: state.extensionsChanged.event,
};

export const commands = {
  registerCommand: (id: string, run: (...all: readonly unknown[]) => unknown): Disposable => {
    state.commands.set(id, run);
    return new Disposable(() => state.commands.delete(id));
  },
  executeCommand: (id: string, ...all: readonly unknown[]): Promise<unknown> =>
    Promise.resolve(state.commands.get(id)?.(...all)),
};

/** Without a translation: the text, with its places filled in. */
export const l10n = {
  t: (text: string, ...all: readonly (string | number)[]): string =>
    text.replace(/\{(\d+)\}/g, (_, index: string) => String(all[Number(index)])),
};

export const StatusBarAlignment = { Left: 1 } as const;

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;

export class TreeItem {
  constructor(
    readonly label: string,
    readonly collapsibleState: number,
  ) {}
}

export class ThemeColor {
  constructor(readonly id: string) {}
}

export class ThemeIcon {
  constructor(
    readonly id: string,
    readonly color?: ThemeColor,
  ) {}
}

/** What is open is in a tab here. */
export class TabInputText {
  constructor(readonly uri: Uri) {}
}

export class TabInputTextDiff {
  readonly original = new Uri('file', '/');
  readonly modified = new Uri('file', '/');
}

export const window = {
  get tabGroups() {
    return { all: [{ tabs: state.documents.map(({ uri }) => ({ input: new TabInputText(uri) })) }] };
  },
  createStatusBarItem: () => ({ show: () => undefined, hide: () => undefined, dispose: () => undefined }),
};

export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: Uri, all: readonly Diagnostic[]) => state.diagnostics.set(uri.path, all),
    delete: (uri: Uri) => state.diagnostics.delete(uri.path),
    dispose: () => state.diagnostics.clear(),
  }),
};
