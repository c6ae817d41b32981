import { isConfigName } from '../config/index.ts';
import type { Finding } from '../core/index.ts';
import type { CatalogFile, ConfigFile, Configs } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import type { ManifestFile } from '../files/manifests.ts';
import { readText } from '../files/read-text.ts';
import type { Source } from './excerpt.ts';
import type { Progress } from './progress.ts';
import type { Session } from './session.ts';

/** A file with what was found in it. */
export interface CheckedFile {
  /** Its absolute path. */
  readonly file: string;
  /** The path that reports show. */
  readonly path: string;
  readonly source: Source;
  readonly findings: readonly Finding[];
}

/** What checking came to: of a manifest, of a config or a file of a catalog, or why a file could not be read. */
export type Outcome =
  | { readonly kind: 'manifest' | 'config'; readonly checked: CheckedFile }
  | { readonly kind: 'failure'; readonly message: string };

/**
 * Checks every file under its config, by path, and gives out each before it goes on, so that only one is held. The configs and the files of
 * catalogs that were asked for, and those in which something is wrong, stand among the manifests. What cannot be read is told, and
 * the rest is checked all the same.
 */
export function* checkFiles(
  session: Session,
  files: readonly ManifestFile[],
  configs: Configs,
  progress: Progress,
): Generator<Outcome> {
  const others = othersOf(files, configs);
  const waiting = [...others.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [index, file] of files.entries()) {
    while (waiting[0] && waiting[0].path < file.shown) yield* configOutcomes(waiting.splice(0, 1));
    if (!others.has(file.path)) yield checkedManifest(session, file, configs);
    progress.tell(index + 1);
  }
  yield* configOutcomes(waiting);
}

function configOutcomes(others: readonly CheckedFile[]): readonly Outcome[] {
  return others.map((checked) => ({ kind: 'config', checked }));
}

/**
 * The files beside the manifests that have to be told of, by path. All are looked for before the first manifest is checked: one that a
 * later manifest brings may stand before an earlier one.
 */
function othersOf(files: readonly ManifestFile[], configs: Configs): ReadonlyMap<string, CheckedFile> {
  const others = new Map<string, CheckedFile>();
  for (const { path } of files) {
    const config = attempt(() => (isConfigName(path) ? configs.read(path) : configs.of(path)));
    if (!config || config instanceof Failure) continue;
    const brought: readonly (ConfigFile | CatalogFile)[] = [config, ...config.catalog];
    for (const one of brought) if (one.file === path || isWrong(one)) others.set(one.file, checkedOther(one));
  }
  return others;
}

function checkedManifest(session: Session, file: ManifestFile, configs: Configs): Outcome {
  const outcome = attempt(() => checkManifest(session, file, configs));
  if (outcome instanceof Failure) return { kind: 'failure', message: outcome.message };
  return { kind: 'manifest', checked: outcome };
}

/** What a job gives, or the failure that it ends in. */
function attempt<T>(job: () => T): T | Failure {
  try {
    return job();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

function checkManifest(session: Session, { path, shown }: ManifestFile, configs: Configs): CheckedFile {
  const under = isConfigName(path) ? configs.read(path) : configs.of(path);
  const { layercake, config } = under ? { ...under, ...under.reading } : { layercake: session.layercake, config: {} };
  const reading = layercake.read(readText(path, shown), config);
  const findings = layercake.check(reading, { today: session.host.today, ...config });
  return { file: path, path: shown, source: reading.manifest, findings };
}

function isWrong({ reading }: ConfigFile | CatalogFile): boolean {
  return reading.findings.length > 0;
}

function checkedOther({ file, shown, reading }: ConfigFile | CatalogFile): CheckedFile {
  return { file, path: shown, source: reading, findings: reading.findings };
}
