import type { Analysis } from '../../analysis/analyze.ts';
import { shortList } from '../../analysis/wording.ts';
import { stackLevel } from '../../analysis/topmost.ts';
import { factOf } from '../../catalog/level.ts';
import type { Level, Target } from '../../catalog/types.ts';
import type { Entry } from '../../stack/types.ts';
import { clip, escapeMarkdown } from '../markdown.ts';
import { compose } from './fit.ts';
import { conditionsOf } from './table.ts';
import {
  bold,
  componentLink,
  levelMark,
  moreLinks,
  nodeLink,
  nodeLinks,
  shortCode,
  targetLabels,
  type Writer,
} from './writer.ts';

const MOST_FAMILIES = 3;
const MOST_CAUSES = 6;

/** What a target is, how the stack reaches it, and who is in the way; in the `supports` of an entry also what is said of that. */
export function targetMarkdown(writer: Writer, target: Target, entry?: Entry): string {
  const { analysis, manifest } = writer.reading;
  const index = analysis.targets.indexOf(target);
  const isAsked = manifest.stack.targets.some(({ value }) => value === target.id);
  const nature = [escapeMarkdown(clip(target.vendorName, 30)), target.kind === 'cpu' ? 'CPU' : 'accelerator'];
  return compose([
    { rows: [`${bold(target.name)} ${shortCode(target.id)} · ${nature.join(' · ')}`] },
    { rows: platformRows(writer, target) },
    { rows: entry ? claimRows(writer, entry, target, index) : [] },
    { rows: index < 0 ? [] : stackRows(writer, index, isAsked), least: 1 },
    { rows: moreLinks(writer) },
  ]);
}

/** What `others` stands for in the `supports` of an entry. */
export function othersMarkdown(writer: Writer, entry: Entry): string {
  const named = new Set(entry.supports?.map(({ target }) => target.value));
  const level = entry.supports?.find(({ target }) => target.value === 'others')?.level;
  const targets = writer.catalog.targets.filter(({ id }) => !named.has(id));
  return compose([
    { rows: ['**`others`** · all targets that are not named here'] },
    { rows: [`${level ? `${levelMark(level)}: ` : ''}${targetLabels(writer, targets)}`] },
  ]);
}

function platformRows(writer: Writer, { id, platform, architectures = [] }: Target): readonly string[] {
  const component = platform === undefined ? undefined : writer.catalog.component(platform);
  const declared = writer.reading.analysis.devices.flatMap(({ target, arch }) =>
    target.id === id && arch !== undefined ? [arch] : [],
  );
  const families = architectures.slice(0, MOST_FAMILIES).map(({ family, ids }) => {
    const range = ids.length < 3 ? ids.join(', ') : `${ids[0] ?? ''} to ${ids.at(-1) ?? ''}`;
    return `${family} ${range}`;
  });
  const more = architectures.length - families.length;
  const told = [...families, ...(more > 0 ? [`${more} more families`] : [])].join('; ');
  return [
    ...(component ? [`Platform component: ${componentLink(writer, component)}`] : []),
    ...(told === '' ? [] : [`Architectures: ${escapeMarkdown(clip(told, 100))}`]),
    ...(declared.length === 0 ? [] : [`Declared in this stack: ${escapeMarkdown(clip(shortList(declared), 60))}`]),
  ];
}

/** What the manifest says of an entry there, beside what the catalog does, and what is left in the stack. */
function claimRows(writer: Writer, entry: Entry, target: Target, index: number): readonly string[] {
  const { analysis } = writer.reading;
  const { component } = analysis.nodes[entry.index] ?? {};
  if (index < 0) return [];
  const [own, here] = [analysis.own(entry.index, index), analysis.reach(entry.index, index)];
  const name = nodeLink(writer, entry.index);
  const said = conditionsOf(analysis.ownReason(entry.index, index).decisive.fact).join('; ');
  const condition = said === '' ? '' : ` (${escapeMarkdown(clip(said, 40))})`;
  const catalogs = component && factOf(component, target, entry.version ? { version: entry.version.value } : {});
  const limit = analysis.chainEnd(entry.index, index);
  return [
    `Said of ${name} here: ${levelMark(own)}${condition}`,
    ...(catalogs ? [`The catalog says: ${levelMark(catalogs.level)}`] : []),
    ...(here === own ? [] : [`What is left in this stack: ${levelMark(here)}, because of ${nodeLink(writer, limit)}`]),
  ];
}

const CAUSES: Readonly<Record<Level, string>> = {
  native: '',
  port: 'limited by',
  experimental: 'limited by',
  unknown: 'since nothing is known of',
  none: 'blocked by',
};

/** What the whole stack comes to there, and the entries that hold up the topmost ones. */
function stackRows(writer: Writer, index: number, isAsked: boolean): readonly string[] {
  const { analysis } = writer.reading;
  if (analysis.topmost.length === 0) return [];
  const level = stackLevel(analysis, index);
  const asked = isAsked ? ', which `targets` asks for' : '';
  const verdict = `This stack here: **${levelMark(level)}**${asked}`;
  const causes = [...causesOf(analysis, index, level)].sort(([, a], [, b]) => b.length - a.length);
  if (level === 'native' || causes.length === 0) return [verdict];
  return [
    `${verdict}; ${CAUSES[level]}`,
    ...causes.slice(0, MOST_CAUSES).map(([cause, tops]) => {
      const others = tops.filter((top) => top !== cause);
      const of = others.length === 0 ? '' : `, under ${nodeLinks(writer, others)}`;
      return `- ${nodeLink(writer, cause)}${of}`;
    }),
    ...(causes.length > MOST_CAUSES ? [`- and ${causes.length - MOST_CAUSES} more`] : []),
  ];
}

/** What limits the topmost entries that come down to a level, with those that it limits. */
function causesOf(analysis: Analysis, index: number, level: Level): ReadonlyMap<number, readonly number[]> {
  const causes = new Map<number, number[]>();
  for (const top of analysis.topmost) {
    if (analysis.reach(top, index) !== level) continue;
    const cause = analysis.chainEnd(top, index);
    const known = causes.get(cause);
    if (known) known.push(top);
    else causes.set(cause, [top]);
  }
  return causes;
}
