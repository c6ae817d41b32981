import { resolve } from 'node:path';
import { type ConfigChoice, createConfigs } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { findManifests, shownAs } from '../files/manifests.ts';
import { compareWith, type Comparing, createBaseline, readBaseline } from './baseline.ts';
import { checkFiles, type Outcome } from './check-files.ts';
import { createJsonPrinter } from './check-json.ts';
import { createPrettyPrinter } from './check-pretty.ts';
import { createTally, type Summary } from './check-printer.ts';
import { expectFilesToPass } from './engine.ts';
import { complain, EXIT, type Host } from './host.ts';
import { createProgress, type Progress } from './progress.ts';
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

/** What takes what comes out of the files, one after the other, and says how the call ends. */
interface Taker {
  readonly take: (outcome: Exclude<Outcome, { kind: 'failure' }>) => Promise<void> | void;
  readonly end: (failures: number) => number;
}

/** `layercake check`: what cannot be read is told and left out, and the rest is checked all the same. */
export async function check(session: Session, paths: readonly string[], call: CheckCall): Promise<number> {
  const { host, layercake, format } = session;
  const baseline = call.baseline === undefined ? undefined : readBaseline(...placeOf(host, call.baseline));
  const files = await findManifests(paths, host.cwd);
  expectFilesToPass();
  const progress = createProgress(host, format, 'checked', files.length);
  const taker =
    call.writeBaseline === undefined
      ? tell(session, progress, call.failOn, baseline && compareWith(baseline))
      : keep(host, ...placeOf(host, call.writeBaseline));
  const failures = new Set<string>();
  try {
    for (const outcome of checkFiles(session, files, createConfigs(host.cwd, layercake, call.config), progress)) {
      if (outcome.kind !== 'failure') await taker.take(outcome);
      else if (!failures.has(outcome.message)) {
        failures.add(outcome.message);
        progress.clear();
        complain(host, outcome.message);
      }
    }
  } finally {
    progress.clear();
  }
  return taker.end(failures.size);
}

/** Prints what was found as it comes; of what a baseline knows only how much it was. */
function tell({ host, format, style }: Session, progress: Progress, failOn: FailOn, comparing?: Comparing): Taker {
  const printer = format === 'json' ? createJsonPrinter() : createPrettyPrinter(style);
  const tally = createTally();
  return {
    take: async ({ kind, checked }) => {
      const shown = comparing && kind === 'manifest' ? comparing.fresh(checked) : checked;
      tally.add(shown);
      const text = printer.file(shown);
      if (text === '') return;
      progress.clear();
      host.stdout.write(text);
      await host.stdout.drained?.();
    },
    end: (failures) => {
      const summary = { ...tally.sum(), ...(comparing && { baseline: comparing.end() }) };
      if (summary.files > 0) host.stdout.write(printer.end(summary));
      if (failures > 0) return EXIT.unusable;
      return fails(summary, failOn) ? EXIT.findings : EXIT.clean;
    },
  };
}

/** Makes known all that was found. A baseline of half of it would have the other half told as new. */
function keep(host: Host, file: string, shown: string): Taker {
  const baseline = createBaseline(file, shown);
  let manifests = 0;
  let wrong: string | undefined;
  return {
    take: ({ kind, checked }) => {
      if (kind === 'manifest') {
        manifests++;
        baseline.add(checked);
      } else if (checked.findings.length > 0) wrong ??= checked.path;
    },
    end: (failures) => {
      if (wrong !== undefined)
        throw new Failure(`${shown}: is not written: there are mistakes in ${wrong}, see \`layercake check\``);
      if (failures > 0) throw new Failure(`${shown}: is not written, since not everything could be read`);
      const count = baseline.write();
      host.stdout.write(`${visible(shown)}: wrote ${counted(count, 'finding')} of ${counted(manifests, 'manifest')}\n`);
      return EXIT.clean;
    },
  };
}

function placeOf({ cwd }: Host, given: string): [file: string, shown: string] {
  const file = resolve(cwd, given);
  return [file, shownAs(file, given, cwd)];
}

function fails({ errors, warnings, informations }: Summary, failOn: FailOn): boolean {
  const counts = { error: errors, warning: errors + warnings, information: errors + warnings + informations, never: 0 };
  return counts[failOn] > 0;
}
