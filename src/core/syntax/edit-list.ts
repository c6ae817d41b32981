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
  const spans = seq.items.map(({ span }, index) => ({ start: dashes[index] ?? span.start, end: span.end }));
  const lastKept = seq.items[gone.lastIndexOf(false)];
  const [first, ...others] = spans;
  if (!lastKept && first) {
    const key = added.length === 0 ? endOfKeyAbove(text, first.start) : undefined;
    if (key !== undefined) return [{ span: { start: key, end: key }, text: ' []' }, ...removeLines(text, spans)];
    const instead = added.length === 0 ? '  []' : newLines.join(lineBreak(text)).trimStart();
    return [{ span: first, text: instead }, ...removeLines(text, others)];
  }
  const edits = removeLines(
    text,
    spans.filter((_, index) => gone[index]),
  );
  if (!lastKept || added.length === 0) return edits;
  const end = endOfLine(text, inkEnd(text, lastKept.span));
  return [...edits, { span: { start: end, end }, text: newLines.map((line) => `${lineBreak(text)}${line}`).join('') }];
}

/** Where the key ends that a block list hangs on, for an empty list to stand behind it; undefined where something else stands there. */
function endOfKeyAbove(text: string, at: number): number | undefined {
  for (let end = text.lastIndexOf('\n', at - 1); end > 0; end = text.lastIndexOf('\n', end - 1)) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const key = /^[^#]*:(?=\s*$|\s+#)/.exec(line);
    if (key) return start + key[0].length;
    if (!/^\s*(?:#|$)/.test(line)) return undefined;
  }
  return undefined;
}

/** Where the dash of an item stands; a comment before it may hold dashes of its own. */
export function dashBefore(text: string, seq: YamlSeq, index: number, start: number): number {
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

/** Takes out the whole lines that pieces stand on, which come in the order of the text. */
export function removeLines(text: string, pieces: readonly Span[]): readonly TextEdit[] {
  const runs: Span[] = [];
  for (const piece of pieces) {
    const start = text.lastIndexOf('\n', piece.start - 1) + 1;
    const lineEnd = text.indexOf('\n', inkEnd(text, piece));
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const before = runs.at(-1);
    if (before?.end === start) runs[runs.length - 1] = { start: before.start, end };
    else runs.push({ start, end });
  }
  return runs.map(({ start, end }) => {
    // The last line of a text without a line break at its end takes the one before it along.
    const isUnended = end === text.length && text.charAt(end - 1) !== '\n';
    const from = isUnended ? Math.max(0, start - lineBreak(text).length) : start;
    return { span: { start: from, end }, text: '' };
  });
}

/** Where the last thing that can be seen of a piece ends: a block of text takes the line breaks behind it along. */
export function inkEnd(text: string, { start, end }: Span): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** The end of the line that a place is on, its line break left out. */
export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}
