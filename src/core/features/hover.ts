import type { Analysis } from '../analysis/analyze.ts';
import { evidenceOf, nodeName, shortList, sourceName } from '../analysis/wording.ts';
import { readingText, staleText } from '../catalog/age.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Fact, factOf } from '../catalog/level.ts';
import type { Component, Evidence, Level, Target } from '../catalog/types.ts';
import type { Reading } from '../index.ts';
import { LAYER_NAMES } from '../stack/types.ts';
import type { Span } from '../text/span.ts';
import { COUPLING_MARKS, couplingText, LEVEL_MARKS } from './coupling-text.ts';
import { code, escapeMarkdown, link } from './markdown.ts';
import { subjectAt } from './subject.ts';

/** A hover: the place it is about and what to show there, as Markdown in which every foreign text is escaped. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** How much of the evidence a hover shows; the rest is one command away. */
const MOST_EVIDENCE = 4;
const LONGEST_CONDITION = 90;

/** What there is to say about the name at an offset: what it is, what it is tied to, through which chain, and how we know. */
export function hoverAt(reading: Reading, catalog: Catalog, offset: number, today: string): Hover | undefined {
  const subject = subjectAt(reading, offset);
  if (!subject) return undefined;
  if (subject.kind === 'entry')
    return { span: subject.span, markdown: entryMarkdown(reading.analysis, catalog, subject.node, today) };
  const component = catalog.find(subject.name);
  return component && { span: subject.span, markdown: componentMarkdown(catalog, component, today) };
}

/** What there is to say about an entry. */
export function entryMarkdown(analysis: Analysis, catalog: Catalog, node: number, today: string): string {
  const { component, entry } = analysis.nodes[node] ?? {};
  const version = entry?.version ? ` ${code(entry.version.value)}` : '';
  const cells = analysis.panel.flatMap((index) => {
    const target = analysis.targets[index];
    return target ? [entryCell(analysis, node, target, index, today)] : [];
  });
  const { target, nodes } = analysis.couplingChain(node);
  const end = nodes.at(-1) ?? node;
  const evidence = [...evidenceOf(analysis.ownReason(end, target).decisive), ...ownEvidence(analysis, node)];
  return sections([
    `**${escapeMarkdown(nodeName(analysis, node))}**${version} · ${kindText(component, entry?.layer)}`,
    component && escapeMarkdown(component.summary),
    verdict(analysis, node),
    levelTable(['Target', 'By itself', 'In this stack', ''], cells),
    component && alternatives(catalog, component),
    evidenceList(evidence, today),
    component && facts(component),
  ]);
}

