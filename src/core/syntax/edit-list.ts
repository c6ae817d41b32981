import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { YamlSeq } from './tree.ts';

/** What becomes of an item of a list: it stays, goes, or another text takes its place. */
export type ItemFate = 'stay' | 'go' | { readonly text: string };

/**
 * Edits that take items out of a list, put other texts in their place and add new ones behind the last, in the style in which the
 * list is written. An item of a block list goes with its lines; comments on lines of their own stay.
 */
export function editList(
  text: string,
  seq: YamlSeq,
  fates: readonly ItemFate[],
  added: readonly string[] = [],
): readonly TextEdit[] {
  const replaced = seq.items.flatMap((item, index) => {
    const fate = fates[index];
    return typeof fate === 'object' ? [{ span: item.span, text: fate.text }] : [];
  });
  const gone = seq.items.map((_, index) => fates[index] === 'go');
  const isFlow = text.charAt(seq.span.start) === '[';
  const changed = isFlow ? editFlow(seq, gone, added) : editBlock(text, seq, gone, added);
  return [...replaced, ...changed];
}

function editFlow(seq: YamlSeq, gone: readonly boolean[], added: readonly string[]): readonly TextEdit[] {
  const last = gone.lastIndexOf(false);
  const lastKept = seq.items[last];
  if (!lastKept) return gone.length + added.length === 0 ? [] : [{ span: seq.span, text: `[${added.join(', ')}]` }];
  const edits = removeRuns(
    seq.items.map(({ span }) => span),
    gone,
  );
  const tail = added.map((item) => `, ${item}`).join('');
  return tail === '' ? edits : [...edits, { span: { start: lastKept.span.end, end: lastKept.span.end }, text: tail }];
}

/** Takes parts out of a comma-separated row: up to the next one that stays, or from the last one that stays. At least one stays. */
export function removeRuns(parts: readonly Span[], gone: readonly boolean[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let from = gone.indexOf(true); from >= 0;) {
    const next = gone.indexOf(false, from);
    const start = next < 0 ? parts[from - 1]?.end : parts[from]?.start;
    const end = next < 0 ? parts.at(-1)?.end : parts[next]?.start;
    if (start !== undefined && end !== undefined) edits.push({ span: { start, end }, text: '' });
    from = next < 0 ? -1 : gone.indexOf(true, next);
  }
  return edits;
}

function editBlock(
  text: string,
  seq: YamlSeq,
  gone: readonly boolean[],
  added: readonly string[],
): readonly TextEdit[] {
  const dashes = seq.items.map((item, index) => dashBefore(text, seq, index, item.span.start));
  const indent = indentAt(text, dashes[0] ?? seq.span.start);
  const newLines = added.map((item) => `${indent}- ${item}`);
  const last = gone.lastIndexOf(false);
  const edits = seq.items.flatMap((item, index): TextEdit[] => {
    if (!gone[index]) return [];
    const dash = dashes[index] ?? item.span.start;
    // A list that loses all its items becomes an empty one, on the line of the first.
    if (last < 0 && index === 0) {
      const empty = added.length === 0 ? '  []' : newLines.join(lineBreak(text)).trimStart();
      return [{ span: { start: dash, end: item.span.end }, text: empty }];
    }
    return [removeLines(text, { start: dash, end: item.span.end })];
  });
  const lastKept = seq.items[last];
  if (!lastKept || added.length === 0) return edits;
  const end = endOfLine(text, lastKept.span.end);
  return [...edits, { span: { start: end, end }, text: newLines.map((line) => `${lineBreak(text)}${line}`).join('') }];
}

/** Where the dash of an item stands; a comment before it may hold dashes of its own. */
function dashBefore(text: string, seq: YamlSeq, index: number, start: number): number {
  const from = index === 0 ? seq.span.start : (seq.items[index - 1]?.span.end ?? seq.span.start);
  const found = /(?:^|\n)[ \t]*-(?=\s)/.exec(text.slice(from, start));
  return found ? from + found.index + found[0].length - 1 : start;
}

/** How a text ends its lines, by its first one. */
export function lineBreak(text: string): string {
  return text.charAt(text.indexOf('\n') - 1) === '\r' ? '\r\n' : '\n';
}

/** The white space before a place on its line. */
export function indentAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Takes out the whole lines that a piece stands on. */
export function removeLines(text: string, { start, end }: Span): TextEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  // The last line of a text without a line break at its end takes the one before it along.
  if (to < 0) return { span: { start: Math.max(0, from - 1), end: text.length }, text: '' };
  return { span: { start: from, end: to + 1 }, text: '' };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}
