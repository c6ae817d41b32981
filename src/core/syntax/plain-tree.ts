import { type Base, placedSpan, type Span } from '../text/span.ts';
import { createEmpty, createMap, createPair, createScalar, createSeq } from './nodes.ts';
import { scanPlainItem, scanPlainKeys } from './plain.ts';
import { wordsOfBlock } from './plain-block.ts';
import { createCursor } from './plain-cursor.ts';
import { endOf, kindOf, LIST, MAPPING, NOTHING, QUOTED, sizeOf, startOf, TEXT } from './plain-marks.ts';
import { type Names, reportDuplicates } from './resolve.ts';
import type { YamlNode, YamlPair, YamlScalar } from './tree.ts';
import { plainValue } from './values.ts';
import { wordAt, wordOf } from './words.ts';

/** A piece that was scanned, of which nodes are made: its text, where it starts there, and what the nodes belong to. */
export interface Scanned {
  readonly text: string;
  readonly shift: number;
  readonly base: Base;
  readonly names: Names;
}

/** Reads the item of a piece whose dash stands at a column; undefined where it is not of the plain kind throughout. */
export function readPlainItem(piece: Scanned, length: number, dash: number): YamlNode | undefined {
  const isScanned = scanPlainItem(createCursor(piece.text, piece.shift, length, dash), dash);
  return isScanned ? treeOfMarks(piece) : undefined;
}

/** Reads the keys of a piece. */
export function readPlainKeys(piece: Scanned, length: number): readonly YamlPair[] | undefined {
  if (!scanPlainKeys(createCursor(piece.text, piece.shift, length, 0))) return undefined;
  const map = treeOfMarks(piece);
  return map.kind === 'map' ? map.pairs : undefined;
}

/** The tree of what was scanned last. */
export function treeOfMarks(piece: Scanned): YamlNode {
  return nodeAt({ ...piece, next: 0 });
}

interface Walk extends Scanned {
  /** The number of the next node. */
  next: number;
}

function nodeAt(walk: Walk): YamlNode {
  const node = walk.next++;
  switch (kindOf(node)) {
    case MAPPING:
      return createMap(spanOfMark(walk.base, node), pairsOf(walk, sizeOf(node)));
    case LIST:
      return createSeq(spanOfMark(walk.base, node), itemsOf(walk, sizeOf(node)));
    case NOTHING:
      return createEmpty(walk.base, startOf(node));
    default:
      return scalarAt(walk, node);
  }
}

// A list that grows has room for more, which ten thousand mappings would keep for nothing.
function pairsOf(walk: Walk, size: number): readonly YamlPair[] {
  const pairs = new Array<YamlPair>(size);
  for (let at = 0; at < size; at++) pairs[at] = createPair(nodeAt(walk), nodeAt(walk));
  reportDuplicates(walk.names.issues, pairs);
  return pairs;
}

function itemsOf(walk: Walk, size: number): readonly YamlNode[] {
  const items = new Array<YamlNode>(size);
  for (let at = 0; at < size; at++) items[at] = nodeAt(walk);
  return items;
}

function scalarAt(piece: Scanned, node: number): YamlScalar {
  const words = wordsOfMark(piece, node);
  const isPlain = kindOf(node) !== QUOTED && kindOf(node) !== TEXT;
  const inset = kindOf(node) === TEXT ? undefined : isPlain ? 0 : 1;
  return createScalar(spanOfMark(piece.base, node), isPlain ? plainValue(words) : words, words, inset);
}

export function spanOfMark(base: Base, node: number): Span {
  return placedSpan(base, startOf(node), endOf(node));
}

/** The words of a scalar that was scanned. */
export function wordsOfMark({ text, shift, names: { words } }: Scanned, node: number): string {
  const [start, end] = [shift + startOf(node), shift + endOf(node)];
  switch (kindOf(node)) {
    case QUOTED:
      return wordAt(words, text, start + 1, end - 1);
    case TEXT:
      return wordOf(words, wordsOfBlock(text, start, end));
    default:
      return wordAt(words, text, start, end);
  }
}
