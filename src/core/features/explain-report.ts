import { sentenceList, sourceName } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Component, Evidence } from '../catalog/types.ts';
import { LAYER_NAMES } from '../stack/types.ts';
import { LEVEL_MARKS } from './coupling-text.ts';
import { isStale } from '../catalog/age.ts';
import type { ExplainedCase, ExplainedSupport, Explanation } from './explain.ts';
import { code, escapeMarkdown, link } from './markdown.ts';

/** What a page is written with. */
interface Writer {
  readonly catalog: Catalog;
  readonly today: string;
}

/** What the catalog knows of a component as a Markdown document, every level with its sources and the day they were read. */
export function explanationReport(explanation: Explanation, catalog: Catalog, today: string): string {
  const { component, version } = explanation;
  const writer = { catalog, today };
  const heading = `# ${escapeMarkdown(component.name)}${version === undefined ? '' : ` ${code(version)}`}`;
  const nature = [LAYER_NAMES[component.layer], component.kind.replaceAll('-', ' '), code(component.id)];
  const parts = [
    heading,
    `${nature.join(' · ')}${component.platform ? ' · platform component' : ''}`,
    escapeMarkdown(component.summary),
    deprecation(explanation, writer),
    factList(component, catalog),
    '## Where it runs',
    supports(explanation, writer),
    alternatives(explanation, writer),
    sayings(explanation),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function nameOf(catalog: Catalog, id: string): string {
  return escapeMarkdown(catalog.component(id)?.name ?? id);
}

function deprecation({ deprecated }: Explanation, { catalog, today }: Writer): string {
  if (!deprecated) return '';
  const { note, successor, evidence } = deprecated;
  const next = successor === undefined ? '' : ` Its makers point to ${nameOf(catalog, successor)}.`;
  return `⚠ **Deprecated:** ${sentence(note)}${next} ${sources(evidence, today)}`.trimEnd();
}

function factList(component: Component, catalog: Catalog): string {
  const { homepage, license, openness, steward, stewardVendor, requires, packages, aliases, hardware } = component;
  const vendor = catalog.targets.find((target) => target.vendor === stewardVendor)?.vendorName ?? stewardVendor;
  const device = hardware && [catalog.target(hardware.target)?.name ?? hardware.target, hardware.arch];
  const memory = hardware?.memory === undefined ? undefined : `${hardware.memory} GB`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Homepage', link(sourceName(homepage), homepage)],
    ['Licence', license && escapeMarkdown(license)],
    [
      'Openness',
      openness &&
        Object.entries(openness)
          .map((pair) => pair.join(' '))
          .join(', '),
    ],
    ['Steward', steward && escapeMarkdown(steward)],
    ['Controlled by', vendor && `${escapeMarkdown(vendor)}, a hardware vendor`],
    ['Device', device && [...device, memory].flatMap((word) => (word ? [escapeMarkdown(word)] : [])).join(', ')],
    ['Stands on', requires?.map((id) => nameOf(catalog, id)).join(', ')],
    ['Packages', packages?.map(code).join(', ')],
    ['Also called', aliases?.map(escapeMarkdown).join(', ')],
  ];
  return facts.flatMap(([label, value]) => (value ? [`- **${label}:** ${value}`] : [])).join('\n');
}

function supports({ component, version, supports: rows }: Explanation, writer: Writer): string {
  if (component.neutral) {
    const note = component.neutral.note === undefined ? '' : ` ${sentence(component.neutral.note)}`;
    const evidence = sources(rows[0]?.support.evidence ?? [], writer.today);
    return `Touches no accelerator itself, so it runs beside any.${note} ${evidence}`.trimEnd();
  }
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cells = rows.flatMap(({ target, support }) => [
    [escapeMarkdown(target.name), ...caseCells(support, reasonOf(support), writer)],
    ...(support.besides ?? []).map((one) => [
      '',
      ...caseCells(one, version === undefined ? 'or' : 'otherwise', writer),
    ]),
  ]);
  return [['Target', 'Level', 'What it depends on', 'How we know'], ['---', '---', '---', '---'], ...cells]
    .map(line)
    .join('\n');
}

function reasonOf({ why }: ExplainedSupport): string {
  if (why === 'version') return 'not in this version';
  return why === 'unstated' ? 'nothing is said' : '';
}

function caseCells(one: ExplainedCase, lead: string, { catalog, today }: Writer): readonly string[] {
  const { since, until, arch, os, via, limited, note } = one;
  const conditions = [
    since !== undefined && `from ${escapeMarkdown(since)}`,
    until !== undefined && `before ${escapeMarkdown(until)}`,
    arch !== undefined && `on ${escapeMarkdown(arch)}`,
    os && `${sentenceList(os)} only`,
    via && `via ${sentenceList(via.map((id) => nameOf(catalog, id)))}`,
    limited && `limited: ${escapeMarkdown(limited.replace(/\.$/, ''))}`,
    note && escapeMarkdown(note.replace(/\.$/, '')),
  ];
  const words = conditions.filter((part) => part !== undefined && part !== false && part !== '');
  const depends = [lead, words.join('; ')].filter((part) => part !== '').join(': ');
  return [`${LEVEL_MARKS[one.level]} ${one.level}`, depends, sources(one.evidence, today)];
}

/** Where it is said and when that was read; what the sources say stands in a list of its own. */
function sources(evidence: readonly Evidence[], today: string): string {
  const old = isStale(evidence, today) ? '; to be confirmed, for that is more than a year ago' : '';
  const each = evidence.map(
    ({ source, checked }) => `${link(sourceName(source), source)}, read ${escapeMarkdown(checked)}`,
  );
  return each.length === 0 ? '' : `${each.join('; ')}${old}`;
}

function sayings({ component, supports: rows, deprecated }: Explanation): string {
  const told = [
    ...(deprecated?.evidence ?? []),
    ...(component.neutral ? rows.slice(0, 1) : rows).flatMap(({ support: { evidence, besides } }) => [
      ...evidence,
      ...(besides ?? []).flatMap((one) => one.evidence),
    ]),
  ];
  const unique = new Map(told.map((one) => [`${one.source}\n${one.says}`, one]));
  const items = [...unique.values()].map(
    ({ source, says, checked }) =>
      `- ${sentence(says)} ${link(sourceName(source), source)}, read ${escapeMarkdown(checked)}`,
  );
  return items.length === 0 ? '' : `## What the sources say\n\n${items.join('\n')}`;
}

function alternatives({ alternatives: all }: Explanation, { catalog }: Writer): string {
  if (all.length === 0) return '';
  const items = all.map(({ component, effort, note }) => {
    const words = note === undefined ? '' : `: ${sentence(note)}`;
    return `- **${nameOf(catalog, component)}** (effort: ${effort})${words}`;
  });
  return `## What could take its place\n\n${items.join('\n')}`;
}

function sentence(text: string): string {
  return escapeMarkdown(/[.!?]$/.test(text) ? text : `${text}.`);
}
