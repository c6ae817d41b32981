import { resolve } from 'node:path';
import type { Severity } from '../core/index.ts';
import { type ConfigChoice, createConfigs } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { findManifests, shownAs } from '../files/manifests.ts';
import { compare, type Comparison, readBaseline, writeBaseline } from './baseline.ts';
import { type CheckedFile, type CheckedFiles, checkFiles } from './check-files.ts';
import { checkJson } from './check-json.ts';
import { checkPretty } from './check-pretty.ts';
import { complain, EXIT, type Host } from './host.ts';
import type { Session } from './session.ts';
import { counted, visible } from './text.ts';

export const FAIL_ON = ['error', 'warning', 'information', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** How a check is asked for. */
export interface CheckCall {
  readonly failOn: FailOn;
  readonly config?: ConfigChoice;
  /** The file with the findings that are known. */
  readonly baseline?: string;
  /** The file to write all findings into, so that they are known from now on. */
  readonly writeBaseline?: string;
}

/** How many files were checked, and what was found in them; with a baseline, what is new. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly baseline?: Pick<Comparison, 'known' | 'gone'>;
}

/** `layercake check`: what cannot be read is told and left out, and the rest is checked all the same. */
export async function check(session: Session, paths: readonly string[], call: CheckCall): Promise<number> {
  const { host, layercake, format, style } = session;
  const baseline = call.baseline === undefined ? undefined : readBaseline(...placeOf(host, call.baseline));
  const files = await findManifests(paths, host.cwd);
  const found = checkFiles(session, files, createConfigs(host.cwd, layercake, call.config));
  for (const failure of found.failures) complain(host, failure);
  if (call.writeBaseline !== undefined) return keep(host, found, ...placeOf(host, call.writeBaseline));
  const compared = baseline && compare(found.manifests, baseline);
  const shown = byPath([...found.configs, ...(compared?.fresh ?? found.manifests)]);
  const summary = summarize(shown, compared);
  const print = format === 'json' ? checkJson : checkPretty;
  if (shown.length > 0) host.stdout.write(print(shown, summary, style));
  if (found.failures.length > 0) return EXIT.unusable;
  return fails(summary, call.failOn) ? EXIT.findings : EXIT.clean;
}

/** Makes known all that was found. A baseline of half of it would have the other half told as new. */
function keep(host: Host, { manifests, configs, failures }: CheckedFiles, file: string, shown: string): number {
  const [wrong] = configs.filter(({ findings }) => findings.length > 0);
  if (wrong)
    throw new Failure(`${shown}: is not written: there are mistakes in ${wrong.path}, see \`layercake check\``);
  if (failures.length > 0) throw new Failure(`${shown}: is not written, since not everything could be read`);
  const count = writeBaseline(file, shown, manifests);
  host.stdout.write(
    `${visible(shown)}: wrote ${counted(count, 'finding')} of ${counted(manifests.length, 'manifest')}\n`,
  );
  return EXIT.clean;
}

function placeOf({ cwd }: Host, given: string): [file: string, shown: string] {
  const file = resolve(cwd, given);
  return [file, shownAs(file, given, cwd)];
}

function byPath(files: readonly CheckedFile[]): readonly CheckedFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function summarize(checked: readonly CheckedFile[], compared: Comparison | undefined): Summary {
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
    ...(compared && { baseline: { known: compared.known, gone: compared.gone } }),
  };
}

function fails({ errors, warnings, informations }: Summary, failOn: FailOn): boolean {
  const counts = { error: errors, warning: errors + warnings, information: errors + warnings + informations, never: 0 };
  return counts[failOn] > 0;
}
