import type { SlabKind } from '../data/types.ts';
import type { FateKind } from '../worlds/world-types.ts';

/** The side of a mark's square. */
export const MARK_SIZE = 16;

export type Mark = SlabKind | FateKind | 'misfit' | 'choke';

/**
 * The shape that tells a kind without its colour: a padlock, a half disc, arrows both ways, a ring, a question, a chip; a warning for
 * a misfit, a valve for a choke point; of fates a bar, arrows, sliders, a dash, a pause, a tick.
 */
const SHAPES: Readonly<Record<Mark, string>> = {
  locked:
    fill('M4.5 7h7A1.5 1.5 0 0 1 13 8.5v4a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7z') +
    line('M5 7V5a3 3 0 0 1 6 0v2'),
  leaning: fill('M8 2.5a5.5 5.5 0 0 0 0 11z') + line('M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z'),
  portable: line('M2.5 5.5h10M9.8 2.8l2.7 2.7-2.7 2.7M13.5 10.5h-10M6.2 7.8l-2.7 2.7 2.7 2.7'),
  neutral: line('M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z'),
  unknown: line('M5.2 5.6A2.8 2.8 0 1 1 8 8.6v1.6') + fill('M7 12.2h2v2H7z'),
  platform: line('M4 4h8v8H4zM6.2 1.5V4M9.8 1.5V4M6.2 12v2.5M9.8 12v2.5M1.5 6.2H4M1.5 9.8H4M12 6.2h2.5M12 9.8h2.5'),
  choke: fill('M2.5 3.5l11 9v-9l-11 9z') + line('M8 8V2.2M5.8 2.2h4.4'),
  blocked: line('M8 2.2a5.8 5.8 0 1 1 0 11.6 5.8 5.8 0 0 1 0-11.6zM4.1 4.1l7.8 7.8'),
  replaced: line('M2.5 8h10M9 4.2L12.8 8 9 11.8'),
  configured: line('M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.2v3.6M6 9.2v3.6'),
  swapped: line('M3 7.2A5.2 5.2 0 0 1 12.4 5M12.8 2.4V5.2H10M13 8.8A5.2 5.2 0 0 1 3.6 11M3.2 13.6v-2.8H6'),
  gone: line('M3 8h10'),
  stays: line('M5.5 3.5v9M10.5 3.5v9'),
  runs: line('M3 8.6l3.4 3.4L13 4.6'),
  misfit: line('M8 2.2l6.2 11H1.8z') + line('M8 6.4v3.2') + fill('M7.2 10.8h1.6v1.5H7.2z'),
};

/** All that there are. */
export const MARKS = Object.keys(SHAPES) as readonly Mark[];

function fill(path: string): string {
  return `<path class="mark-fill" d="${path}"/>`;
}

function line(path: string): string {
  return `<path class="mark-line" d="${path}"/>`;
}

/** The marks as symbols, once a picture, and the hatching of platform pieces. */
export function markDefinitions(marks: Iterable<Mark>): string {
  const symbols = Array.from(
    marks,
    (one) => `<symbol id="lc-mark-${one}" viewBox="0 0 ${MARK_SIZE} ${MARK_SIZE}">${SHAPES[one]}</symbol>`,
  );
  const hatch =
    '<pattern id="lc-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">';
  return `<defs>${symbols.join('')}${hatch}<path class="hatch" d="M0 0V7"/></pattern></defs>`;
}

/** A mark at a place, in the colour of its kind. */
export function mark(of: Mark, x: number, y: number): string {
  return `<use class="mark mark-${of}" href="#lc-mark-${of}" x="${x}" y="${y}" width="${MARK_SIZE}" height="${MARK_SIZE}"/>`;
}
