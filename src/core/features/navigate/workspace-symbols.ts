import { readStack } from '../../stack/read-stack.ts';
import type { Layer } from '../../stack/types.ts';
import { readSyntax } from '../../syntax/read.ts';
import { createLineIndex, type LineIndex } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';

/** An entry of some manifest, to be found by its name. */
export interface EntryName {
  readonly name: string;
  readonly layer: Layer;
  readonly isOwn: boolean;
  /** Where it gets its name. */
  readonly span: Span;
}

/** The entries of one manifest. */
export interface EntryNames {
  readonly lines: LineIndex;
  /** The name of the stack. */
  readonly stack: string | undefined;
  readonly entries: readonly EntryName[];
}

/** Reads the names of a manifest's entries and no more: a workspace may hold hundreds of manifests. */
export function entryNames(text: string): EntryNames {
  const { name, entries } = readStack(readSyntax(text).root);
  return {
    lines: createLineIndex(text),
    stack: name?.value,
    entries: entries.map(({ id, layer, component }) => {
      return { name: id.value, layer, isOwn: component === undefined, span: id.span };
    }),
  };
}

/** Whether a name has the letters of a query in their order, as pickers match. */
export function matchesQuery(name: string, query: string): boolean {
  const [letters, wanted] = [name.toLowerCase(), query.toLowerCase().replace(/\s+/g, '')];
  let at = 0;
  for (const letter of wanted) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
