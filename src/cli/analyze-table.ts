import { COUPLING_MARKS } from '../core/features/coupling-text.ts';
import { type Analysis, LAYER_NAMES, LAYERS, type Level, type Reading } from '../core/index.ts';
import type { Style } from './style.ts';
import { displayWidth, pad, padStart, visible, wrap } from './text.ts';

export const LETTERS: Readonly<Record<Level, string>> = {
  native: 'N',
  port: 'P',
  experimental: 'E',
  unknown: '?',
  none: '·',
};
export const LEGEND = ['N native', 'P port or limited', 'E experimental', '? unknown', '· does not run'];
const SWAP = '*';
const SWAP_LEGEND = "* after swapping a platform piece for the target's own";
const NO_BREAK = '\u00a0';

const INDENT = '  ';
const COUPLING_WIDTH = '◇ portable'.length;
const LOCK_IN_WIDTH = 'lock-in'.length;
const LEAST_ID_WIDTH = 12;

interface Columns {
  readonly names: readonly string[];
  readonly idWidth: number;
}

/** The entries by layer, from the top of the cake: coupling, lock-in index and reach, with a legend. */
export function tableLines(reading: Reading, style: Style): readonly string[] {
  const { manifest, analysis } = reading;
  const columns = columnsOf(reading, style);
  const layers = [...LAYERS].reverse().flatMap((layer) => {
    const entries = manifest.stack.entries.filter((entry) => entry.layer === layer);
    const rows = entries.flatMap((entry) => rowLines(analysis, entry.index, columns, style));
    return rows.length === 0 ? [] : [style.strong(LAYER_NAMES[layer]), ...rows];
  });
  const heading = cells(pad('', columns.idWidth), pad('coupling', COUPLING_WIDTH), 'lock-in', columns.names.join(' '));
  return [style.faint(heading), ...layers, '', ...legendLines(reading, columns, style)];
}

function cells(...parts: readonly string[]): string {
  return `${INDENT}${parts.join('  ')}`.trimEnd();
}

/** Three letters a target where all entries still fit into their column, else two. */
function columnsOf({ manifest, analysis }: Reading, { width }: Style): Columns {
  const longest = Math.max(LEAST_ID_WIDTH, ...manifest.stack.entries.map(({ id }) => displayWidth(visible(id.value))));
  const ids = panelIds(analysis);
  const besides = displayWidth(cells('', ' '.repeat(COUPLING_WIDTH), ' '.repeat(LOCK_IN_WIDTH), '.')) - 1;
  const room = (size: number): number => width - besides - (ids.length * (size + 1) - 1);
  const size = longest <= room(3) ? 3 : 2;
  return { names: shortNames(ids, size), idWidth: Math.max(LEAST_ID_WIDTH, Math.min(longest, room(size))) };
}

function panelIds({ targets, panel }: Analysis): readonly string[] {
  return panel.map((target) => targets[target]?.id ?? '?');
}

/** Short names that tell the targets apart: `intel-gaudi` is `ga`, `google-tpu` is `tp`. */
export function shortNames(ids: readonly string[], size: number): readonly string[] {
  const names: string[] = [];
  for (const id of ids) {
    const parts = id.split('-');
    const [first = '', last = ''] = [parts[0], parts.at(-1)];
    const wishes = [last, first, `${first.charAt(0)}${last}`, last.charAt(0) + last.slice(2)].map((wish) =>
      pad(wish.slice(0, size), size),
    );
    const numbered = padStart(String(names.length + 1), size);
    names.push(wishes.find((wish) => !names.includes(wish)) ?? numbered);
  }
  return names;
}

function rowLines(analysis: Analysis, node: number, { names, idWidth }: Columns, style: Style): readonly string[] {
  const coupling = analysis.coupling(node);
  const id = visible(analysis.nodes[node]?.id ?? '?');
  const reach = names.map((name, column) => {
    const target = analysis.panel[column] ?? 0;
    const level = analysis.reach(node, target);
    const swap = analysis.isSwapped(node, target) ? SWAP : '';
    return pad(style.level[level](LETTERS[level] + swap), name.length);
  });
  const values = [
    style.coupling[coupling](pad(`${COUPLING_MARKS[coupling]} ${coupling}`, COUPLING_WIDTH)),
    padStart(String(Math.round(analysis.entryLockIn(node))), LOCK_IN_WIDTH),
    reach.join(' '),
  ];
  // A name that is too long for its column gets a line of its own, so that nothing of it is lost.
  if (displayWidth(id) <= idWidth) return [cells(pad(id, idWidth), ...values)];
  return [`${INDENT}${id}`, cells(pad('', idWidth), ...values)];
}

function legendLines({ analysis, manifest }: Reading, { names }: Columns, style: Style): readonly string[] {
  const { panel, isSwapped } = analysis;
  const swaps = manifest.stack.entries.some(({ index }) => panel.some((target) => isSwapped(index, target)));
  const short = panelIds(analysis).map((id, index) => `${names[index]?.trim() ?? ''} ${visible(id)}`);
  return itemLines([[...LEGEND, ...(swaps ? [SWAP_LEGEND] : [])], short], style);
}

/** A legend: groups of items, each from a new line. An item does not break, so that a letter never parts from what it means. */
export function itemLines(groups: readonly (readonly string[])[], style: Style): readonly string[] {
  return groups.flatMap((items) => {
    const words = items.map((item, index) => item.replace(/ /g, NO_BREAK) + (index < items.length - 1 ? NO_BREAK : ''));
    return wrap(words.join(' '), style.width, INDENT).map((line) =>
      style.faint(line.replaceAll(NO_BREAK, ' ').trimEnd()),
    );
  });
}
