import { readStack } from './stack/read-stack.ts';
import type { Stack } from './stack/types.ts';
import { type SchemaProblem, validateStack } from './stack/validate.ts';
import { readSyntax } from './syntax/read.ts';
import type { SyntaxTree } from './syntax/tree.ts';
import { createLineIndex, type LineIndex } from './text/line-index.ts';

/** A text as far as it was understood: its lines, its tree, the stack in it, and what does not fit the schema. */
export interface Manifest {
  readonly text: string;
  readonly lines: LineIndex;
  readonly syntax: SyntaxTree;
  readonly stack: Stack;
  readonly problems: readonly SchemaProblem[];
}

/**
 * Reads a text as a manifest. Never throws: what is wrong with the text is in the result. With the manifest as it was before an edit, only
 * what the edit touches is read again; that one is used up then: its spans follow the new text.
 */
export function readManifest(text: string, before?: Manifest): Manifest {
  const syntax = readSyntax(text, before?.syntax);
  return {
    text,
    lines: createLineIndex(text),
    syntax,
    stack: readStack(syntax.root),
    // A text that is no YAML at all is reported as such; that it has no `layercake:` key as well helps nobody.
    problems: syntax.root || syntax.issues.length === 0 ? validateStack(syntax.root) : [],
  };
}
