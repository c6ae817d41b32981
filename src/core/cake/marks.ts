import type { LegendSample } from './legend.ts';

/** The side of a mark's square. */
export const MARK_SIZE = 16;

type Mark = Exclude<LegendSample, 'use' | 'loose-use'>;

/** The shape that tells a kind without its colour: a padlock, a half disc, arrows both ways, a ring, a question, a chip. */
const SHAPES: Readonly<Record<Mark, string>> = {
  locked:
    fill('M4.5 7h7A1.5 1.5 0 0 1 13 8.5v4a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 12.5v-4A1.5 1.5 0 0 1 4.5 7z') +
    line('M5 7V5a3 3 0 0 1 6 0v2'),
  leaning: fill('M8 2.5a5.5 5.5 0 0 0 0 11z') + line('M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z'),
  portable: line('M2.5 5.5h10M9.8 2.8l2.7 2.7-2.7 2.7M13.5 10.5h-10M6.2 7.8l-2.7 2.7 2.7 2.7'),
  neutral: line('M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z'),
  unknown: line('M5.2 5.6A2.8 2.8 0 1 1 8 8.6v1.6') + fill('M7 12.2h2v2H7z'),
  platform: line('M4 4h8v8H4zM6.2 1.5V4M9.8 1.5V4M6.2 12v2.5M9.8 12v2.5M1.5 6.2H4M1.5 9.8H4M12 6.2h2.5M12 9.8h2.5'),
  misfit: line('M8 2.2l6.2 11H1.8z') + line('M8 6.4v3.2') + fill('M7.2 10.8h1.6v1.5H7.2z'),
};

function fill(path: string): string {
  return `<path class="mark-fill" d="${path}"/>`;
}

function line(path: string): string {
  return `<path class="mark-line" d="${path}"/>`;
}

/** The marks as symbols, once a picture, and the hatching of platform pieces. */
export function markDefinitions(): string {
  const symbols = Object.entries(SHAPES).map(
    ([mark, shape]) => `<symbol id="lc-mark-${mark}" viewBox="0 0 ${MARK_SIZE} ${MARK_SIZE}">${shape}</symbol>`,
  );
  const hatch =
    '<pattern id="lc-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">';
  return `<defs>${symbols.join('')}${hatch}<path class="hatch" d="M0 0V7"/></pattern></defs>`;
}

/** A mark at a place, in the colour of its kind. */
export function mark(of: Mark, x: number, y: number): string {
  return `<use class="mark mark-${of}" href="#lc-mark-${of}" x="${x}" y="${y}" width="${MARK_SIZE}" height="${MARK_SIZE}"/>`;
}
