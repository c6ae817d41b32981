import type { Browser } from 'playwright-core';

/** Something that a page's main thread did, in milliseconds; `ran` is how long the thread really ran, whatever else the machine did meanwhile. */
export interface Slice {
  readonly name: string;
  readonly start: number;
  readonly took: number;
  readonly ran: number;
}

/** What the browser wrote down of the thread on which the page set its marks (`performance.mark`). */
export interface Trace {
  /** The times of the marks of a name. */
  readonly marks: (name: string) => readonly number[];
  /** What was done under one of those names, begun between two times. */
  readonly slices: (names: readonly string[], from: number, to: number) => readonly Slice[];
}

/** A task of the event loop, as the browser counts long ones. */
export const TASK = ['RunTask'];
/** Script that a message or a frame has run, with what the browser does for it at once. */
export const SCRIPT = ['HandlePostMessage', 'FireAnimationFrame'];

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Has the browser write down what its threads do while something runs. `thread` is a mark that the page sets. */
export async function traced(browser: Browser, thread: string, run: () => Promise<void>): Promise<Trace> {
  await browser.startTracing(undefined, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  let written: Buffer;
  try {
    await run();
  } finally {
    written = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(written.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const isMark = ({ cat }: TraceEvent): boolean => cat === 'blink.user_timing';
  const one = traceEvents.find((event) => isMark(event) && event.name === thread);
  if (!one) throw new Error(`no mark ${thread}`);
  const own = traceEvents.filter(({ pid, tid }) => pid === one.pid && tid === one.tid);
  return {
    marks: (name) => own.filter((event) => isMark(event) && event.name === name).map(({ ts }) => ts / 1000),
    slices: (names, from, to) =>
      own
        .filter(
          ({ ph, name, ts, dur = 0 }) =>
            ph === 'X' && names.includes(name) && (ts + dur) / 1000 > from && ts / 1000 < to,
        )
        .map(({ name, ts, dur = 0, tdur = 0 }) => ({ name, start: ts / 1000, took: dur / 1000, ran: tdur / 1000 })),
  };
}

export function total(slices: readonly Slice[]): number {
  return slices.reduce((sum, { ran }) => sum + ran, 0);
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
