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
  watchers: new Set<{ readonly glob: string | RelativePattern; readonly changed: EventEmitter<Uri> }>(),
  opened: new EventEmitter<TextDocument>(),
  edited: new EventEmitter<{ readonly document: TextDocument }>(),
  saved: new EventEmitter<TextDocument>(),
  closed: new EventEmitter<TextDocument>(),
  settingsChanged: new EventEmitter<{ readonly affectsConfiguration: (section: string) => boolean }>(),
};

const LINK = FileType.SymbolicLink | FileType.Directory;

const isIn = (path: string, folder: string): boolean => path.startsWith(`${folder}/`);

const fs = {
  readFile: ({ path }: Uri): Promise<Uint8Array> => {
    const content = state.files.get(path);
    return content ? Promise.resolve(content) : Promise.reject(new Error(`no file ${path}`));
  },
  readDirectory: ({ path }: Uri): Promise<readonly (readonly [string, number])[]> => {
    const below = [...state.files.keys()].filter((file) => isIn(file, path)).map((file) => file.slice(path.length + 1));
    const entries = new Map<string, number>(
      below.map((file) => [file.split('/')[0] ?? '', file.includes('/') ? FileType.Directory : FileType.File]),
    );
    for (const link of state.links) if (isIn(link, path)) entries.set(link.slice(path.length + 1), LINK);
    return below.length > 0 ? Promise.resolve([...entries]) : Promise.reject(new Error(`no folder ${path}`));
  },
  stat: ({ path }: Uri): Promise<{ readonly type: number }> => {
    if (state.files.has(path)) return Promise.resolve({ type: FileType.File });
    return [...state.files.keys()].some((file) => isIn(file, path))
      ? Promise.resolve({ type: FileType.Directory })
      : Promise.reject(new Error(`nothing at ${path}`));
  },
};

export const workspace = {
  fs,
  get textDocuments() {
    return state.documents;
  },
  get workspaceFolders() {
    return state.folders.map((path) => ({ uri: new Uri('file', path) }));
  },
  getWorkspaceFolder: ({ path }: Uri): string | undefined =>
    state.folders.find((folder) => path === folder || isIn(path, folder)),
  getConfiguration: () => ({ get: (key: string) => state.settings[key] }),
  createFileSystemWatcher: (glob: string | RelativePattern) => {
    const watcher = { glob, changed: new EventEmitter<Uri>() };
    state.watchers.add(watcher);
    const once = (listener: Listener<Uri>): Disposable => watcher.changed.event(listener);
    const never = (): Disposable => new Disposable(() => undefined);
    return {
      ...{ onDidChange: once, onDidCreate: never, onDidDelete: never },
      dispose: () => state.watchers.delete(watcher),
    };
  },
  onDidOpenTextDocument: state.opened.event,
  onDidChangeTextDocument: state.edited.event,
  onDidSaveTextDocument: state.saved.event,
  onDidCloseTextDocument: state.closed.event,
  onDidChangeConfiguration: state.settingsChanged.event,
};

export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: Uri, all: readonly Diagnostic[]) => state.diagnostics.set(uri.path, all),
    delete: (uri: Uri) => state.diagnostics.delete(uri.path),
    dispose: () => state.diagnostics.clear(),
  }),
};
