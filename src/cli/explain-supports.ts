import { sentenceList } from '../core/analysis/wording.ts';
import { staleText } from '../core/catalog/age.ts';
import type { ExplainedCase, ExplainedSupport, Explanation } from '../core/features/explain.ts';
import type { Sources } from './explain-sources.ts';
import type { Paint, Style } from './style.ts';
import { displayWidth, pad, visible, wrap } from './text.ts';

const INDENT = '  ';
const LEVEL_WIDTH = 'experimental'.length;

const SYSTEMS: Readonly<Record<string, string>> = {
  linux: 'Linux',
  windows: 'Windows',
  macos: 'macOS',
  android: 'Android',
};

/** What the lines of an explanation are written with. */
export interface Writer {
  readonly nameOf: (component: string) => string;
  readonly sources: Sources;
  readonly today: string;
  readonly style: Style;
}

/** Where a component runs: a row for each target with what counts there, and under it the claims that come second. */
export function supportLines({ component, version, supports }: Explanation, writer: Writer): readonly string[] {
  const { style, sources } = writer;
  const heading = style.strong(version === undefined ? 'Where it runs' : `Where version ${visible(version)} runs`);
  if (component.neutral) {
    const note = visible(component.neutral.note ?? '');
    const mark = style.faint(sources.mark(supports[0]?.support.evidence ?? []));
    return [
      heading,
      ...wrap(`Touches no accelerator itself, so it runs beside any. ${note} ${mark}`, style.width, INDENT),
    ];
  }
  const width = Math.max(...supports.map(({ target }) => displayWidth(target.id)));
  const otherwise = version === undefined ? 'or:' : 'otherwise:';
  const rows = supports.flatMap(({ target, support }) => [
    ...caseLines(pad(target.id, width), support, reasonOf(support), style.level[support.level], writer),
    ...(support.besides ?? []).flatMap((one) => caseLines(pad('', width), one, otherwise, style.faint, writer)),
  ]);
  return [heading, ...rows];
}

function reasonOf({ why }: ExplainedSupport): string {
  if (why === 'version') return 'not in this version';
  return why === 'unstated' ? 'nothing is said' : '';
}

function caseLines(label: string, one: ExplainedCase, lead: string, paint: Paint, writer: Writer): readonly string[] {
  const { style, sources, today } = writer;
  const words = [
    lead,
    sentence(conditions(one, writer)),
    one.limited && `Limited: ${sentence(one.limited)}`,
    one.note && sentence(one.note),
    sentence(staleText(one.evidence, today)),
  ];
  const text = `${visible(words.filter(Boolean).join(' '))} ${style.faint(sources.mark(one.evidence))}`;
  return wrap(text, style.width, `${INDENT}${label}  ${paint(pad(one.level, LEVEL_WIDTH))}  `);
}

function conditions({ since, until, arch, os, via }: ExplainedCase, { nameOf }: Writer): string {
  const parts = [
    since !== undefined && `from ${since}`,
    until !== undefined && `before ${until}`,
    arch !== undefined && `on ${arch}`,
    os && `${sentenceList(os.map((name) => SYSTEMS[name] ?? name))} only`,
    via && `via ${sentenceList(via.map(nameOf))}`,
  ];
  return parts.filter(Boolean).join('; ');
}

function sentence(text: string): string {
  return text === '' || /[.!?]$/.test(text) ? text : `${text}.`;
}
