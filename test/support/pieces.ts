import { readFast, readItemsFast } from '../../src/core/syntax/fast.ts';
import { isPlainText } from '../../src/core/syntax/plain.ts';
import { readPlainItem, readPlainKeys } from '../../src/core/syntax/plain-tree.ts';
import { createNames } from '../../src/core/syntax/resolve.ts';
import { type Segment, split } from '../../src/core/syntax/split.ts';
import type { YamlNode } from '../../src/core/syntax/tree.ts';
import { plainTree } from './trees.ts';

/** What a way of reading makes of a piece, as plain data; undefined where it leaves it to others. */
type Outcome = string | undefined;

const saying = (nodes: readonly YamlNode[], issues: ReturnType<typeof createNames>['issues']): Outcome =>
  JSON.stringify(nodes.map((root) => plainTree({ root, issues })));

/** What a piece is read as straight from the text. */
export function plainly(text: string, { base, length, dash }: Segment): Outcome {
  if (!isPlainText(text)) return undefined;
  const names = createNames();
  const piece = { text, shift: base.at, base, names };
  const nodes =
    dash < 0
      ? readPlainKeys(piece, length)?.flatMap(({ key, value }) => [key, value])
      : readPlainItem(piece, length, dash);
  return nodes && saying([nodes].flat(), names.issues);
}

/** What it is read as by the library's events. */
export function byLibrary(text: string, segment: Segment): Outcome {
  const part = text.slice(segment.base.at, segment.base.at + segment.length);
  const names = createNames();
  if (segment.dash >= 0)
    return readItemsFast(part, [segment], names) ? saying(segment.items, [...segment.issues]) : undefined;
  const root = readFast(part, segment.base, names);
  return root?.kind === 'map'
    ? saying(
        root.pairs.flatMap(({ key, value }) => [key, value]),
        names.issues,
      )
    : undefined;
}

/** How many pieces of a text are read plainly, and how many of them otherwise than by the library. */
export function comparePieces(text: string): { readonly read: number; readonly otherwise: number } {
  let [read, otherwise] = [0, 0];
  for (const segment of split(text) ?? []) {
    const outcome = plainly(text, segment);
    if (outcome === undefined) continue;
    read++;
    if (outcome !== byLibrary(text, segment)) otherwise++;
  }
  return { read, otherwise };
}
