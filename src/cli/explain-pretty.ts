import { readingText } from '../core/catalog/age.ts';
import type { Explanation } from '../core/features/explain.ts';
import { type Catalog, LAYER_NAMES } from '../core/index.ts';
import { createSources } from './explain-sources.ts';
import { supportLines, type Writer } from './explain-supports.ts';
import type { Style } from './style.ts';
import { displayWidth, pad, padStart, visible, wrap } from './text.ts';

const INDENT = '  ';

/** What the catalog knows of a component, for people: a card, the targets, what could replace it, and the sources. */
export function explainPretty(explanation: Explanation, catalog: Catalog, today: string, style: Style): string {
  const nameOf = (id: string): string => catalog.component(id)?.name ?? id;
  const writer: Writer = { nameOf, sources: createSources(), today, style };
  const sections = [
    titleLines(explanation, writer),
    factLines(explanation, catalog, writer),
    supportLines(explanation, writer),
    alternativeLines(explanation, style),
    sourceLines(writer),
  ];
  return sections.flatMap((lines) => (lines.length > 0 ? [`${lines.join('\n')}\n`] : [])).join('\n');
}

function titleLines(
  { component, version, deprecated }: Explanation,
  { style, sources, nameOf }: Writer,
): readonly string[] {
  const { id, name, layer, kind, platform, summary } = component;
  const which = version === undefined ? id : `${id} ${version}`;
  const nature = `${LAYER_NAMES[layer]}: ${kind.replace(/-/g, ' ')}${platform ? ', platform component' : ''}`;
  const successor = deprecated?.successor === undefined ? '' : ` Its makers point to ${nameOf(deprecated.successor)}.`;
  const warning = deprecated ? `▲ Deprecated: ${deprecated.note}${successor} ${sources.mark(deprecated.evidence)}` : '';
  return [
    ...wrap(`${style.strong(visible(name))} ${style.faint(`(${visible(which)})`)}`, style.width),
    ...wrap(style.faint(nature), style.width),
    '',
    ...wrap(visible(summary), style.width),
    ...(deprecated ? wrap(style.severity.warning(visible(warning)), style.width) : []),
  ];
}

function factLines(explanation: Explanation, catalog: Catalog, writer: Writer): readonly string[] {
  const { style, nameOf } = writer;
  const { homepage, license, steward, openness, requires, packages, aliases } = explanation.component;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Homepage', homepage],
    ['License', license],
    [
      'Openness',
      openness &&
        Object.entries(openness)
          .map(([what, how]) => `${what} ${how}`)
          .join(', '),
    ],
    ['Steward', steward],
    ['Controlled by', controllerOf(explanation, catalog)],
    ['Device', deviceOf(explanation, catalog, writer)],
    ['Computes in', explanation.device?.precisions?.map(nameOf).join(', ')],
    ['Stands on', requires?.map(nameOf).join(', ')],
    ['Packages', packages?.join(' ')],
    ['Also called', aliases?.join(', ')],
  ];
  const told = facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
  const width = Math.max(...told.map(({ label }) => label.length));
  return told.flatMap(({ label, value }) =>
    wrap(visible(value), style.width, `${INDENT}${style.faint(pad(label, width))}  `),
  );
}

function controllerOf({ component: { stewardVendor } }: Explanation, { targets }: Catalog): string | undefined {
  if (stewardVendor === undefined) return undefined;
  return `${targets.find(({ vendor }) => vendor === stewardVendor)?.vendorName ?? stewardVendor}, a hardware vendor`;
}

function deviceOf({ device }: Explanation, catalog: Catalog, { sources }: Writer): string | undefined {
  if (!device) return undefined;
  const { target, arch, memory, evidence } = device;
  const words = [catalog.target(target)?.name ?? target, arch, memory && `${memory} GB`].filter(Boolean);
  return `${words.join(', ')} ${sources.mark(evidence)}`;
}

function alternativeLines({ alternatives }: Explanation, style: Style): readonly string[] {
  if (alternatives.length === 0) return [];
  const idWidth = Math.max(...alternatives.map(({ component }) => displayWidth(component)));
  const rows = alternatives.flatMap(({ component, effort, note }) => {
    const start = `${INDENT}${style.place(pad(visible(component), idWidth))}  ${pad(effort, 'redesign'.length)}  `;
    return wrap(visible(note ?? ''), style.width, start);
  });
  return [`${style.strong('What could take its place')} ${style.faint('(and the effort it takes)')}`, ...rows];
}

function sourceLines({ sources: { all }, today, style }: Writer): readonly string[] {
  const numberWidth = String(all.length).length;
  const rows = all.flatMap((one, index) => {
    const start = `${INDENT}[${padStart(String(index + 1), numberWidth)}] `;
    const rest = ' '.repeat(start.length);
    const when = readingText(one, today).replace('read', 'Read');
    return [
      ...wrap(`${visible(one.says)} ${style.faint(`${when}.`)}`, style.width, start, rest),
      `${rest}${style.place(visible(one.source))}`,
    ];
  });
  return all.length === 0 ? [] : [style.strong('How we know'), ...rows];
}
