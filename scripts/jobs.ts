import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { withCleanup } from '../test/host/cleanup.ts';
import type { Defer } from '../test/host/cleanup.ts';
import { fromRoot } from './paths.ts';

/** A program, in a process of its own. */
export interface Job {
  readonly name: string;
  readonly command: readonly [program: string, ...rest: readonly string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** The names of the jobs that have to have gone well before. */
  readonly needs?: readonly string[];
  /** Waits until all others have ended: it compares times. */
  readonly isLast?: boolean;
  /** Runs once more at the end where it fails: on a machine that halts for a minute, an editor is late for its tests. */
  readonly mayFailOnce?: boolean;
}

/** How a job went. */
export interface Outcome {
  readonly name: string;
  readonly isGood: boolean;
  readonly seconds: number;
  readonly output: string;
}

type Report = (outcome: Outcome) => void;

/** Runs jobs, as many at a time as there are lanes, in their order; of each it is told when it has ended. The last outcome of each is returned. */
export async function runJobs(
  jobs: readonly Job[],
  lanes: number,
  report: Report = () => undefined,
): Promise<readonly Outcome[]> {
  return withCleanup(async (defer) => {
    const outcomes = new Map<string, Outcome>();
    const tell = (outcome: Outcome): void => {
      outcomes.set(outcome.name, outcome);
      report(outcome);
    };
    const inLanes = (some: readonly Job[], most: number): Promise<void> =>
      runInLanes(some, most, outcomes, async (job) => tell(await run(job, defer)));
    await inLanes(
      jobs.filter(({ isLast }) => !isLast),
      lanes,
    );
    await inLanes(
      jobs.filter(({ isLast }) => isLast),
      1,
    );
    const late = jobs.filter(({ name, mayFailOnce }) => mayFailOnce && outcomes.get(name)?.isGood === false);
    await inLanes(late, 1);
    return [...outcomes.values()];
  });
}

/** Starts whatever may start while there is a lane for it. What stands on a job that failed does not run. */
async function runInLanes(
  jobs: readonly Job[],
  lanes: number,
  outcomes: ReadonlyMap<string, Outcome>,
  start: (job: Job) => Promise<void>,
): Promise<void> {
  const waiting = [...jobs];
  const running = new Set<Promise<void>>();
  for (;;) {
    const next = waiting.findIndex(({ needs = [] }) => needs.every((name) => outcomes.get(name)?.isGood));
    const [job] = running.size < lanes && next >= 0 ? waiting.splice(next, 1) : [];
    if (job) {
      const work: Promise<void> = start(job).finally(() => running.delete(work));
      running.add(work);
    } else if (running.size > 0) await Promise.race(running);
    else return;
  }
}

/** What it says is kept until it has ended, so that it can be shown in one piece. */
async function run({ name, command: [program, ...rest], env }: Job, defer: Defer): Promise<Outcome> {
  const start = Date.now();
  const child = spawn(program, rest, {
    cwd: fromRoot(),
    // A group of its own, so that what a script of npm has started is ended with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close');
  defer(async () => {
    if (endGroup(child)) await ended;
  });
  const [code] = (await ended) as [number | null];
  const output = Buffer.concat(said).toString().trimEnd();
  return { name, isGood: code === 0, seconds: (Date.now() - start) / 1000, output };
}

/** Says whether there was still anyone to end. */
function endGroup({ pid, exitCode, signalCode }: ChildProcess): boolean {
  if (pid === undefined || exitCode !== null || signalCode !== null) return false;
  return process.kill(-pid, 'SIGTERM');
}
