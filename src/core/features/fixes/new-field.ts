import { inkEnd } from '../../syntax/edit-list.ts';
import { scalarOf, type YamlMap, type YamlPair } from '../../syntax/tree.ts';
import type { TextEdit } from '../../text/edits.ts';
import { insertLines, isFlow, type NewItem } from './lists.ts';
import { type Listed, pairsOf } from './places.ts';

/** A field to give an entry: on one line, and as the lines that a block has, indented from the entry. */
export type NewField = NewItem & { readonly flow: string };

/**
 * Gives an entry a field that it does not have: behind the last of some others, else behind the last that there is. A shorthand becomes a mapping.
 * Undefined where the entry is borrowed from elsewhere.
 */
export function addField(
  text: string,
  listed: Listed,
  field: NewField,
  behind: readonly string[] = [],
): readonly TextEdit[] | undefined {
  const { item, seq, entry } = listed;
  if (item.kind === 'scalar') return addToShorthand(text, listed, field);
  const pair = item.kind === 'map' ? lastOf(item, behind) : undefined;
  if (item.kind !== 'map' || !pair || seq.span === entry.span) return undefined;
  const end = Math.max(pair.key.span.end, pair.value.span.end);
  if (isFlow(text, item)) return [{ span: { start: end, end }, text: `, ${field.flow}` }];
  const start = item.pairs[0]?.key.span.start ?? item.span.start;
  const lines = field.block.map((line) => `${columnIndent(text, start)}${line}`);
  return [insertLines(text, inkEnd(text, { start, end }), lines)];
}

function lastOf({ pairs }: YamlMap, names: readonly string[]): YamlPair | undefined {
  return pairs.findLast(({ key }) => names.includes(scalarOf(key)?.text ?? '')) ?? pairs.at(-1);
}

/** White space up to the column of a place. */
function columnIndent(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/\S/g, ' ');
}

/** `vllm@0.10` becomes a mapping, a comment behind it stays there. */
function addToShorthand(text: string, { item, seq, entry }: Listed, field: NewField): readonly TextEdit[] | undefined {
  const { start, end } = item.span;
  if (!/[-[,\n]\s*$/.test(text.slice(Math.max(0, start - 200), start)) || text.slice(start, end).includes('\n'))
    return undefined;
  const pairs = pairsOf(entry);
  if (isFlow(text, seq)) return [{ span: item.span, text: `{ ${[...pairs, field.flow].join(', ')} }` }];
  const indent = columnIndent(text, start);
  const [first = '', ...others] = pairs;
  const lines = [...others, ...field.block].map((line) => `${indent}${line}`);
  return [{ span: item.span, text: first }, insertLines(text, end, lines)];
}
