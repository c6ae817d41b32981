import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import { lineBreak, removeLines, removeRuns } from './edit-list.ts';
import { scalarOf, type YamlMap, type YamlPair } from './tree.ts';

/** What becomes of keys of a mapping: another value, or undefined where the pair goes. */
export type FieldFates = ReadonlyMap<string, string | undefined>;

/**
 * Edits that give keys of a mapping other values (as YAML text), add those that it does not have itself before the first, and take pairs
 * out with their lines. At least one pair must stay.
 */
export function editMap(text: string, map: YamlMap, fates: FieldFates): readonly TextEdit[] {
  const keys = map.pairs.map(({ key }) => scalarOf(key)?.text ?? '');
  const replaced = map.pairs.flatMap((pair, index): TextEdit[] => {
    const value = fates.get(keys[index] ?? '');
    return value === undefined ? [] : [{ span: pair.value.span, text: value }];
  });
  const added = [...fates].flatMap(([key, value]) =>
    value === undefined || keys.includes(key) ? [] : [`${key}: ${value}`],
  );
  const gone = keys.map((key) => fates.has(key) && fates.get(key) === undefined);
  return [...replaced, ...addPairs(text, map, added, gone), ...removePairs(text, map, gone)];
}

function isFlow(text: string, map: YamlMap): boolean {
  return text.charAt(map.span.start) === '{';
}

function addPairs(text: string, map: YamlMap, added: readonly string[], gone: readonly boolean[]): readonly TextEdit[] {
  const first = map.pairs[gone.indexOf(false)];
  if (!first || added.length === 0) return [];
  const at = first.key.span.start;
  const indent = isFlow(text, map) ? '' : columnIndent(text, at);
  const lines = added.map((pair) => (isFlow(text, map) ? `${pair}, ` : `${pair}${lineBreak(text)}${indent}`));
  return [{ span: { start: at, end: at }, text: lines.join('') }];
}

/** White space up to the column of a place; the dash of a list item counts like a space. */
function columnIndent(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/\S/g, ' ');
}

function removePairs(text: string, map: YamlMap, gone: readonly boolean[]): readonly TextEdit[] {
  if (!gone.includes(true)) return [];
  const spans = map.pairs.map(pairSpan);
  if (isFlow(text, map)) return removeRuns(spans, gone);
  // The first pair of a list item shares its line with the dash: what follows moves up to it.
  const kept = gone.indexOf(false);
  const [first, next] = [spans[0], spans[kept]];
  const head = kept > 0 && first && next ? [{ span: { start: first.start, end: next.start }, text: '' }] : [];
  const others = spans.filter((_, index) => index > kept && gone[index]);
  return [...head, ...removeLines(text, others)];
}

/** A key with its value. */
export function pairSpan({ key, value }: YamlPair): Span {
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}