/** The coupling in words, its first half in bold: `■ **locked to NVIDIA**: api → engine; …`. */
function verdict(analysis: Analysis, node: number): string {
  const [, head = '', tail = ''] = /^([^:(;]*[^:(; ])(.*)$/s.exec(couplingText(analysis, node)) ?? [];
  return `${COUPLING_MARKS[analysis.coupling(node)]} **${escapeMarkdown(head)}**${tail === '' ? '' : spaced(tail)}`;
}

/** Escaped, with the blank kept that parts it from what stands before it. */
function spaced(tail: string): string {
  return `${tail.startsWith(' ') ? ' ' : ''}${escapeMarkdown(tail)}`;
}

/** A target's row in the table of levels. */
interface LevelCell {
  readonly target: Target;
  readonly level: Level;
  /** True where there is nothing to add to the level itself. */
  readonly bare: boolean;
  /** That what it rests on was read too long ago, else nothing. */
  readonly stale: string;
  readonly levels: readonly string[];
  /** What the level depends on. */
  readonly because: string;
}

function entryCell(analysis: Analysis, node: number, target: Target, index: number, today: string): LevelCell {
  const [own, level] = [analysis.own(node, index), analysis.reach(node, index)];
  const end = analysis.chain(node, index).at(-1) ?? node;
  const limit = analysis.nodes[end];
  const { decisive } = analysis.ownReason(end, index);
  const because =
    own === level || !limit ? condition(analysis.ownReason(node, index).decisive.fact) : `because of ${limit.id}`;
  const swap = analysis.isSwapped(node, index) ? ' ⇄' : '';
  const levels = [unbroken(`${LEVEL_MARKS[own]} ${own}`), unbroken(`${LEVEL_MARKS[level]} ${level}${swap}`)];
  return { target, level, bare: own === level, stale: staleText(evidenceOf(decisive), today), levels, because };
}

/** What there is to say about a component by itself. */
export function componentMarkdown(catalog: Catalog, component: Component, today: string): string {
  const known = catalog.targets.map((target) => ({ target, fact: factOf(component, target) }));
  const cells = known.map(({ target, fact }) => {
    return {
      target,
      level: fact.level,
      bare: true,
      stale: staleText(evidenceOf({ role: 'entry', component, fact }), today),
      levels: [unbroken(`${LEVEL_MARKS[fact.level]} ${fact.level}`)],
      because: condition(fact),
    };
  });
  const evidence = known.flatMap(({ fact }) => evidenceOf({ role: 'entry', component, fact }));
  return sections([
    `**${escapeMarkdown(component.name)}** · ${kindText(component, component.layer)}`,
    escapeMarkdown(component.summary),
    levelTable(['Target', 'Level', ''], cells),
    alternatives(catalog, component),
    evidenceList(evidence, today),
    facts(component),
  ]);
}

/** Keeps a short cell on one line, so that the columns do not fold up beside a long note. */
function unbroken(cell: string): string {
  return cell.replaceAll(' ', '\u00a0');
}

/**
 * Rows for the targets with something to say. Where it just does not run, where nothing is known, and where several are lost
 * in the same way to the same entry, they share a line.
 */
function levelTable(head: readonly string[], cells: readonly LevelCell[]): string {
  const line = (columns: readonly string[]): string => `| ${columns.join(' | ')} |`;
  const shared = sharedLines(cells);
  const told = cells.filter((cell) => !shared.has(lossOf(cell)));
  const rows = told.map(({ target, stale, levels, because }) => {
    const words = [because, stale].filter((word) => word !== '').join('; ');
    return line([unbroken(escapeMarkdown(target.name)), ...levels, escapeMarkdown(words)]);
  });
  const table = rows.length === 0 ? [] : [[line(head), line(head.map(() => '---')), ...rows].join('\n')];
  return [...table, [...shared].map(([loss, names]) => `${loss}: ${names.join(', ')}`).join('  \n')].join('\n\n');
}

/** The names of the targets that share a loss, the plain ones first; of those that need a reason only where it saves rows. */
function sharedLines(cells: readonly LevelCell[]): ReadonlyMap<string, readonly string[]> {
  const losses = new Map<string, string[]>();
  for (const cell of [...cells].sort((a, b) => Number(b.bare) - Number(a.bare))) {
    const loss = lossOf(cell);
    if (loss === '') continue;
    const name = `${cell.target.name}${cell.stale === '' ? '' : ` (${cell.stale})`}`;
    losses.set(loss, [...(losses.get(loss) ?? []), escapeMarkdown(name)]);
  }
  const isPlain = (loss: string): boolean => cells.some((cell) => cell.bare && lossOf(cell) === loss);
  return new Map([...losses].filter(([loss, names]) => isPlain(loss) || names.length >= FEWEST_TOGETHER));
}

const FEWEST_TOGETHER = 3;

/** `✕ none`, or `✕ none because of deepep, by itself ● native`; nothing where there is something left. */
function lossOf({ level, bare, levels, because }: LevelCell): string {
  if (level !== 'none' && level !== 'unknown') return '';
  const plain = `${LEVEL_MARKS[level]} ${level}`;
  return bare ? plain : `${plain} ${escapeMarkdown(because)}, by itself ${levels[0] ?? ''}`;
}

function sections(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function kindText(component: Component | undefined, layer: keyof typeof LAYER_NAMES | undefined): string {
  const words = [layer && LAYER_NAMES[layer], component?.kind.replaceAll('-', ' '), component ? undefined : 'your own'];
  return words.flatMap((word) => (word === undefined ? [] : [escapeMarkdown(word)])).join(' · ');
}

/** What a level depends on, in a few words. */
function condition({ case: one, why, besides }: Fact): string {
  if (why === 'architecture') return `needs ${architectures(besides.flatMap(({ arch }) => arch ?? []).join(' | '))}`;
  if (why === 'version') return `since ${besides.flatMap(({ since }) => since ?? []).join(', ')}`;
  if (!one) return '';
  const parts = [
    one.arch && architectures(one.arch),
    one.since && `since ${one.since}`,
    one.until && `until ${one.until}`,
    one.limited ?? one.note,
  ];
  const text = parts.filter((part) => part !== undefined && part !== '').join('; ');
  return text.length > LONGEST_CONDITION ? `${text.slice(0, LONGEST_CONDITION).replace(/[\s,;]+\S*$/, '')} …` : text;
}

/** A condition such as `gfx90a | gfx942 | …`, the rest of a long one counted. */
function architectures(condition: string): string {
  return shortList(condition.split('|').map((one) => one.trim().replace(/^>=\s*(\S+)$/, '$1 or newer')));
}

function alternatives(catalog: Catalog, component: Component): string {
  const items = cheapestFirst(component).map(({ component: id, effort, note }) => {
    const name = catalog.component(id)?.name ?? id;
    return `${escapeMarkdown(name)} (effort: ${effort}${note === undefined ? '' : `; ${escapeMarkdown(note.replace(/\.$/, ''))}`})`;
  });
  return items.length === 0 ? '' : `In its place: ${items.slice(0, 3).join(' · ')}`;
}

/** The newest facts of the entry itself, for the targets of the panel that the catalog speaks about. */
function ownEvidence(analysis: Analysis, node: number): readonly Evidence[] {
  return analysis.panel.flatMap((target) => evidenceOf(analysis.ownReason(node, target).decisive));
}

function evidenceList(evidence: readonly Evidence[], today: string): string {
  const unique = [...new Map(evidence.map((one) => [one.source, one])).values()];
  const items = unique.slice(0, MOST_EVIDENCE).map((one) => {
    const where = link(sourceName(one.source), one.source);
    return `- ${escapeMarkdown(one.says)} (${where}, ${escapeMarkdown(readingText(one, today))})`;
  });
  const rest = unique.length - items.length;
  return [...items, ...(rest > 0 ? [`- and ${rest} more source${rest === 1 ? '' : 's'}`] : [])].join('\n');
}

function facts({ license, steward, stewardVendor, homepage, deprecated }: Component): string {
  const parts = [
    deprecated && `**Deprecated:** ${escapeMarkdown(deprecated.note)}`,
    license && `Licence ${escapeMarkdown(license)}`,
    steward && `Steward ${escapeMarkdown(steward)}${stewardVendor === undefined ? '' : `, a hardware vendor`}`,
    link('Homepage', homepage),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
