import { createLayercake, type Layercake, mergeCatalog, type TeamCatalog, type TeamFile } from '../core/index.ts';
import { type ConfigReading, finding, inOrder, readConfig } from './read-config.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A folder that a config names, as its host found it. */
export interface CatalogFolder {
  readonly files: readonly TeamFile[];
  /** What is wrong with the folder itself, or with files that cannot be read, said behind its name. */
  readonly problems: readonly string[];
}

/** The problem of a folder with a file that cannot be taken as text; what it is instead is said behind the file's name. */
export function leftOut(path: string, problem: string): string {
  return `has a file that is left out: \`${path}\` ${problem}`;
}

/** A config with what it brings along: the core over the catalog that holds under it. */
export interface Applied {
  readonly reading: ConfigReading;
  readonly layercake: Layercake;
  readonly team?: TeamCatalog;
}

/**
 * Applies the catalog of a config: `folders` are those that the reading names, in that order. The config is read again, since
 * it may name the team's own targets. What is given as before and has not changed is used again: the very same where nothing has.
 */
export function applyCatalog(
  reading: ConfigReading,
  builtin: Layercake,
  folders: readonly CatalogFolder[],
  before?: Applied,
): Applied {
  const now =
    reading.folders.length === 0 ? { reading, layercake: builtin } : merged(reading, builtin, folders, before);
  return before && isSame(before, now) ? before : now;
}

function merged(
  reading: ConfigReading,
  builtin: Layercake,
  folders: readonly CatalogFolder[],
  before: Applied | undefined,
): Applied {
  // Folders may lie in each other.
  const files = new Map(folders.flatMap((folder) => folder.files.map((file) => [file.path, file] as const)));
  const team = mergeCatalog(builtin.catalog, [...files.values()], before?.team);
  const layercake = before?.team === team ? before.layercake : createLayercake(team.catalog);
  const again = readConfig(reading.text, vocabularyOf(layercake));
  const problems = reading.folders.flatMap(({ value, span }, index) =>
    (folders[index]?.problems ?? []).map((problem) =>
      finding('unknown-reference', `The catalog \`${value}\` ${problem}.`, span),
    ),
  );
  return { reading: { ...again, findings: inOrder([...again.findings, ...problems]) }, layercake, team };
}

/** One text over one core is read alike, but for the problems of its folders. */
function isSame(before: Applied, now: Applied): boolean {
  const said = ({ reading: { findings } }: Applied): string => findings.map(({ message }) => message).join('\n');
  return before.layercake === now.layercake && before.reading.text === now.reading.text && said(before) === said(now);
}
