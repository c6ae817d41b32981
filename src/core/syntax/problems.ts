import type { ErrorCode, YAMLParseError } from 'yaml';
import { createLineIndex, lineEnd } from '../text/line-index.ts';
import { findDeepNesting, NESTING_LIMIT } from './nesting.ts';
import type { SyntaxIssue, YamlNode } from './tree.ts';

type LibraryError = Pick<YAMLParseError, 'code' | 'message' | 'pos'>;

/** What a person can act on, for the errors that people meet; the library's own words serve for the rest. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'YAML does not take tabs as indentation: use spaces.',
  BAD_INDENT: 'This line is indented differently from the ones it belongs to.',
  MISSING_CHAR: 'Something is missing here, such as a closing quote, a bracket, a colon or a comma.',
  BAD_ALIAS: 'An alias is `*` and a name; a text that starts with `*` needs quotes.',
  BLOCK_IN_FLOW: 'Inside brackets, lists and mappings must be written with brackets too.',
  BLOCK_AS_IMPLICIT_KEY: 'A second colon on this line: put the value into quotes if the colon is part of it.',
  UNEXPECTED_TOKEN: 'This was not expected here.',
  MULTILINE_IMPLICIT_KEY: 'This is no key: a key stands on one line, with `:` and a space behind it.',
  IMPOSSIBLE: 'This cannot be read as YAML.',
};

/**
 * Rewords the errors of the YAML reader. A quote or bracket that is not closed is noticed only at the end of the text, or where
 * what follows cannot belong to it; it is reported where it opens, and no further than its line. `isEnd` is false where the text goes on.
 */
export function syntaxIssues(
  errors: readonly LibraryError[],
  text: string,
  root: YamlNode | undefined,
  isEnd: boolean,
): readonly SyntaxIssue[] {
  const lines = createLineIndex(text);
  const content = text.trimEnd().length;
  const issues = errors.slice(0, MOST_ERRORS).map((error) => {
    const opening = root && openingOf(error, text, root, content);
    const start = opening ?? firstMark(text, Math.min(error.pos[0], Math.max(0, text.length - 1)));
    const limit = lineEnd(lines, text, start);
    const end = Math.max(start + 1, Math.min(opening === undefined ? error.pos[1] : limit, limit));
    const message =
      opening === undefined ? words(error) : unclosed(text.charAt(opening), isEnd && error.pos[0] >= content);
    return { rule: 'yaml-syntax', message, span: { start, end } } as const;
  });
  // One mistake can draw several objections at one place; the first one says it best.
  const seen = new Set<number>();
  return issues.filter(({ span }) => !seen.has(span.start) && seen.add(span.start));
}

function words({ code, message }: LibraryError): string {
  if (message.startsWith('Implicit map keys')) return 'This key has no `:` and value behind it yet.';
  return WORDS[code] ?? plain(message);
}

function unclosed(mark: string, isAtEnd: boolean): string {
  const what = mark === '[' || mark === '{' ? 'bracket' : 'quote';
  const doubt = isAtEnd ? '' : ', or what stands in it is not indented enough';
  return `This ${what} is opened here and not closed${doubt}.`;
}

/** Behind so many broken places nobody reads on. */
export const MOST_ERRORS = 100;

/** The first thing to see from an offset on: blanks before it are no place to look at. */
function firstMark(text: string, offset: number): number {
  const blanks = /^ +(?=\S)/.exec(text.slice(offset, offset + LONGEST_INDENT))?.[0].length ?? 0;
  return offset + blanks;
}

const LONGEST_INDENT = 200;

/** Where the quote or bracket opens that an error misses the end of; undefined for another kind of error. */
function openingOf({ message, pos }: LibraryError, text: string, root: YamlNode, content: number): number | undefined {
  const isAtEnd = pos[0] >= content;
  if (!isAtEnd && !/ end with a [\]}]$/.test(message)) return undefined;
  let opening: number | undefined;
  for (let node: YamlNode | undefined = root; node; node = isAtEnd ? lastChild(node) : childBefore(node, pos[0])) {
    if (/["'[{]/.test(text.charAt(node.span.start))) opening = node.span.start;
  }
  return opening;
}

/** The last of a node's children that begins before an offset. */
function childBefore(node: YamlNode, offset: number): YamlNode | undefined {
  if (node.kind === 'seq') return node.items.findLast(({ span }) => span.start < offset);
  if (node.kind !== 'map') return undefined;
  const last = node.pairs.findLast(({ key }) => key.span.start < offset);
  return last && (last.value.span.start < offset ? last.value : last.key);
}

function lastChild(node: YamlNode): YamlNode | undefined {
  if (node.kind === 'seq') return node.items.at(-1);
  if (node.kind !== 'map') return undefined;
  const last = node.pairs.at(-1);
  return last && (last.value.span.end > last.value.span.start ? last.value : last.key);
}

function plain(text: string): string {
  const message = text.replace(/\s+/g, ' ').trim();
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** What keeps a text from being read at all: NUL characters (in no text, but in every archive) and bottomless nesting. */
export function checkText(text: string): SyntaxIssue | undefined {
  const binary = text.indexOf('\0');
  if (binary >= 0)
    return at(
      binary,
      'This file is binary, not text, and is not read: a NUL character stands here, which no text has.',
    );
  const deep = findDeepNesting(text);
  return deep === undefined ? undefined : at(deep, `This nests deeper than ${NESTING_LIMIT} levels and is not read.`);
}

function at(start: number, message: string): SyntaxIssue {
  return { rule: 'yaml-syntax', message, span: { start, end: start + 1 }, isUnread: true };
}
