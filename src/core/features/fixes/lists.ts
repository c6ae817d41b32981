import type { Manifest } from '../../manifest.ts';
import { type Layer, LAYERS } from '../../stack/types.ts';
import { dashBefore, editList, endOfLine, indentAt, inkEnd, lineBreak } from '../../syntax/edit-list.ts';
import { plainText } from '../../syntax/flow-text.ts';
import type { YamlMap, YamlPair, YamlSeq } from '../../syntax/tree.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Span } from '../../text/span.ts';
import { layerPair, ownPair, rootMap } from './places.ts';

/** An item to add, as a list in flow style has it and as one in block style has it: its lines, the first without the dash. */
export interface NewItem {
  readonly flow: string | undefined;
  readonly block: readonly string[];
}

/** Whether a collection is written in brackets. */
export function isFlow(text: string, { span }: YamlSeq | YamlMap): boolean {
  return /[[{]/.test(text.charAt(span.start));
}

/** Takes items out of a list; of a flow list over several lines, which may have comments between its items, those stay. */
export function removeItems(text: string, seq: YamlSeq, isGone: (index: number) => boolean): readonly TextEdit[] {
  if (!isFlow(text, seq) || !hasComment(text, seq.span))
    return editList(
      text,
      seq,
      seq.items.map((_, index) => (isGone(index) ? 'go' : 'stay')),
    );
  return seq.items.flatMap(({ span }, index) => {
    const comma = /^\s*,/.exec(text.slice(span.end, seq.span.end))?.[0].length ?? 0;
    return isGone(index) ? [{ span: { start: span.start, end: span.end + comma }, text: '' }] : [];
  });
}

/** Whether there may be a comment in a piece of the text. */
export function hasComment(text: string, { start, end }: Span): boolean {
  return /(?:^|\s)#/.test(text.slice(start, end));
}

/** Puts an item behind the last one of a list, the way that the list is laid out. */
export function appendItem(text: string, seq: YamlSeq, { flow, block }: NewItem): readonly TextEdit[] | undefined {
  const last = seq.items.at(-1);
  if (isFlow(text, seq)) {
    if (flow === undefined) return undefined;
    return last ? appendFlow(text, seq, flow) : editList(text, seq, [], [flow]);
  }
  if (!last) return undefined;
  const indent = indentAt(text, dashBefore(text, seq, seq.items.length - 1, last.span.start));
  return [insertLines(text, inkEnd(text, last.span), itemLines(block, indent))];
}

/** The lines of a new item of a block list. */
function itemLines(block: readonly string[], indent: string): readonly string[] {
  return block.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

/** Puts lines behind the one that a place is on. */
export function insertLines(text: string, at: number, lines: readonly string[]): TextEdit {
  const end = endOfLine(text, at);
  return { span: { start: end, end }, text: lines.map((line) => `${lineBreak(text)}${line}`).join('') };
}

function appendFlow(text: string, seq: YamlSeq, item: string): readonly TextEdit[] {
  const last = seq.items.at(-1)?.span ?? seq.span;
  const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
  const before = text.slice(lineStart, last.start);
  const lineEnd = endOfLine(text, last.end);
  const behind = { start: last.end, end: last.end };
  if (before.trim() !== '' || seq.span.end <= lineEnd) return [{ span: behind, text: `, ${item}` }];
  // Each item has a line of its own, and so has the new one.
  const closed = /^\s*,/.test(text.slice(last.end, lineEnd));
  const line = insertLines(text, last.end, [`${before}${item}${closed ? ',' : ''}`]);
  return closed ? [line] : [{ span: behind, text: ',' }, line];
}

/** Lists an item in a layer, which is opened where the manifest does not have it; undefined where it is borrowed from elsewhere. */
export function addToLayer({ text, syntax }: Manifest, layer: Layer, item: NewItem): readonly TextEdit[] | undefined {
  const root = rootMap(syntax.root);
  const pair = layerPair(root, layer);
  if (!root) return undefined;
  if (!pair) return openLayer(text, root, layer, item);
  const { key, value } = pair;
  if (value.kind === 'seq') return appendItem(text, value, item);
  if (value.kind !== 'scalar' || value.value !== null) return undefined;
  if (value.span.end > value.span.start || isFlow(text, root))
    return value.span.end > value.span.start && item.flow !== undefined
      ? [{ span: value.span, text: `[${item.flow}]` }]
      : undefined;
  return [insertLines(text, key.span.end, itemLines(item.block, `${indentAt(text, key.span.start)}  `))];
}

/** Opens a layer below the nearest of the higher ones, else behind all there is. */
function openLayer(text: string, root: YamlMap, layer: Layer, item: NewItem): readonly TextEdit[] | undefined {
  const above = LAYERS.slice(LAYERS.indexOf(layer) + 1).flatMap((one) => ownPair(root, one) ?? [])[0];
  const last = above ?? root.pairs.at(-1);
  if (!last) return undefined;
  const span = { start: last.key.span.start, end: Math.max(last.key.span.end, last.value.span.end) };
  if (isFlow(text, root))
    return item.flow === undefined
      ? undefined
      : [{ span: { start: span.end, end: span.end }, text: `, ${layer}: [${item.flow}]` }];
  const indent = indentAt(text, last.key.span.start);
  const gap = isApart(text, last) ? [''] : [];
  return [
    insertLines(text, inkEnd(text, span), [...gap, `${indent}${layer}:`, ...itemLines(item.block, `${indent}  `)]),
  ];
}

/** Whether a blank line stands before a pair: then one does before its neighbours, too. */
function isApart(text: string, { key }: YamlPair): boolean {
  return /\n[ \t]*\r?\n[ \t]*(?:#.*\r?\n[ \t]*)*$/.test(text.slice(Math.max(0, key.span.start - 500), key.span.start));
}

/** A component as a new item, by its name alone or as a mapping, as the others of its list are. */
export function componentItem({ text, syntax }: Manifest, layer: Layer, name: string): NewItem {
  const seq = layerPair(syntax.root, layer)?.value;
  const items = seq?.kind === 'seq' ? seq.items : [];
  const asMapping = items.length > 0 && items.every((one) => one.kind === 'map' && ownPair(one, 'component'));
  const plain = plainText(name);
  if (!asMapping) return { flow: plain, block: [plain] };
  const last = items.at(-1);
  const braces = last?.kind === 'map' && isFlow(text, last);
  return { flow: `{ component: ${plain} }`, block: [braces ? `{ component: ${plain} }` : `component: ${plain}`] };
}
