import type { Span } from '../../src/core/text/span.ts';

/** A text in which `‸` marks where the cursor is, without the mark. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const parts = marked.split('‸');
  if (parts.length !== 2) throw new Error(`a text has one cursor, and this one ${parts.length - 1}: ${marked}`);
  return { text: parts.join(''), offset: parts[0]?.length ?? 0 };
}

/** A text with spans of it in brackets, `⟦like this⟧`. */
export function bracketed(text: string, spans: readonly Span[]): string {
  const marks = spans.flatMap(({ start, end }) => [
    { at: start, order: 1, mark: '⟦' },
    { at: end, order: 0, mark: '⟧' },
  ]);
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  return marks.reduce((marked, { at, mark }) => marked.slice(0, at) + mark + marked.slice(at), text);
}
