import type { Contender } from './contender.ts';
import { type Edit, editsOf } from './edits.ts';
import { cpuClock } from './measure.ts';
import { median, percentile } from './statistics.ts';

/** What a person waits for. */
export const TASKS = ['first time', 'edit to findings', 'edit to hover', 'edit to completion'] as const;
export type Task = (typeof TASKS)[number];

/** One task on one text, by both contenders in turn; times in milliseconds. */
export interface Comparison {
  readonly entries: number;
  readonly task: Task;
  /** CPU time of all threads, the medians over rounds. */
  readonly peer: number;
  readonly ours: number;
  /** Median over rounds of the peer's time by ours. */
  readonly ratio: number;
  /** What a person waits for ours, by the clock: 99 of 100 times not longer. */
  readonly p99: number;
}

/** How often ours does a task in a round, the peer doing it once: its times are too short for the clock, and one collection is most of one. */
const TIMES: Readonly<Record<Task, number>> = {
  'first time': 3,
  'edit to findings': 20,
  'edit to hover': 20,
  'edit to completion': 20,
};
const WARM_UP = 2;

/** Measures both contenders on each task, in turn, after rounds that warm both up. */
export async function compareEditing(
  [peer, ours]: readonly [Contender, Contender],
  text: string,
  entries: number,
  rounds: number,
): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const task of TASKS) {
    const key = task === 'first time' || task === 'edit to findings' ? 'any' : 'component';
    // Each follows its own, so that every text is one character away from the one that it was given before.
    const edits = { peer: editsOf(text, key), ours: editsOf(text, key) };
    const measured: Round[] = [];
    for (let turn = 0; turn < WARM_UP; turn++) await warmUp(peer, ours, task, edits);
    for (let turn = 0; turn < rounds; turn++) {
      measured.push({ peer: await timePeer(peer, task, edits.peer), ...(await timeOurs(ours, task, edits.ours)) });
    }
    comparisons.push({
      ...{ entries, task },
      peer: median(measured.map((round) => round.peer)),
      ours: median(measured.map((round) => round.ours)),
      ratio: median(measured.map((round) => round.peer / round.ours)),
      p99: percentile(
        measured.flatMap(({ waits }) => waits),
        0.99,
      ),
    });
  }
  return comparisons;
}

interface Times {
  readonly ours: number;
  readonly waits: readonly number[];
}

interface Round extends Times {
  readonly peer: number;
}

type Edits = Iterator<Edit, never>;

/** Both do the task for as long, so that the engine has compiled the one as well as the other: ours does it hundreds of times meanwhile. */
async function warmUp(
  peer: Contender,
  ours: Contender,
  task: Task,
  edits: Readonly<Record<'peer' | 'ours', Edits>>,
): Promise<void> {
  const time = await timePeer(peer, task, edits.peer);
  for (let spent = 0; spent < time; spent += TIMES[task] * (await timeOurs(ours, task, edits.ours)).ours);
}

async function timePeer(peer: Contender, task: Task, edits: Edits): Promise<number> {
  const edit = edits.next().value;
  const start = cpuClock();
  await perform(peer, task, edit);
  return cpuClock() - start;
}

async function timeOurs(ours: Contender, task: Task, edits: Edits): Promise<Times> {
  // Making a text of megabytes takes as long as what is measured, and nobody who edits one does it this way.
  const texts = Array.from({ length: TIMES[task] }, () => edits.next().value);
  const waits: number[] = [];
  const start = cpuClock();
  for (const text of texts) {
    const from = performance.now();
    await perform(ours, task, text);
    waits.push(performance.now() - from);
  }
  return { ours: (cpuClock() - start) / TIMES[task], waits };
}

/** Does a task; fails where ours has no answer, since giving none is fast. The peer knows no components to offer. */
async function perform(contender: Contender, task: Task, { text, offset }: Edit): Promise<void> {
  const answer = await {
    'first time': () => contender.open(text),
    'edit to findings': () => contender.findings(text),
    'edit to hover': () => contender.hover(text, offset),
    'edit to completion': () => contender.complete(text, offset),
  }[task]();
  if (answer === 0 && contender.isOurs) throw new Error(`${task}: no answer at ${offset}`);
}
