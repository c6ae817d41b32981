import { readStack } from './stack/read-stack.ts';
import { createSeen, lookInto, type Seen } from './stack/seen.ts';
import type { Stack } from './stack/types.ts';
import { type SchemaProblem, validateStack } from './stack/validate.ts';
import { readSyntax } from './syntax/read.ts';
import { reread } from './syntax/reread.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { type Difference, differenceOf } from './text/difference.ts';
import { createLineIndex, editLineIndex, type LineIndex } from './text/line-index.ts';

/** What a comment that silences findings begins with. */
export const IGNORE_MARK = 'layercake-ignore';

/** A text as far as it was understood: its lines, its tree, the stack in it, and what does not fit the schema. */
export interface Manifest {
  readonly text: string;
  readonly lines: LineIndex;
  readonly syntax: SyntaxTree;
  readonly stack: Stack;
  readonly problems: readonly SchemaProblem[];
  /** Whether the mark of a comment that silences findings stands anywhere in the text. */
  readonly hasIgnores: boolean;
}

/** Reads a text as a manifest. Never throws: what is wrong with the text is in the result. */
export function readManifest(text: string): Manifest {
  const seen = createSeen();
  const syntax = readSyntax(text, lookInto(seen));
  const stack = readStack(syntax.root, undefined, seen);
  const problems = problemsIn(syntax, undefined, seen);
  return { text, lines: createLineIndex(text), syntax, stack, problems, hasIgnores: text.includes(IGNORE_MARK) };
}

/**
 * Reads a manifest again after an edit: only what the edit touches. The manifest before is used up: its spans follow the new text. Undefined,
 * and nothing used up, where the whole text has to be read.
 */
export function rereadManifest(text: string, before: Manifest): Manifest | undefined {
  if (text === before.text) return before;
  const difference = differenceOf(before.text, text);
  const syntax = reread(text, before.syntax, difference);
  if (!syntax) return undefined;
  const lines = editLineIndex(before.lines, text, difference);
  const stack = readStack(syntax.root, before.stack);
  const hasIgnores = before.hasIgnores ? text.includes(IGNORE_MARK) : hasNewMark(text, difference);
  return { text, lines, syntax, stack, problems: problemsIn(syntax, before), hasIgnores };
}

/** Whether an edit brought in the mark, or joined its halves. */
function hasNewMark(text: string, { start, endAfter }: Difference): boolean {
  return text.slice(Math.max(0, start - IGNORE_MARK.length), endAfter + IGNORE_MARK.length).includes(IGNORE_MARK);
}

function problemsIn({ root, issues }: SyntaxTree, before: Manifest | undefined, seen?: Seen): readonly SchemaProblem[] {
  // A text that is no YAML at all is reported as such; that it has no `layercake:` key as well helps nobody.
  if (!root && issues.length > 0) return [];
  return validateStack(root, before && { root: before.syntax.root, problems: before.problems }, seen);
}
