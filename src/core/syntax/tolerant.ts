import { type Document, isMap, isScalar, isSeq, parseAllDocuments, type ParsedNode } from 'yaml';
import { type Base, placedSpan } from '../text/span.ts';
import { buildNode } from './build.ts';
import { checkText, syntaxIssues } from './problems.ts';
import type { Names } from './resolve.ts';
import type { SyntaxIssue, YamlNode } from './tree.ts';

const OPTIONS = {
  version: '1.2',
  // Its own duplicate check is quadratic; `resolve.ts` finds duplicates with a Map.
  uniqueKeys: false,
  // A set or an ordered map is a mapping like any other; `values.ts` says what a tag makes of a text.
  resolveKnownTags: false,
  // Costs a line counter, and puts excerpts into messages that an editor shows anyway.
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * Reads any text, as far as it can be understood, and says what is wrong with it: slow, and never throws. The nodes belong to
 * `base`, which says where in the text they start; `isEnd` is false for a piece that others follow.
 */
export function readTolerant(text: string, base: Base, names: Names, isEnd = true): YamlNode | undefined {
  const unreadable = checkText(text);
  if (unreadable) {
    names.issues.push(placed(base, unreadable));
    return undefined;
  }
  const documents = parseAllDocuments(text, OPTIONS);
  const [first, second] = 'empty' in documents ? [] : documents;
  if (!first) return undefined;
  const before = names.issues;
  names.issues = [];
  const root = isEmpty(first.contents) ? undefined : buildNode({ text, base, names }, first.contents, 0);
  const issues = [...syntaxIssues(first.errors, text, root, isEnd), ...(second ? [secondDocument(second, text)] : [])];
  names.issues = [...before, ...issues.map((issue) => placed(base, issue)), ...names.issues];
  return root;
}

function placed(base: Base, issue: SyntaxIssue): SyntaxIssue {
  const { start, end } = issue.span;
  return { ...issue, span: placedSpan(base, Math.max(0, start - base.at), Math.max(0, end - base.at)) };
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
