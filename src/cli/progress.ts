import type { Host } from './host.ts';
import type { Format } from './session.ts';

/** Tells how far long work is, while it runs. */
export interface Progress {
  readonly tell: (done: number) => void;
  /** Takes away what was told; what is printed next stands in its place. Work may go on after it. */
  readonly clear: () => void;
}

/** Shorter work is over before anybody wonders. */
const DELAY = 500;
const INTERVAL = 100;
const ERASE_REST = '\u001b[K';

const SILENT: Progress = { tell: () => undefined, clear: () => undefined };

/** One line on standard error that updates, where somebody watches a terminal; else, and for short work, nothing. */
export function createProgress(host: Host, format: Format, verb: string, total: number): Progress {
  if (!isWatched(host) || format === 'json') return SILENT;
  let next = host.now() + DELAY;
  let isShown = false;
  return {
    tell: (done) => {
      const now = host.now();
      if (now < next) return;
      next = now + INTERVAL;
      isShown = true;
      host.stderr.write(`\r${verb} ${grouped(done)} of ${grouped(total)}${ERASE_REST}`);
    },
    clear: () => {
      if (isShown) host.stderr.write(`\r${ERASE_REST}`);
      isShown = false;
    },
  };
}

/** Both streams have to be a terminal: a pager that standard output feeds draws on the same one. */
function isWatched({ isTerminal, isErrorTerminal, env }: Host): boolean {
  const isCi = env.CI !== undefined && env.CI !== '' && env.CI !== 'false';
  return isTerminal && isErrorTerminal && !isCi && env.TERM !== 'dumb';
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
