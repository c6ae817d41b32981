import type { Analysis } from '../analysis/analyze.ts';
import { evidenceOf, nodeName, sourceName } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Fact, factOf } from '../catalog/level.ts';
import type { Component, Evidence, Target } from '../catalog/types.ts';
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

/** What there is to say about the name at an offset: what it is, what it is tied to, through which chain, and how we know. */
export function hoverAt(reading: Reading, catalog: Catalog, offset: number): Hover | undefined {
  const subject = subjectAt(reading, offset);
  if (!subject) return undefined;
  if (subject.kind === 'entry')
    return { span: subject.span, markdown: entryMarkdown(reading.analysis, catalog, subject.node) };
  const component = catalog.find(subject.name);
  return component && { span: subject.span, markdown: componentMarkdown(catalog, component) };
}

function entryMarkdown(analysis: Analysis, catalog: Catalog, node: number): string {
  const { component, entry } = analysis.nodes[node] ?? {};
  const version = entry?.version ? ` ${code(entry.version.value)}` : '';
  const coupling = analysis.coupling(node);
  const rows = analysis.targets.map((target, index) => {
    const { decisive } = analysis.ownReason(node, index);
    const [own, reach] = [analysis.own(node, index), analysis.reach(node, index)];
    const here = `${LEVEL_MARKS[reach]} ${reach}${analysis.isSwapped(node, index) ? ' (swap)' : ''}`;
    return [escapeMarkdown(target.name), `${LEVEL_MARKS[own]} ${own}`, here, escapeMarkdown(condition(decisive.fact))];
  });
  const { target, nodes } = analysis.couplingChain(node);
  const end = nodes.at(-1) ?? node;
  const evidence = [...evidenceOf(analysis.ownReason(end, target).decisive), ...ownEvidence(analysis, node)];
  return sections([
    `**${escapeMarkdown(nodeName(analysis, node))}**${version} · ${kindText(component, entry?.layer)}`,
    component && escapeMarkdown(component.summary),
    `${COUPLING_MARKS[coupling]} **${coupling}**${escapeMarkdown(couplingText(analysis, node).replace(coupling, ''))}`,
    table(['Target', 'By itself', 'In this stack', ''], rows),
    component && alternatives(catalog, component),
    evidenceList(evidence),
    component && facts(component),
  ]);
}

function componentMarkdown(catalog: Catalog, component: Component): string {
  const facts_ = catalog.targets.map((target) => ({ target, fact: factOf(component, target) }));
  const rows = facts_.map(({ target, fact }) => [
    escapeMarkdown(target.name),
    `${LEVEL_MARKS[fact.level]} ${fact.level}`,
    escapeMarkdown(condition(fact)),
  ]);
  const evidence = facts_.flatMap(({ fact }) => evidenceOf({ role: 'entry', component, fact }));
  return sections([
    `**${escapeMarkdown(component.name)}** · ${kindText(component, component.layer)}`,
    escapeMarkdown(component.summary),
    table(['Target', 'Level', ''], rows),
    alternatives(catalog, component),
    evidenceList(evidence),
    facts(component),
  ]);
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
  if (why === 'architecture') return `needs ${besides.flatMap(({ arch }) => arch ?? []).join(' or ')}`;
  if (why === 'version') return `since ${besides.flatMap(({ since }) => since ?? []).join(', ')}`;
  if (!one) return '';
  const parts = [
    one.arch,
    one.since && `since ${one.since}`,
    one.until && `until ${one.until}`,
    one.limited ?? one.note,
  ];
  return parts.filter((part) => part !== undefined && part !== '').join('; ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function alternatives(catalog: Catalog, component: Component): string {
  const items = (component.alternatives ?? []).map(({ component: id, effort, note }) => {
    const name = catalog.component(id)?.name ?? id;
    return `${escapeMarkdown(name)} (effort: ${effort}${note === undefined ? '' : `; ${escapeMarkdown(note.replace(/\.$/, ''))}`})`;
  });
  return items.length === 0 ? '' : `In its place: ${items.slice(0, 3).join(' · ')}`;
}

/** The newest facts of the entry itself, for the targets that the catalog speaks about. */
function ownEvidence(analysis: Analysis, node: number): readonly Evidence[] {
  return analysis.targets.flatMap((_: Target, index) => evidenceOf(analysis.ownReason(node, index).decisive));
}

function evidenceList(evidence: readonly Evidence[]): string {
  const unique = [...new Map(evidence.map((one) => [one.source, one])).values()];
  const items = unique
    .slice(0, MOST_EVIDENCE)
    .map(
      ({ source, says, checked }) =>
        `- ${escapeMarkdown(says)} (${link(sourceName(source), source)}, read ${escapeMarkdown(checked)})`,
    );
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
