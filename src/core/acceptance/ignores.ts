import { IGNORE_MARK, type Manifest } from '../manifest.ts';
import { commentsOf } from '../syntax/comments.ts';
import { lineCount, lineStart, positionAt } from '../text/line-index.ts';
import type { Located, Span } from '../text/span.ts';

/** A finding that a comment silences: `# layercake-ignore rule-id: reason`. */
export interface Ignore {
  /** The whole comment. */
  readonly span: Span;
  /** Empty where the comment names none. */
  readonly rule: Located<string>;
  readonly reason?: string;
  /** The line (from 0) whose findings it is about. */
  readonly line: number;
}

const FORM = new RegExp(String.raw`^#+\s*${IGNORE_MARK}(?![\w-])([^:]*)(?::(.*))?$`);
/** Ids between commas; what comes behind the last of them without a colon is none of them. */
const IDS = /^\s*[^\s,]+(?:\s*,\s*[^\s,]+)*/;

/**
 * The ignores of a text, one for each rule that a comment names. A comment on a line of its own is about the next line that is
 * neither blank nor a comment; one behind something is about its own line.
 */
export function ignoresOf({ text, lines, hasIgnores }: Manifest): readonly Ignore[] {
  if (!hasIgnores) return [];
  const comments = commentsOf(text);
  const lineOf = (comment: Located<string>): number => positionAt(lines, comment.span.start).line;
  const lineText = (line: number): string =>
    text.slice(lineStart(lines, line) ?? text.length, lineStart(lines, line + 1));
  const about = new Map<number, number>();
  // From the last comment to the first, so that a long run of them is walked once.
  for (const comment of [...comments].reverse()) {
    const line = lineOf(comment);
    const isOwn = text.slice(lineStart(lines, line), comment.span.start).replace('\ufeff', '').trim() === '';
    about.set(line, isOwn ? nextLine(line, lineCount(lines), about, lineText) : line);
  }
  return comments.flatMap((comment) => readIgnore(comment, about.get(lineOf(comment)) ?? 0));
}

function nextLine(
  line: number,
  count: number,
  about: ReadonlyMap<number, number>,
  lineText: (line: number) => string,
): number {
  let next = line + 1;
  while (next < count && lineText(next).trim() === '') next++;
  // Of a comment behind something it is its own line, of one alone the line that this one is about too.
  return about.get(next) ?? next;
}

function readIgnore({ value, span }: Located<string>, line: number): readonly Ignore[] {
  const [, names, why] = FORM.exec(value) ?? [];
  if (names === undefined) return [];
  const reason = why?.trim();
  const from = value.indexOf(IGNORE_MARK) + IGNORE_MARK.length;
  const rules = [...(IDS.exec(names)?.[0] ?? '').matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => {
    const start = span.start + from + index;
    return { value: id, span: { start, end: start + id.length } };
  });
  const named = rules.length > 0 ? rules : [{ value: '', span }];
  return named.map((rule) => ({ span, rule, line, ...(reason !== undefined && reason !== '' && { reason }) }));
}
