import { ignoresOf } from '../../acceptance/ignores.ts';
import type { Manifest } from '../../manifest.ts';
import { lazily } from '../../remember.ts';
import { dashBefore, endOfLine, indentAt, inkEnd, lineBreak, removeLines, removeRuns } from '../../syntax/edit-list.ts';
import { editMap, pairSpan } from '../../syntax/edit-map.ts';
import { plainText } from '../../syntax/flow-text.ts';
import type { YamlMap, YamlNode, YamlPair } from '../../syntax/tree.ts';
import type { TextEdit } from '../../text/edits.ts';
import { positionAt } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { fix, type Fix, type FixContext, isWhole } from './fix.ts';
import { addToLayer, hasComment, isFlow, type NewItem, removeItems } from './lists.ts';
import {
  entryOf,
  hasAnchor,
  type Listed,
  listedAt,
  nodesAround,
  ownSeq,
  pairsOf,
  rootMap,
  textOfItem,
} from './places.ts';
import { verified } from './verified.ts';

/** Takes out an entry that nothing stands on, unless what it stood on itself would be the next to be told. */
export function removeEntry(context: FixContext): readonly Fix[] {
  const { manifest } = context.reading;
  const listed = listedAt(manifest, entryOf(context));
  if (!listed || !isWhole(context.reading) || isBorrowed(manifest, listed)) return [];
  const edits = lazily(() => verified(context, without(manifest, listed)));
  return [{ title: `Remove \`${listed.entry.id.value}\``, preferred: false, costly: true, edits }];
}

function without({ text }: Manifest, { seq, index }: Listed): readonly TextEdit[] {
  return removeItems(text, seq, (at) => at === index);
}

/** Whether an entry gives to, or takes from, another place in the text; or a comment is about it that would stay behind. */
function isBorrowed(manifest: Manifest, { item, seq, index }: Listed): boolean {
  const { text, lines } = manifest;
  const from = index === 0 ? seq.span.start : (seq.items[index - 1]?.span.end ?? 0);
  const line = (at: number): number => positionAt(lines, at).line;
  const [first, last] = [line(item.span.start), line(item.span.end)];
  const above = (at: number): boolean => line(at) < first;
  return (
    hasAnchor(text.slice(from, item.span.end)) ||
    ignoresOf(manifest).some((ignore) => first <= ignore.line && ignore.line <= last && above(ignore.span.start))
  );
}

/** Moves an entry to the layer that its component belongs to. */
export function moveEntry(context: FixContext): readonly Fix[] {
  const { manifest, analysis } = context.reading;
  const entry = entryOf(context);
  const layer = entry && analysis.nodes[entry.index]?.component?.layer;
  const listed = listedAt(manifest, entry);
  if (!layer || !listed || !isWhole(context.reading) || isBorrowed(manifest, listed)) return [];
  const added = addToLayer(manifest, layer, movedItem(manifest.text, listed));
  return fix(`Move to \`${layer}\``, added && beside(manifest.text, without(manifest, listed), added), {
    preferred: true,
  });
}

/** Lines that go and lines that come: what would come inside those that go comes behind them. */
function beside(text: string, gone: readonly TextEdit[], added: readonly TextEdit[]): readonly TextEdit[] {
  const end = lineBreak(text);
  const moved = added.map((edit) => {
    const over = gone.find(({ span }) => span.start < edit.span.start && edit.span.end < span.end);
    if (!over) return edit;
    return { span: { start: over.span.end, end: over.span.end }, text: `${edit.text.slice(end.length)}${end}` };
  });
  return [...gone, ...moved];
}

/** An entry as it is to be written in another list. */
function movedItem(text: string, { seq, index, item }: Listed): NewItem {
  const raw = text.slice(item.span.start, item.span.end);
  if (isFlow(text, seq)) return { flow: raw, block: raw.split(/\r?\n/) };
  const dash = dashBefore(text, seq, index, item.span.start);
  const lead = indentAt(text, dash);
  const lines = text.slice(dash, endOfLine(text, inkEnd(text, item.span))).split(/\r?\n/);
  // The lines below the first are told from the column behind `- `; those further left, such as comments, go as far as they can.
  const indent = `${lead}  `;
  const block = lines.map((line, at) =>
    at === 0 ? line.slice(2) : line.startsWith(indent) ? line.slice(indent.length) : line.trimStart(),
  );
  return { flow: flowItem(text, item, raw), block };
}

