import type { Finding, Reading, Severity } from '../core/index.ts';
import { checkJson } from './check-json.ts';
import { checkPretty } from './check-pretty.ts';
import { findManifests, type ManifestFile } from './files.ts';
import { complain, EXIT, Failure } from './host.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

export const FAIL_ON = ['error', 'warning', 'information', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** A file with what was found in it. */
export interface CheckedFile {
  readonly path: string;
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

/** How many files were checked, and what was found in them. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
}

/** `layercake check`: what cannot be read is told and left out, and the rest is checked all the same. */
export async function check(session: Session, paths: readonly string[], failOn: FailOn): Promise<number> {
  const files = await findManifests(paths, session.host.cwd);
  const checked = files.flatMap((file) => checkFile(session, file) ?? []);
  const summary = summarize(checked);
  const print = session.format === 'json' ? checkJson : checkPretty;
  if (checked.length > 0) session.host.stdout.write(print(checked, summary, session.style));
  if (checked.length < files.length) return EXIT.unusable;
  return fails(summary, failOn) ? EXIT.findings : EXIT.clean;
}

function checkFile({ host, layercake }: Session, { path, shown }: ManifestFile): CheckedFile | undefined {
  try {
    const reading = layercake.read(readText(path, shown));
    return { path: shown, reading, findings: layercake.check(reading, { today: host.today }) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    complain(host, error.message);
    return undefined;
  }
}

function summarize(checked: readonly CheckedFile[]): Summary {
  const count = (severity: Severity): number =>
    checked.reduce(
      (total, { findings }) => total + findings.filter((finding) => finding.severity === severity).length,
      0,
    );
  return {
    files: checked.length,
    errors: count('error'),
    warnings: count('warning'),
    informations: count('information'),
  };
}

function fails({ errors, warnings, informations }: Summary, failOn: FailOn): boolean {
  const counts = { error: errors, warning: errors + warnings, information: errors + warnings + informations, never: 0 };
  return counts[failOn] > 0;
}
