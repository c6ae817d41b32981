import { rememberingTexts } from '../../remember.ts';

/** So many lines of a narrow hover are read at a glance. */
const MOST_LINES = 25;

/** Characters on a line of a hover that is 400 pixels wide; those of a list are indented. */
const LINE_WIDTH = 60;
const ITEM_WIDTH = 56;

/** A part of a hover; what does not fit is left out from its end. */
export interface Part {
  /** Markdown, each row on a line of its own; table rows start with `|`, those of a list with `- `. */
  readonly rows: readonly string[];
  /** Room for so many rows is kept whatever stands before them; for all of them, unless given. */
  readonly least?: number;
  /** What stands for the rows that are left out, on one line. */
  readonly rest?: (left: number) => string;
}

/** Puts the parts together, blank lines between them, so that a narrow hover has at most 25 lines. */
export function compose(parts: readonly Part[]): string {
  const measured = shrink(parts.filter(({ rows }) => rows.length > 0).map((part) => measure(part)));
  let reserved = measured.reduce((total, { kept }) => total + kept, 0);
  let room = MOST_LINES;
  const blocks = measured.map((part) => {
    reserved -= part.kept;
    const rows = rowsThatFit(part, room - reserved);
    room -= rows.reduce((total, { lines }) => total + lines, 0);
    return rows.map(({ text }) => text).reduce((all, row) => `${all}${isBlock(row) ? '\n' : '  \n'}${row}`);
  });
  return blocks.join('\n\n');
}

interface Row {
  readonly text: string;
  readonly lines: number;
}

interface Measured extends Pick<Part, 'rest'> {
  readonly rows: readonly Row[];
  readonly least: number;
  /** The lines of the rows that room is kept for. */
  readonly kept: number;
}

function measure({ rows: texts, least = texts.length, rest }: Part): Measured {
  const rows = texts.map(rowOf);
  return withLeast({ rows, ...(rest && { rest }) }, Math.min(least, rows.length));
}

function withLeast({ rows, rest }: Pick<Measured, 'rows' | 'rest'>, least: number): Measured {
  const kept = rows.slice(0, least).reduce((total, { lines }) => total + lines, rest && least < rows.length ? 1 : 0);
  return { rows, least, kept, ...(rest && { rest }) };
}

/** Where there is not even room for what is kept, the longest parts give way. */
function shrink(parts: readonly Measured[]): readonly Measured[] {
  const total = parts.reduce((sum, { kept }) => sum + kept, 0);
  const [longest] = parts.filter(({ least }) => least > 1).sort((a, b) => b.kept - a.kept);
  if (total <= MOST_LINES || !longest) return parts;
  return shrink(parts.map((part) => (part === longest ? withLeast(part, part.least - 1) : part)));
}

function rowOf(text: string): Row {
  return { text, lines: linesOf(text) };
}

/** Nearly all rows come again with the next hover. */
const linesOf = rememberingTexts((text) => text.split('\n').reduce((total, line) => total + linesOfLine(line), 0));

function isBlock(row: string): boolean {
  return row.startsWith('|') || row.startsWith('- ') || row.startsWith('```');
}

/** As many rows as there is room for, and what stands for the others. */
function rowsThatFit({ rows, least, rest }: Measured, room: number): readonly Row[] {
  let [count, lines] = [0, 0];
  for (const row of rows) {
    if (lines + row.lines > room && count >= least) break;
    count++;
    lines += row.lines;
  }
  if (count === rows.length || !rest) return rows.slice(0, count);
  // The last one makes room for what stands for it and the others.
  if (lines >= room && count > Math.max(1, least)) count--;
  return [...rows.slice(0, count), rowOf(rest(rows.length - count))];
}

/** How many lines one of Markdown takes where 60 characters stand on each. */
function linesOfLine(line: string): number {
  if (/^(?:```|\|[ :|-]*$)/.test(line)) return 0;
  if (line.startsWith('|')) return 1;
  const width = line.startsWith('- ') ? ITEM_WIDTH : LINE_WIDTH;
  let [lines, column] = [1, 0];
  for (const word of visibleText(line.replace(/^- /, '')).split(' ')) {
    if (column > 0 && column + 1 + word.length > width) [lines, column] = [lines + 1, 0];
    lines += Math.max(0, Math.ceil(word.length / width) - 1);
    column += (column > 0 ? 1 : 0) + (word.length % (width + 1));
  }
  return lines;
}

/** What is seen of inline Markdown. */
export const visibleText = rememberingTexts((markdown) =>
  markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1')
    .replace(/(`+)(.*?)\1/g, '$2')
    .replace(/(?<!\\)\*/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, ''),
);
