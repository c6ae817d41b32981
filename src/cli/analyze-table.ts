import { type Analysis, type Coupling, LAYER_NAMES, LAYERS, type Level, type Reading } from '../core/index.ts';
import type { Style } from './style.ts';
import { displayWidth, pad, padStart, visible, wrap } from './text.ts';

export const COUPLING_MARKS: Readonly<Record<Coupling, string>> = {
  neutral: '–',
  portable: '✓',
  leaning: '≈',
  locked: '✗',
  unknown: '?',
};
const LETTERS: Readonly<Record<Level, string>> = { native: 'N', port: 'P', experimental: 'E', unknown: '?', none: '·' };
const LEGEND = 'N native  P port or limited  E experimental  ? unknown  · does not run';

const INDENT = '  ';
const COUPLING_WIDTH = '✓ portable'.length;
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
  return [style.faint(heading), ...layers, '', ...legendLines(analysis, columns, style)];
}

function cells(...parts: readonly string[]): string {
  return `${INDENT}${parts.join('  ')}`.trimEnd();
}

/** Three letters a target where all entries still fit into their column, else two. */
function columnsOf({ manifest, analysis }: Reading, { width }: Style): Columns {
  const longest = Math.max(0, ...manifest.stack.entries.map(({ id }) => displayWidth(visible(id.value))));
  const ids = analysis.targets.map(({ id }) => id);
  const room = (size: number): number =>
    width - displayWidth(cells('', '')) - COUPLING_WIDTH - LOCK_IN_WIDTH - 4 - (size + 1) * ids.length + 1;
  const size = longest <= room(3) ? 3 : 2;
  return { names: shortNames(ids, size), idWidth: Math.max(LEAST_ID_WIDTH, Math.min(longest, room(size))) };
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
  const reach = names.map((name, target) => {
    const level = analysis.reach(node, target);
    return style.level[level](pad(LETTERS[level], name.length));
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

function legendLines({ targets }: Analysis, { names }: Columns, style: Style): readonly string[] {
  // Spaces inside an item do not break, so that a short name never parts from what it stands for.
  const items = targets.map(
    ({ name }, index) => `${names[index]?.trim() ?? ''}\u00a0${visible(name).replace(/ /g, '\u00a0')}`,
  );
  return [LEGEND, items.join('  ')].flatMap((text) =>
    wrap(text, style.width, INDENT).map((line) => style.faint(line.replace(/\u00a0/g, ' '))),
  );
}
