import { assemble, inOrder, treeOf } from './assemble.ts';
import { readFast } from './fast.ts';
import type { Look } from './look.ts';
import { readAbove, readSegments } from './pieces.ts';
import { keptTree } from './reread.ts';
import { createNames } from './resolve.ts';
import { split, splitBelow } from './split.ts';
import { isOdd, withLineFeeds } from './text.ts';
import { readTolerant } from './tolerant.ts';
import { createBase } from '../text/span.ts';
import type { SyntaxTree } from './tree.ts';

/**
 * Reads a text as YAML, whatever version it claims to be: plain values are those of YAML 1.2's core schema, tags other than that schema's
 * leave a text a text, `<<` merges, the first of two equal keys counts, only the first document is read, lines may end at CR, LF or both. A
 * node starts behind its anchor and tag; what is not written stands right behind the mark, or the key, that it belongs to; a block of text
 * ends with its last line that is not blank, unless its head keeps the blank ones. Never throws: what cannot be read is told in `issues`, and the rest is in the tree.
 * `look` sees items of topmost lists meanwhile.
 */
export function readSyntax(written: string, look?: Look): SyntaxTree {
  const text = withLineFeeds(written);
  if (isOdd(text)) return readSlowly(text);
  const segments = split(text);
  if (!segments) return readWhole(text);
  const source = { text, names: createNames(), isEnd: true };
  return readSegments(source, segments, look) ? keptTree(written, segments, source) : readSlowly(text);
}

/** Reads a text that cannot be split: one that is no mapping, or has directives or several documents. */
function readWhole(text: string): SyntaxTree {
  const names = createNames();
  const root = readFast(text, createBase(0), names);
  if (!root) return readBelow(text) ?? readSlowly(text);
  const isNothing = root.kind === 'scalar' && root.value === null;
  return { root: isNothing ? undefined : root, issues: inOrder(names.issues) };
}

/** Reads a text that is broken above its first key, where it goes on below as a manifest does. */
function readBelow(text: string): SyntaxTree | undefined {
  const split = splitBelow(text);
  if (!split) return undefined;
  const { above, segments } = split;
  readAbove(text, above);
  const isRead = readSegments({ text, names: createNames(), isEnd: true }, segments);
  return isRead ? treeOf(assemble([above, ...segments])) : undefined;
}

/** Reads a text in the tolerant way alone. */
export function readSlowly(text: string): SyntaxTree {
  const names = createNames();
  const root = readTolerant(text, createBase(0), names);
  return { root, issues: inOrder(names.issues) };
}
