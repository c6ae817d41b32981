import { type Document, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml';
import { checkText, syntaxIssues } from './problems.ts';
import { buildTree } from './build.ts';
import type { SyntaxIssue, SyntaxTree } from './tree.ts';

const OPTIONS = {
  version: '1.2',
  // Its own duplicate check is quadratic; `build.ts` finds duplicates with a Map.
  uniqueKeys: false,
  // Costs a line counter, and puts excerpts into messages that an editor shows anyway.
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Reads a text as YAML. Never throws: what cannot be read is told in `issues`, and the rest is in the tree. */
export function readSyntax(source: string): SyntaxTree {
  const text = withLineFeeds(source);
  const unreadable = checkText(text);
  if (unreadable) return { root: undefined, issues: [unreadable] };
  const documents = parseAllDocuments(text, OPTIONS);
  const [first, second] = 'empty' in documents ? [] : documents;
  if (!first) return { root: undefined, issues: [] };
  const contents = first.contents;
  const built = isEmpty(contents) ? undefined : buildTree(contents, text);
  const issues = [...syntaxIssues(first.errors, text, built?.root)];
  if (second) issues.push(secondDocument(second, text));
  return { root: built?.root, issues: [...issues, ...(built?.issues ?? [])] };
}

/**
 * A text of the same length in which every line ends at a line feed. To YAML a lone carriage return, as old Macs wrote it, ends a
 * line too; the library takes it for a blank, and a comment before it would swallow the rest of the file.
 */
export function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
}

function isEmpty(contents: ParsedNode | null): contents is null {
  return !contents || (isScalar(contents) && contents.value === null);
}

function secondDocument(document: Document.Parsed, text: string): SyntaxIssue {
  const marker = text.lastIndexOf('---', document.range[0]);
  const start = marker >= 0 ? marker : document.range[0];
  const filled = isMap(document.contents) || isSeq(document.contents);
  return {
    rule: 'yaml-syntax',
    message: `The file is one YAML document: ${filled ? 'what follows here' : 'a second one'} is not read.`,
    span: { start, end: Math.min(start + 3, text.length) },
  };
}
