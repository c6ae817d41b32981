import { visible } from './text.ts';

/** Where text goes; a process's stream is one. */
export interface Sink {
  readonly write: (text: string) => unknown;
  /** Waits where a reader is slower than the program, so that what it has not read yet does not pile up. */
  readonly drained?: () => Promise<void>;
}

/** What the program needs of the process it runs in, so that a test can stand in for it. */
export interface Host {
  readonly cwd: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Whether standard error is one. */
  readonly isErrorTerminal: boolean;
  /** Width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  /** The day it is (ISO date). */
  readonly today: string;
  /** A clock, in milliseconds from any start. */
  readonly now: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program's own version. */
  readonly version: string;
}

/** The exit codes: nothing at or above `--fail-on`; something; a wrong call or unreadable input. */
export const EXIT = { clean: 0, findings: 1, unusable: 2 } as const;

const DEFAULT_COLUMNS = 80;
/** Lines longer than this are hard to read, however wide the terminal is. */
const MOST_COLUMNS = 120;
const LEAST_COLUMNS = 40;

/** The width that output is laid out for. */
export function widthOf({ columns }: Host): number {
  return Math.max(LEAST_COLUMNS, Math.min(columns ?? DEFAULT_COLUMNS, MOST_COLUMNS));
}

/** Whether to use colour: on a terminal, unless the environment says otherwise (https://no-color.org, FORCE_COLOR). */
export function usesColor({ env, isTerminal }: Host): boolean {
  const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
  if (isSet(env.NO_COLOR)) return false;
  if (isSet(env.FORCE_COLOR)) return env.FORCE_COLOR !== '0';
  return isTerminal && env.TERM !== 'dumb';
}

/** Says what is wrong, in one line on standard error. */
export function complain({ stderr }: Host, message: string): void {
  stderr.write(`layercake: ${visible(message.trim().replace(/\s*\n\s*/g, ' '))}\n`);
}
