import type { Span } from './span.ts';

/** A piece of a text and what to put in its place; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** Edits in the order of the text, those that say the same thing twice once. Throws a RangeError where two overlap. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const single = sorted.filter((edit, index) => {
    const before = sorted[index - 1];
    const same = before?.span.start === edit.span.start && before.span.end === edit.span.end;
    return !(same && before.text === edit.text && edit.span.end > edit.span.start);
  });
  single.forEach((edit, index) => {
    const before = single[index - 1];
    if (before && before.span.end > edit.span.start) throw new RangeError(`edits overlap at ${edit.span.start}`);
  });
  return single;
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: replacement } of sortEdits(edits)) {
    parts.push(text.slice(at, span.start), replacement);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}
