import { sentenceList } from '../core/analysis/wording.ts';
import type { Evidence } from '../core/catalog/types.ts';
import type { ExplainedCase, Explanation } from '../core/features/explain.ts';
import { type Catalog, LAYER_NAMES } from '../core/index.ts';
import type { Paint, Style } from './style.ts';
import { displayWidth, pad, visible, wrap } from './text.ts';

const INDENT = '  ';

/** Numbers the sources in the order in which they are first named. */
interface Sources {
  readonly mark: (evidence: readonly Evidence[]) => string;
  readonly all: readonly Evidence[];
}

/** What the catalog knows of a component, for people: a card, the targets, what could replace it, and the sources. */
export function explainPretty(explanation: Explanation, catalog: Catalog, today: string, style: Style): string {
  const sources = createSources();
  const nameOf = (id: string): string => catalog.component(id)?.name ?? id;
  const sections = [
    cardLines(explanation, catalog, sources, style),
    supportLines(explanation, nameOf, sources, today, style),
    alternativeLines(explanation, style),
    sourceLines(sources, today, style),
  ];
  return sections.flatMap((lines) => (lines.length > 0 ? [`${lines.join('\n')}\n`] : [])).join('\n');
}

function createSources(): Sources {
  const all: Evidence[] = [];
  const numberOf = (one: Evidence): number => {
    const known = all.findIndex(({ source, says }) => source === one.source && says === one.says);
    return known >= 0 ? known + 1 : all.push(one);
  };
  return { all, mark: (evidence) => (evidence.length === 0 ? '' : `[${evidence.map(numberOf).join(',')}]`) };
}

function cardLines(explanation: Explanation, catalog: Catalog, sources: Sources, style: Style): readonly string[] {
  const { component, version, deprecated } = explanation;
  const { id, name, layer, kind, platform, summary } = component;
  const title = `${style.strong(visible(name))} ${style.faint(`(${visible(id)}${version === undefined ? '' : ` ${visible(version)}`})`)}`;
  const facts = cardFacts(explanation, catalog);
  const width = Math.max(...facts.map(([label]) => label.length));
  const warning = deprecated
    ? `Deprecated: ${visible(deprecated.note)}${successor(deprecated.successor, catalog)} ${sources.mark(deprecated.evidence)}`
    : '';
  return [
    ...wrap(title, style.width),
    ...wrap(style.faint(`${LAYER_NAMES[layer]}, ${kind}${platform ? ', platform component' : ''}`), style.width),
    '',
    ...wrap(visible(summary), style.width),
    ...(warning === '' ? [] : wrap(style.severity.warning(warning), style.width)),
    '',
    ...facts.flatMap(([label, value]) =>
      wrap(visible(value), style.width, `${INDENT}${style.faint(pad(label, width))}  `),
    ),
  ];
}

function successor(id: string | undefined, catalog: Catalog): string {
  return id === undefined ? '' : ` Its makers point to ${visible(catalog.component(id)?.name ?? id)}.`;
}

function cardFacts({ component }: Explanation, catalog: Catalog): readonly (readonly [string, string])[] {
  const { homepage, license, steward, stewardVendor, openness, requires, packages, aliases, hardware } = component;
  const vendor = catalog.targets.find((target) => target.vendor === stewardVendor)?.vendorName ?? stewardVendor;
  const device = hardware && [
    catalog.target(hardware.target)?.name ?? hardware.target,
    hardware.arch,
    hardware.memory && `${hardware.memory} GB`,
  ];
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
    ['Controlled by', vendor && `${vendor}, a hardware vendor`],
    ['Device', device && device.filter(Boolean).join(', ')],
    ['Stands on', requires?.map((id) => catalog.component(id)?.name ?? id).join(', ')],
    ['Packages', packages?.join(' ')],
    ['Also called', aliases?.join(', ')],
  ];
  return facts.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [[label, value] as const]));
}

type NameOf = (id: string) => string;

function supportLines(
  explanation: Explanation,
  nameOf: NameOf,
  sources: Sources,
  today: string,
  style: Style,
): readonly string[] {
  const { component, version, supports } = explanation;
  const { neutral } = component;
  const heading = style.strong(version === undefined ? 'Where it runs' : `Where version ${visible(version)} runs`);
  if (neutral) {
    const evidence = supports[0]?.support.evidence ?? [];
    const words = `Touches no accelerator itself, so it runs beside any. ${visible(neutral.note ?? '')} ${sources.mark(evidence)}`;
    return [heading, ...wrap(words, style.width, INDENT)];
  }
  const nameWidth = Math.max(...supports.map(({ target }) => displayWidth(target.name)));
  const rows = supports.flatMap(({ target, support }) => {
    const { besides = [], why } = support;
    const reason = why === 'version' ? 'no claim holds for this version' : why === 'unstated' ? 'nothing said' : '';
    const others = why === 'version' || version !== undefined ? 'otherwise' : 'or';
    return [
      ...caseLines(pad(target.name, nameWidth), support, [reason], {
        nameOf,
        sources,
        today,
        style,
        paint: style.level[support.level],
      }),
      ...besides.flatMap((one) =>
        caseLines(' '.repeat(nameWidth), one, [others], { nameOf, sources, today, style, paint: style.faint }),
      ),
    ];
  });
  return [heading, ...rows];
}

interface CaseWriter {
  readonly nameOf: NameOf;
  readonly sources: Sources;
  readonly today: string;
  readonly style: Style;
  readonly paint: Paint;
}

const LEVEL_WIDTH = 'experimental'.length;

function caseLines(label: string, one: ExplainedCase, more: readonly string[], writer: CaseWriter): readonly string[] {
  const { since, until, arch, via, os, limited, note, evidence } = one;
  const conditions = [
    ...more,
    ...(since === undefined ? [] : [`from ${since}`]),
    ...(until === undefined ? [] : [`before ${until}`]),
    ...(arch === undefined ? [] : [`on ${arch}`]),
    ...(os === undefined ? [] : [`${os.join(', ')} only`]),
    ...(via === undefined ? [] : [`via ${sentenceList(via.map(writer.nameOf))}`]),
    ...(limited === undefined ? [] : [`limited: ${limited.replace(/\.$/, '')}`]),
    ...(note === undefined ? [] : [note.replace(/\.$/, '')]),
    ...(isOld(evidence, writer.today) ? ['to be confirmed: read more than a year ago'] : []),
  ].filter((word) => word !== '');
  const words = `${visible(conditions.join('; '))} ${writer.style.faint(writer.sources.mark(evidence))}`;
  return wrap(words, writer.style.width, `${INDENT}${label}  ${writer.paint(pad(one.level, LEVEL_WIDTH))}  `);
}

/** Facts decay: a cell whose newest evidence is older than a year wants confirmation. */
function isOld(evidence: readonly Evidence[], today: string): boolean {
  const newest = evidence
    .map(({ checked }) => checked)
    .sort()
    .at(-1);
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return newest !== undefined && newest < yearAgo;
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

function sourceLines({ all }: Sources, today: string, style: Style): readonly string[] {
  const numberWidth = String(all.length).length;
  const rows = all.flatMap((one, index) => {
    const start = `${INDENT}[${pad(String(index + 1), numberWidth)}] `;
    const rest = ' '.repeat(start.length);
    const old = isOld([one], today) ? ', more than a year ago' : '';
    return [
      ...wrap(`${visible(one.says)} ${style.faint(`Read ${one.checked}${old}.`)}`, style.width, start, rest),
      `${rest}${style.place(visible(one.source))}`,
    ];
  });
  return all.length === 0 ? [] : [style.strong('How we know'), ...rows];
}
