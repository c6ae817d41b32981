import { type Diagnostic, DiagnosticSeverity, type Range } from 'vscode-languageserver/node';
import type { Finding, Severity, Span } from '../core/index.ts';
import { createLineIndex } from '../core/text/line-index.ts';
import { rangeOf } from './encoding.ts';
import type { HeldFile } from './holds.ts';
import type { OpenManifest } from './manifests.ts';
import type { Session } from './session.ts';
import { isConfig, isManifest, pathOf, uriOf } from './uris.ts';

/** How long typing must pause before a manifest is told of, in milliseconds. */
const PAUSE = 80;
/** And before manifests are read under a config, or a catalog, that is being edited. */
const CONFIG_PAUSE = 200;
/** Clients open files one after the other, and tell of changed ones in several messages. */
const SOON = 10;

/** Tells what is found in open manifests, and what is wrong in their configs and catalogs, after all that may change it. */
export interface Diagnostics {
  /** Looks at everything again, under the configs as they are now. */
  readonly recheck: () => void;
}

/** Follows the open texts. */
export function followTexts(session: Session): Diagnostics {
  const { documents, holds, manifests } = session;
  const timers = createTimers(session);
  const publisher = createPublisher(session);
  const recheck = (pause: number): void => timers.set('', pause, () => publisher.all());
  documents.onDidOpen(({ document: { uri } }) => {
    if (isManifest(uri) || concerns(session, uri)) recheck(SOON);
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (isManifest(uri)) timers.set(uri, PAUSE, () => publisher.one(uri));
    else if (concerns(session, uri)) recheck(CONFIG_PAUSE);
  });
  // Where the client watches no files, saving anything is when to look.
  documents.onDidSave(() => recheck(SOON));
  documents.onDidClose(({ document: { uri } }) => {
    timers.clear(uri);
    manifests.close(uri);
    if (isManifest(uri)) publisher.takeBack(uri);
    if (isManifest(uri) || concerns(session, uri)) recheck(SOON);
  });
  session.connection.onDidChangeWatchedFiles(({ changes }) => {
    if (changes.some(({ uri }) => holds.concerns(pathOf(uri) ?? ''))) recheck(SOON);
  });
  return { recheck: () => recheck(SOON) };
}

function concerns({ holds }: Session, uri: string): boolean {
  return isConfig(uri) || holds.concerns(pathOf(uri) ?? '');
}

interface Timers {
  readonly set: (key: string, pause: number, job: () => Promise<void>) => void;
  readonly clear: (key: string) => void;
}

/** Runs the last job of a key once the key has been quiet. One that fails is logged. */
function createTimers({ fail }: Session): Timers {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const clear = (key: string): void => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  return {
    clear,
    set: (key, pause, job) => {
      clear(key);
      timers.set(
        key,
        setTimeout(() => void job().catch(fail), pause),
      );
    },
  };
}

interface Publisher {
  readonly one: (uri: string) => Promise<void>;
  readonly all: () => Promise<void>;
  readonly takeBack: (uri: string) => void;
}

function createPublisher(session: Session): Publisher {
  const { connection, documents, holds, manifests, refresh } = session;
  const told = new Map<string, OpenManifest>();
  const tellFiles = createFilePublisher(session);
  let round = 0;
  const one = async (uri: string): Promise<void> => {
    const manifest = await manifests.of(uri);
    if (!manifest || told.get(uri) === manifest) return;
    told.set(uri, manifest);
    const diagnostics = manifest.findings().map((finding) => diagnosticOf(session, manifest, finding));
    void connection.sendDiagnostics({ uri, version: manifest.version, diagnostics });
  };
  return {
    one,
    all: async () => {
      const own = ++round;
      holds.forget();
      for (const uri of documents.keys()) {
        if (isConfig(uri)) holds.readConfig(pathOf(uri) ?? '');
        else await one(uri);
      }
      // One that began later knows more.
      if (own !== round) return;
      tellFiles();
      await refresh.send();
    },
    takeBack: (uri) => {
      told.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}

/** Tells of configs and files of catalogs, and takes back what is no longer among them. */
function createFilePublisher(session: Session): () => void {
  const { connection, documents, holds } = session;
  const told = new Map<string, HeldFile['findings']>();
  return () => {
    const open = new Map(documents.keys().map((uri) => [pathOf(uri), uri]));
    const now = new Map(holds.files().map((file) => [open.get(file.path) ?? uriOf(file.path), file]));
    for (const uri of told.keys()) {
      if (now.has(uri)) continue;
      told.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const [uri, { text, findings }] of now) {
      if (told.get(uri) === findings || (findings.length === 0 && !told.has(uri))) continue;
      told.set(uri, findings);
      const lines = createLineIndex(text);
      const range = (span: Span): Range => rangeOf({ text, lines }, span, session.client.encoding);
      const diagnostics = findings.map((finding) => diagnosticOf(session, { uri, rangeOf: range }, finding));
      void connection.sendDiagnostics({ uri, diagnostics });
    }
  };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** A finding as clients have it. */
export function diagnosticOf(
  { client, rulePages }: Session,
  { uri, rangeOf: range }: Pick<OpenManifest, 'uri' | 'rangeOf'>,
  { rule, severity, message, span, related }: Finding,
): Diagnostic {
  const places = related.map((one) => ({ location: { uri, range: range(one.span) }, message: one.message }));
  return {
    ...{ range: range(span), severity: SEVERITIES[severity], source: 'layercake', code: rule, message },
    ...(client.takesRulePages && rulePages !== undefined && { codeDescription: { href: `${rulePages}/${rule}.md` } }),
    ...(client.takesRelated && places.length > 0 && { relatedInformation: places }),
  };
}
