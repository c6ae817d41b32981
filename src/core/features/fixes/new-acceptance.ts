import { ignoresOf } from '../../acceptance/ignores.ts';
import type { Manifest } from '../../manifest.ts';
import { RULES } from '../../rules/index.ts';
import type { Finding } from '../../rules/rule.ts';
import { endOfLine, indentAt, lineBreak } from '../../syntax/edit-list.ts';
import { fieldsOf } from '../../syntax/tree.ts';
import type { TextEdit } from '../../text/edits.ts';
import { lineStart, positionAt } from '../../text/line-index.ts';
import { fix, type Fix, type FixContext, isWhole } from './fix.ts';
import { appendItem } from './lists.ts';
import { addField, type NewField } from './new-field.ts';
import { entryOf, type Listed, listedAt, nodesAround, ownPair } from './places.ts';

/** What stands for a reason until a person writes one. */
export const REASON = 'Say why this is fine';

/** What cannot be accepted: the text itself is wrong, or it is an acceptance. */
const NOT_ACCEPTED: ReadonlySet<string> = new Set(
  RULES.flatMap(({ meta }) => (meta.about === 'form' || meta.about === 'acceptance' ? [meta.id] : [])),
);

/** Takes a finding on: under its entry until half a year from now, or by a comment on its line. */
export function takeOn(context: FixContext): readonly Fix[] {
  const { finding, reading, options } = context;
  if (NOT_ACCEPTED.has(finding.rule) || !isWhole(reading)) return [];
  const { manifest } = reading;
  const listed = listedAt(manifest, entryOf(context));
  const until = halfAYearFrom(options.today);
  const edits = listed && acceptEdits(manifest.text, listed, acceptanceItem(finding.rule, until));
  return [
    ...fix(`Accept \`${finding.rule}\` on \`${finding.entry ?? ''}\` until ${until}`, edits, { placeholder: REASON }),
    ...fix(`Ignore \`${finding.rule}\` on this line`, ignoreEdits(manifest, finding), { placeholder: REASON }),
  ];
}

/** The same day in half a year, or the last day of its month. */
export function halfAYearFrom(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 5, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whether a finding of a rule is one that an acceptance is about, if it named that rule. */
export function accepted(manifest: Manifest, acceptance: Finding, finding: Finding, rule: string): boolean {
  if (finding.rule !== rule) return false;
  if (acceptance.entry !== undefined) return finding.entry === acceptance.entry;
  const ignore = ignoresOf(manifest).find((one) => one.rule.span.start === acceptance.span.start);
  return ignore?.line === positionAt(manifest.lines, finding.span.start).line;
}

function acceptanceItem(rule: string, until: string): NewField {
  const pairs = [`rule: ${rule}`, `reason: ${REASON}`, `until: ${until}`];
  return { flow: `{ ${pairs.join(', ')} }`, block: pairs };
}

function acceptEdits(text: string, listed: Listed, acceptance: NewField): readonly TextEdit[] | undefined {
  const { item } = listed;
  const known = item.kind === 'map' ? fieldsOf(item).get('accept') : undefined;
  if (item.kind === 'map' && known)
    return known === ownPair(item, 'accept') && known.value.kind === 'seq'
      ? appendItem(text, known.value, acceptance)
      : undefined;
  return addField(text, listed, acceptField(acceptance));
}

function acceptField({ flow, block }: NewField): NewField {
  const lines = block.map((line, index) => `  ${index === 0 ? '- ' : '  '}${line}`);
  return { flow: `accept: [${flow}]`, block: ['accept:', ...lines] };
}

/** A comment on a line of its own before the one with the finding. */
function ignoreEdits({ text, lines, syntax }: Manifest, { rule, span }: Finding): readonly TextEdit[] | undefined {
  const start = lineStart(lines, positionAt(lines, span.start).line) ?? 0;
  const node = nodesAround(syntax.root, { start, end: start }).at(-1);
  const inScalar = node && 'kind' in node && node.kind === 'scalar' && node.span.start < start && start < node.span.end;
  if (inScalar || start === 0) return undefined;
  const end = endOfLine(text, start);
  const indent = indentAt(text, end);
  return [{ span: { start, end: start }, text: `${indent}# layercake-ignore ${rule}: ${REASON}${lineBreak(text)}` }];
}
