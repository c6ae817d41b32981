import { shortList, versionRange } from '../../analysis/wording.ts';
import { type Fact, RANK, rankOf } from '../../catalog/level.ts';
import type { Case, Target } from '../../catalog/types.ts';
import { clip, escapeMarkdown, unbroken } from '../markdown.ts';
import { type Part, visibleText } from './fit.ts';
import { targetLabels, type Writer } from './writer.ts';

/** A row: the cells that never fold, and a remark that takes what room they leave. */
export interface Row {
  readonly cells: readonly string[];
  /** Plain words, or Markdown for so many characters. */
  readonly remark: readonly string[] | ((room: number) => string);
}

/** Characters in a row of a table that is 400 pixels wide, in a wide font. */
const ROW_WIDTH = 58;
/** The room between two columns, in characters. */
const GAP = 2;

/** A table whose lines do not fold in a narrow hover: remarks, under the last head, end where the room does. */
export function tablePart(heads: readonly string[], rows: readonly Row[], least: number): Part {
  if (rows.length === 0) return { rows: [] };
  const columns = heads.slice(0, -1);
  const widths = columns.map((head, column) =>
    Math.max(head.length, ...rows.map(({ cells }) => visibleText(cells[column] ?? '').length)),
  );
  const room = ROW_WIDTH - widths.reduce((total, width) => total + width + GAP, 0);
  const remarks = rows.map(({ remark }) => remarkText(remark, room));
  const shown = remarks.some((remark) => remark !== '') ? heads : columns;
  const line = (cells: readonly string[]): string => `| ${shown.map((_, column) => cells[column] ?? '').join(' | ')} |`;
  const rule = line(shown.map(() => ':--'));
  return {
    rows: [
      `${line(heads.map(unbroken))}\n${rule}`,
      ...rows.map(({ cells }, index) => line([...cells, remarks[index] ?? ''])),
    ],
    least: least + 1,
    rest: (left) => line([`and\u00a0${left}\u00a0more`]),
  };
}

/** Less than that says nothing. */
const LEAST_ROOM = 9;

function remarkText(remark: Row['remark'], room: number): string {
  if (room < LEAST_ROOM) return '';
  return unbroken(typeof remark === 'function' ? remark(room) : escapeMarkdown(fitted(remark, room)));
}

/** A loss that some targets share, and the targets that do. */
export interface Shared {
  /** Markdown: `✕ none`. */
  readonly loss: string;
  readonly targets: readonly Target[];
}

/** A line for each loss: `✕ none: AMD GPU, Intel GPU`; `all` are the targets that the table is about. */
export function sharedPart(writer: Writer, shared: readonly Shared[], all: number): Part {
  const rows = shared.map(({ loss, targets }) => {
    const isRest = shared.length === 1 && targets.length > MOST_NAMED;
    if (!isRest) return `${loss}: ${targetLabels(writer, targets)}`;
    return targets.length === all ? `${loss} on all ${all} targets` : `${loss} on the ${targets.length} other targets`;
  });
  return { rows, least: Math.min(rows.length, 2) };
}

/** More targets than that, if they are all the others, are not named. */
const MOST_NAMED = 4;

/** What a level depends on, in a few words each, what weighs most first. */
export function conditionsOf({ case: one, why, besides }: Fact): readonly string[] {
  if (why === 'architecture') return [`needs ${architectures(besides.flatMap(({ arch }) => arch ?? []).join(' | '))}`];
  if (why === 'version') return [besides.filter(isRunning).map(versionRange).join(', ')].filter((text) => text !== '');
  if (!one) return [];
  return [
    ...(one.arch ? [architectures(one.arch)] : []),
    ...(one.since === undefined && one.until === undefined ? [] : [versionRange(one)]),
    ...(one.limited === undefined ? [] : [`limited: ${one.limited}`]),
    ...(one.limited === undefined && one.note !== undefined ? [one.note] : []),
  ];
}

function isRunning(one: Case): boolean {
  return rankOf(one) > RANK.unknown;
}

/** As many of them as there is room for; of the first one as much as fits. */
function fitted(conditions: readonly string[], room: number): string {
  let text = '';
  for (const [index, one] of conditions.entries()) {
    const longer = text === '' ? one : `${text}; ${one}`;
    const isLast = index === conditions.length - 1;
    if (longer.length + (isLast ? 0 : 2) > room) return text === '' ? clip(one, room) : `${text} …`;
    text = longer;
  }
  return text;
}

/** A condition such as `gfx90a | gfx942 | …`, the rest of a long one counted. */
function architectures(condition: string): string {
  return shortList(
    condition.split('|').map((one) => one.trim().replace(/^>=\s*(\S+)$/, '$1 or newer')),
    2,
  );
}
