import { isConfigName } from '../config/index.ts';
import type { Finding } from '../core/index.ts';
import type { CatalogFile, ConfigFile, Configs } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import type { ManifestFile } from '../files/manifests.ts';
import { readText } from '../files/read-text.ts';
import type { Source } from './excerpt.ts';
import { createProgress } from './progress.ts';
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

/** All that came out of checking files. */
export interface CheckedFiles {
  readonly manifests: readonly CheckedFile[];
  /** The configs and the files of catalogs that were asked for, and those in which something is wrong. */
  readonly configs: readonly CheckedFile[];
  /** Why files could not be read, each reason once. */
  readonly failures: readonly string[];
}

/** Checks every file under its config: what cannot be read is told and left out, and the rest is checked all the same. */
export function checkFiles(session: Session, files: readonly ManifestFile[], configs: Configs): CheckedFiles {
  const manifests: CheckedFile[] = [];
  const used = new Map<string, CheckedFile>();
  const failures = new Set<string>();
  const checkOne = (file: ManifestFile): void => {
    const isConfig = isConfigName(file.path);
    const config = isConfig ? configs.read(file.path) : configs.of(file.path);
    const brought: readonly (ConfigFile | CatalogFile)[] = config ? [config, ...config.catalog] : [];
    for (const one of brought) if (one.file === file.path || isWrong(one)) used.set(one.file, checkedOther(one));
    if (!used.has(file.path)) manifests.push(checkedManifest(session, file, config));
  };
  eachWithProgress(session, files, (file) => {
    try {
      checkOne(file);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failures.add(error.message);
    }
  });
  return { manifests, configs: [...used.values()], failures: [...failures] };
}

function eachWithProgress(
  { host, format }: Session,
  files: readonly ManifestFile[],
  work: (file: ManifestFile) => void,
): void {
  const progress = createProgress(host, format, 'checked', files.length);
  try {
    for (const [index, file] of files.entries()) {
      work(file);
      progress.tell(index + 1);
    }
  } finally {
    progress.end();
  }
}

function checkedManifest(
  { host, layercake: builtin }: Session,
  { path, shown }: ManifestFile,
  under: ConfigFile | undefined,
): CheckedFile {
  const { layercake, config } = under ? { ...under, ...under.reading } : { layercake: builtin, config: {} };
  const reading = layercake.read(readText(path, shown), config);
  const findings = layercake.check(reading, { today: host.today, ...config });
  return { file: path, path: shown, source: reading.manifest, findings };
}

function isWrong({ reading }: ConfigFile | CatalogFile): boolean {
  return reading.findings.length > 0;
}

function checkedOther({ file, shown, reading }: ConfigFile | CatalogFile): CheckedFile {
  return { file, path: shown, source: reading, findings: reading.findings };
}
