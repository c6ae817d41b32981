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
  /** What stands for the rows that are left out. */
  readonly rest?: (left: number) => string;
}

/** Puts the parts together, blank lines between them, so that a narrow hover has at most 25 lines. */
export function compose(parts: readonly Part[]): string {
  const filled = parts.filter(({ rows }) => rows.length > 0);
  const kept = filled.map(({ rows, least = rows.length }) => linesOf(rows.slice(0, least)));
  let room = MOST_LINES;
  let reserved = kept.reduce((total, lines) => total + lines, 0);
  const blocks = filled.map((part, index) => {
    reserved -= kept[index] ?? 0;
    const rows = rowsThatFit(part, room - reserved);
    room -= linesOf(rows);
    return rows.reduce((text, row) => `${text}${isBlock(row) ? '\n' : '  \n'}${row}`);
  });
  return blocks.join('\n\n');
}

function isBlock(row: string): boolean {
  return row.startsWith('|') || row.startsWith('- ') || row.startsWith('```');
}

function rowsThatFit({ rows, least = rows.length, rest }: Part, room: number): readonly string[] {
  if (linesOf(rows) <= room) return rows;
  for (let count = rows.length - 1; count > least; count--) {
    const some = withRest(rows, count, rest);
    if (linesOf(some) <= room) return some;
  }
  return withRest(rows, Math.max(1, least), rest);
}

function withRest(rows: readonly string[], count: number, rest: Part['rest']): readonly string[] {
  const left = rows.length - count;
  return [...rows.slice(0, count), ...(rest && left > 0 ? [rest(left)] : [])];
}

/** How many lines rows of Markdown take where 60 characters stand on each. */
function linesOf(rows: readonly string[]): number {
  return rows.reduce((total, row) => total + row.split('\n').reduce((sum, line) => sum + linesOfLine(line), 0), 0);
}

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
export function visibleText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)/g, '$1')
    .replace(/(`+)(.*?)\1/g, '$2')
    .replace(/(?<!\\)\*/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}