/** An entry of a block list as one of a flow list; undefined where something on it would be lost. */
function flowItem(text: string, item: YamlNode, raw: string): string | undefined {
  if (item.kind !== 'map' || isFlow(text, item))
    return raw.includes('\n') || endsInComment(text, item.span) ? undefined : raw;
  const pairs = item.pairs.map(({ key, value }) => flowPair(text, key.span, value));
  if (pairs.includes(undefined) || /(?:^|\s)#/.test(raw) || endsInComment(text, item.span)) return undefined;
  return `{ ${pairs.join(', ')} }`;
}

function endsInComment(text: string, { end }: Span): boolean {
  return text.slice(end, endOfLine(text, end)).trim() !== '';
}

function flowPair(text: string, key: Span, { kind, span }: YamlNode): string | undefined {
  const value = text.slice(span.start, span.end);
  const isSafe = kind === 'scalar' ? /^["']/.test(value) || !/[,[\]{}]/.test(value) : /^[[{*]/.test(value);
  return isSafe && value !== '' && !/[\r\n]/.test(value) && !/^[|>]/.test(value)
    ? `${text.slice(key.start, key.end)}: ${value}`
    : undefined;
}

/** A second entry of the same id gets one of its own. */
export function ownId(context: FixContext): readonly Fix[] {
  const { manifest } = context.reading;
  const { text, stack } = manifest;
  const listed = listedAt(manifest, entryOf(context));
  if (!listed || !isWhole(context.reading)) return [];
  const { entry, item } = listed;
  const taken = new Set(stack.entries.map(({ id }) => id.value));
  let free = entry.id.value;
  for (let count = 2; taken.has(free); count++) free = `${entry.id.value}-${count}`;
  if (!/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(free)) return [];
  const title = `Call this one \`${free}\``;
  if (item.kind === 'map') return fix(title, editMap(text, item, new Map([['id', plainText(free)]])));
  return fix(title, [{ span: item.span, text: `{ ${[`id: ${plainText(free)}`, ...pairsOf(entry)].join(', ')} }` }]);
}

/** Takes out a key that stands a second time: what the first one says is all that counts. */
export function removeSecondKey({ finding, reading }: FixContext): readonly Fix[] {
  const found = secondKey(reading.manifest, finding.span);
  if (!found || !isWhole(reading)) return [];
  const name = reading.manifest.text.slice(finding.span.start, finding.span.end);
  return fix(`Remove the second \`${name}\``, found.edits, { preferred: found.same });
}

/** A key that stands a second time: the edits that take it out, and whether it says the same as the first. */
export function secondKey(
  { text, syntax }: Manifest,
  span: Span,
): { readonly edits: readonly TextEdit[]; readonly same: boolean } | undefined {
  const around = nodesAround(syntax.root, span);
  const pair = around.findLast((one): one is YamlPair => 'key' in one);
  const map = around.findLast(
    (one): one is YamlMap => 'pairs' in one && pair !== undefined && one.pairs.includes(pair),
  );
  if (!pair || !map || pair.key.kind !== 'scalar' || pair.key.span.start !== span.start) return undefined;
  const name = pair.key.text;
  const first = map.pairs.find(({ key }) => key.kind === 'scalar' && key.text === name);
  const whole = pairSpan(pair);
  if (!first || first === pair || hasAnchor(text.slice(whole.start, whole.end))) return undefined;
  const edits = isFlow(text, map)
    ? removeRuns(
        map.pairs.map(pairSpan),
        map.pairs.map((one) => one === pair),
      )
    : removeLines(text, [whole]);
  if (isFlow(text, map) && edits.some((edit) => hasComment(text, edit.span))) return undefined;
  const raw = ({ value }: YamlPair): string => text.slice(value.span.start, inkEnd(text, value.span));
  return { edits, same: raw(first) === raw(pair) };
}

/** A target that is named twice, once. */
export function secondTarget({ text, syntax }: Manifest, span: Span): readonly TextEdit[] | undefined {
  const seq = ownSeq(rootMap(syntax.root), 'targets');
  const index = seq?.items.findIndex((item) => item.span.start === span.start) ?? -1;
  const name = seq?.items[index] && textOfItem(seq.items[index]);
  if (!seq || name === undefined || hasAnchor(text.slice(seq.span.start, seq.span.end))) return undefined;
  if (!seq.items.slice(0, index).some((item) => textOfItem(item) === name)) return undefined;
  return removeItems(text, seq, (at) => at === index);
}

/** The `@` of `vllm@`, behind which nothing stands. */
export function removeMark({ finding, reading }: FixContext): readonly Fix[] {
  const { start, end } = finding.span;
  if (reading.manifest.text.slice(start, end) !== '@') return [];
  return fix('Leave the version out', [{ span: finding.span, text: '' }], { preferred: true });
}
