import { type Ignore, ignoresOf } from '../../acceptance/ignores.ts';
import type { Manifest } from '../../manifest.ts';
import { removeLines, removeRuns } from '../../syntax/edit-list.ts';
import { editMap } from '../../syntax/edit-map.ts';
import { fieldsOf, scalarOf, type YamlMap, type YamlNode, type YamlSeq } from '../../syntax/tree.ts';
import { sortEdits, type TextEdit } from '../../text/edits.ts';
import { fix, type Fix, type FixContext, isWhole } from './fix.ts';
import { isFlow, removeItems } from './lists.ts';
import { accepted, halfAYearFrom, REASON } from './new-acceptance.ts';
import { hasAnchor, nodesAround, ownSeq, renameAt } from './places.ts';

/** For an acceptance that silences nothing: the rule that was meant, or to take it out. */
export function mendAcceptance(context: FixContext): readonly Fix[] {
  const { finding, reading, findings } = context;
  const { manifest } = reading;
  const { start, end } = finding.span;
  const name = { value: manifest.text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2'), span: finding.span };
  // A rule that has no finding there would leave the acceptance without use, too.
  const near = (finding.suggests ?? []).filter((rule) =>
    findings.some((one) => accepted(manifest, finding, one, rule)),
  );
  const meant = near.flatMap((rule) => {
    const edit = renameAt(manifest.text, name, rule);
    return fix(`Change to \`${rule}\``, edit && [edit], { preferred: true });
  });
  return [...meant, ...removal(context, finding.span.start, near.length === 0)];
}

/** For an acceptance whose day has passed: another half year, with a place for the reason where there is none, or to take it out. */
export function mendExpired(context: FixContext): readonly Fix[] {
  const { finding, reading, options } = context;
  const { text, stack } = reading.manifest;
  const until = halfAYearFrom(options.today);
  const value = text.slice(finding.span.start, finding.span.end).replace(/^(["'])(.*)\1$/, '$2');
  const edit = /^\d{4}-\d\d-\d\d$/.test(value) ? renameAt(text, { value, span: finding.span }, until) : undefined;
  const accept = stack.entries.flatMap((entry) => entry.accept);
  const known = accept.find((one) => one.until?.span.start === finding.span.start);
  const rule = known?.rule.span.start ?? -1;
  const reason =
    known && !known.reason?.trim() && isWhole(reading) ? reasonInMapping(reading.manifest, rule) : undefined;
  return [
    ...fix(`Accept it until ${until}`, edit && sortEdits([edit, ...(reason ?? [])]), reason && { placeholder: REASON }),
    ...removal(context, rule),
  ];
}

function removal(context: FixContext, rule: number, preferred = false): readonly Fix[] {
  const { finding, reading } = context;
  const what = finding.entry === undefined ? 'comment' : 'acceptance';
  const edits = isWhole(reading) ? withoutAcceptances(reading.manifest, [rule]) : undefined;
  return fix(`Remove the ${what}`, edits, { preferred });
}

/** For an acceptance that gives no reason: a place to write one. */
export function addReason({ finding, reading }: FixContext): readonly Fix[] {
  const { manifest } = reading;
  const { text } = manifest;
  if (!isWhole(reading)) return [];
  const ignore = ignoresOf(manifest).find(({ rule }) => rule.span.start === finding.span.start);
  const edits = ignore ? reasonInComment(text, ignore) : reasonInMapping(manifest, finding.span.start);
  return fix('Add a reason', edits, { preferred: true, placeholder: REASON });
}

/** Behind the colon of a comment, which may be there already. */
function reasonInComment(text: string, { span }: Ignore): readonly TextEdit[] {
  const comment = text.slice(span.start, span.end);
  return [{ span: { start: span.end, end: span.end }, text: comment.endsWith(':') ? ` ${REASON}` : `: ${REASON}` }];
}

function reasonInMapping({ text, syntax }: Manifest, at: number): readonly TextEdit[] | undefined {
  const map = nodesAround(syntax.root, { start: at, end: at }).findLast((one): one is YamlMap => 'pairs' in one);
  const rule = map && fieldsOf(map).get('rule');
  if (!map || rule?.value.span.start !== at) return undefined;
  const known = fieldsOf(map).get('reason');
  if (known && scalarOf(known.value)) return editMap(text, map, new Map([['reason', REASON]]));
  if (known) return undefined;
  const end = rule.value.span.end;
  const indent = text
    .slice(text.lastIndexOf('\n', rule.key.span.start - 1) + 1, rule.key.span.start)
    .replace(/\S/g, ' ');
  const lead = isFlow(text, map) ? ', ' : `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}`;
  const lineEnd = /[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0;
  const place = isFlow(text, map) ? end : end + lineEnd;
  return [{ span: { start: place, end: place }, text: `${lead}reason: ${REASON}` }];
}

/** Takes out the acceptances whose rules stand at these places; undefined where one of them is borrowed from elsewhere. */
export function withoutAcceptances(manifest: Manifest, rules: readonly number[]): readonly TextEdit[] | undefined {
  const gone = new Set(rules);
  const edits: TextEdit[] = [];
  const comments = new Map<number, Ignore[]>();
  for (const ignore of ignoresOf(manifest))
    comments.set(ignore.span.start, [...(comments.get(ignore.span.start) ?? []), ignore]);
  for (const ignores of comments.values()) edits.push(...withoutIgnores(manifest.text, ignores, gone));
  for (const { map, accept } of acceptLists(manifest)) {
    const fates = accept.items.map((item) => (gone.has(ruleStart(item)) ? 'go' : 'stay'));
    if (!fates.includes('go')) continue;
    const whole = !fates.includes('stay');
    const { span } = whole ? accept : (accept.items[fates.indexOf('go')] ?? accept);
    if (hasAnchor(manifest.text.slice(span.start - 40, span.end).replace(/^[^\n]*\n/, ''))) continue;
    edits.push(
      ...(whole
        ? editMap(manifest.text, map, new Map([['accept', undefined]]))
        : removeItems(manifest.text, accept, (index) => fates[index] === 'go')),
    );
  }
  return edits.length === 0 ? undefined : edits;
}

function ruleStart(item: YamlNode): number {
  return item.kind === 'map' ? (fieldsOf(item).get('rule')?.value.span.start ?? -1) : -1;
}

/** The lists of acceptances that are written under their entries. */
function acceptLists({ syntax, stack }: Manifest): readonly { readonly map: YamlMap; readonly accept: YamlSeq }[] {
  const accepting = stack.entries.filter(({ accept }) => accept.length > 0);
  return accepting.flatMap(({ span }) => {
    const map = nodesAround(syntax.root, span).findLast((one): one is YamlMap => 'pairs' in one);
    const accept = ownSeq(map, 'accept');
    return map && accept && map.span === span ? [{ map, accept }] : [];
  });
}

function withoutIgnores(text: string, ignores: readonly Ignore[], gone: ReadonlySet<number>): readonly TextEdit[] {
  const fates = ignores.map(({ rule }) => gone.has(rule.span.start));
  const span = ignores[0]?.span;
  if (!span || !fates.includes(true)) return [];
  if (fates.includes(false))
    return removeRuns(
      ignores.map(({ rule }) => rule.span),
      fates,
    );
  const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  if (line.trim() === '') return removeLines(text, [span]);
  return [{ span: { start: span.start - (/[ \t]*$/.exec(line)?.[0].length ?? 0), end: span.end }, text: '' }];
}
