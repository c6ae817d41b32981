import { resolve } from 'node:path';
import { type Comparison, isWorse } from '../core/index.ts';
import type { ConfigChoice } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { shownAs } from '../files/manifests.ts';
import { readText } from '../files/read-text.ts';
import { compareJson } from './compare-json.ts';
import { comparePretty } from './compare-pretty.ts';
import { textInRevision } from './git.ts';
import { EXIT } from './host.ts';
import { type ReadManifest, readManifestFile, readManifestText } from './read-manifest.ts';
import type { Session } from './session.ts';
import { visibleLines } from './text.ts';

export const FAIL_ON_CHANGE = ['worse', 'never'] as const;

/** What to compare a single file with, and which outcome is a failure. */
export interface CompareChoice {
  /** A revision of git; HEAD unless it is given. */
  readonly base?: string;
  readonly config: ConfigChoice;
  readonly failOn: (typeof FAIL_ON_CHANGE)[number];
}

/** What reports call the two sides. */
export interface Labels {
  readonly before: string;
  readonly after: string;
}

/** `layercake compare`: two manifests, or one against its version in git. */
export function compare(session: Session, files: readonly [string, string | undefined], choice: CompareChoice): number {
  const [before, after] = sidesOf(session, files, choice);
  const { layercake } = after;
  const comparison = layercake.compare(before.reading, after.reading, after.options);
  session.host.stdout.write(print({ ...session, layercake }, comparison, { before: before.shown, after: after.shown }));
  return choice.failOn === 'worse' && isWorse(comparison) ? EXIT.findings : EXIT.clean;
}

type Side = Pick<ReadManifest, 'shown' | 'reading' | 'options'>;

function sidesOf(
  session: Session,
  [first, second]: readonly [string, string | undefined],
  { base, config }: CompareChoice,
): readonly [Side, ReadManifest] {
  if (second === undefined) {
    const after = readManifestFile(session, first, config);
    return [sideInGit(session, after, base ?? 'HEAD'), after];
  }
  if (base !== undefined) throw new Failure('--base is for one file; two are compared with each other');
  const after = readManifestFile(session, second, config);
  return [sideInFile(session, after, first), after];
}

/** Both sides are under one config: an index over other targets would differ without any change of the stack. */
function sideInFile(session: Session, { options, config, layercake }: ReadManifest, file: string): Side {
  const { cwd } = session.host;
  const path = resolve(cwd, file);
  const shown = shownAs(path, file, cwd);
  return { shown, options, reading: readManifestText(layercake, readText(path, shown), shown, config) };
}

function sideInGit(
  session: Session,
  { path, shown, options, config, layercake }: ReadManifest,
  revision: string,
): Side {
  const text = textInRevision(session.host, path, shown, revision);
  const name = `${shown} (${revision})`;
  return { shown: name, options, reading: readManifestText(layercake, text, name, config) };
}

function print({ format, style, layercake }: Session, comparison: Comparison, labels: Labels): string {
  switch (format) {
    case 'json':
      return compareJson(comparison, labels);
    case 'markdown':
      return visibleLines(layercake.comparisonReport(comparison, labels));
    case 'pretty':
      return comparePretty(comparison, labels, style);
  }
}
