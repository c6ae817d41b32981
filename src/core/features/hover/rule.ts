import type { SettledAcceptance } from '../../acceptance/settle.ts';
import { counted, daysBetween } from '../../catalog/age.ts';
import { acceptancesOf } from '../../check.ts';
import { RULES } from '../../rules/index.ts';
import type { RuleMeta } from '../../rules/rule.ts';
import type { Manifest } from '../../manifest.ts';
import { lineStart, positionAt } from '../../text/line-index.ts';
import { type Span, touches } from '../../text/span.ts';
import { commentAt } from '../complete/rules.ts';
import { clip, code, escapeMarkdown, hostLink } from '../markdown.ts';
import { compose } from './fit.ts';
import { placeLink, type Writer } from './writer.ts';

const MOST_FINDINGS = 3;
const LONGEST_MESSAGE = 100;

/** A rule where it is accepted: what it flags and why, how bad that is here, and what the acceptance at `offset` silences now. */
export function ruleMarkdown(writer: Writer, id: string, offset: number): string {
  const meta = RULES.find((rule) => rule.meta.id === id)?.meta;
  if (!meta) return '';
  const acceptance = acceptancesFor(writer, id).find(({ rule }) => touches(rule.span, offset));
  return compose([
    { rows: [`**${code(id)}** · ${severityText(writer, meta)}`, escapeMarkdown(`${meta.title}.`)] },
    { rows: acceptance ? silencedRows(writer, meta, acceptance) : [], rest: (left) => `- and ${left} more` },
    { rows: [meta.why] },
    { rows: pageRow(writer, id) },
  ]);
}

/** What a rule finds at a place, why it does, and what to do about it, where it may be accepted. The rule's own words are Markdown. */
export function offeredRule(id: string, messages: readonly string[]): string {
  const meta = RULES.find((rule) => rule.meta.id === id)?.meta;
  return [...messages.map((message) => `> ${escapeMarkdown(message)}`), meta?.why ?? '', meta?.remedy ?? '']
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The rule that a comment names at an offset: `# layercake-ignore rule-id: reason`. */
export function ignoredRuleAt(
  manifest: Manifest,
  offset: number,
): { readonly id: string; readonly span: Span } | undefined {
  const { text, lines } = manifest;
  const start = lineStart(lines, positionAt(lines, offset).line) ?? 0;
  const mark = text.slice(start, offset).indexOf('layercake-ignore');
  if (mark < 0 || commentAt(manifest, start + mark) === undefined) return undefined;
  const from = offset - (/[\w-]*$/.exec(text.slice(start + mark, offset))?.[0].length ?? 0);
  const id = /^[\w-]*/.exec(text.slice(from, from + 100))?.[0] ?? '';
  return RULES.some(({ meta }) => meta.id === id) ? { id, span: { start: from, end: from + id.length } } : undefined;
}

function severityText({ options: { severities } }: Writer, { id, severity }: RuleMeta): string {
  const here = severities?.get(id) ?? severity;
  if (here === severity) return here;
  return here === 'off' ? `switched off here (usually ${severity})` : `${here} here (usually ${severity})`;
}

function pageRow({ options }: Writer, id: string): readonly string[] {
  const page = options.links?.rule?.(id);
  return page === undefined ? [] : [hostLink('More about this rule', page)];
}

/** What an acceptance silences, and for how long. */
function silencedRows(
  writer: Writer,
  { id }: RuleMeta,
  { findings, expired, until }: SettledAcceptance,
): readonly string[] {
  if (writer.options.severities?.get(id) === 'off') return [];
  const ends = until === undefined ? '' : ` ${lifeText(until.value, writer.options.today)}`;
  if (findings.length === 0) return [`It silences nothing here.${ends}`];
  const what = counted(findings.length, 'finding');
  const rows = findings.slice(0, MOST_FINDINGS).map(({ message, span }) => {
    const line = positionAt(writer.reading.manifest.lines, span.start).line + 1;
    return `- ${placeLink(writer, `Line ${line}`, span)}: ${escapeMarkdown(clip(message, LONGEST_MESSAGE))}`;
  });
  const left = findings.length - rows.length;
  const head = expired ? `It silenced ${what}, and does no more.${ends}` : `It silences ${what}.${ends}`;
  return [head, ...rows, ...(left > 0 ? [`- and ${left} more`] : [])];
}

/** How long an acceptance lasts: its last day counts. */
function lifeText(day: string, today: string): string {
  const left = daysBetween(today, day);
  if (Number.isNaN(left)) return '';
  if (left < 0) return `It ended ${counted(-left, 'day')} ago, on ${escapeMarkdown(day)}.`;
  if (left === 0) return 'Today is its last day.';
  return `${counted(left, 'day')} left, to ${escapeMarkdown(day)}.`;
}

/** How long an acceptance lasts whose last day this is; nothing where it is none. */
export function untilMarkdown({ options: { today } }: Writer, day: string): string {
  const life = /^\d{4}-\d{2}-\d{2}$/.test(day) ? lifeText(day, today) : '';
  if (life === '') return '';
  return `**${life}** ${day < today ? 'The finding is reported again.' : 'After its last day the finding comes back.'}`;
}

/** Rules run over the whole text, so that it is done once for each reading. */
const KNOWN = new WeakMap<Writer['reading'], Map<string, readonly SettledAcceptance[]>>();

function acceptancesFor({ reading, catalog, options }: Writer, rule: string): readonly SettledAcceptance[] {
  let known = KNOWN.get(reading);
  if (!known) KNOWN.set(reading, (known = new Map<string, readonly SettledAcceptance[]>()));
  const key = `${rule} ${options.today}`;
  const settled = known.get(key) ?? acceptancesOf(reading.manifest, catalog, reading.analysis, options, rule);
  known.set(key, settled);
  return settled;
}
