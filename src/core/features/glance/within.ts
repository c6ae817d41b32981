import type { Reading } from '../../index.ts';
import type { Entry } from '../../stack/types.ts';
import type { Span } from '../../text/span.ts';

/** Those of a list in the order of the text that touch a span. */
export function itemsWithin<T extends { readonly span: Span }>(items: readonly T[], within: Span): readonly T[] {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.span.end ?? Infinity) < within.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((items[end]?.span.start ?? Infinity) <= within.end) end++;
  return items.slice(low, end);
}

const ORDERED = new WeakMap<Reading, readonly Entry[]>();

/** The entries in the order of the text: what an alias or a merge key brings in stands where it was written, once. */
export function entriesInOrder(reading: Reading): readonly Entry[] {
  let ordered = ORDERED.get(reading);
  if (!ordered) ORDERED.set(reading, (ordered = inOrder(reading.manifest.stack.entries)));
  return ordered;
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const isInOrder = entries.every(({ span }, index) => span.start > (entries[index - 1]?.span.start ?? -1));
  if (isInOrder) return entries;
  const byStart = new Map<number, Entry>();
  for (const entry of entries) if (!byStart.has(entry.span.start)) byStart.set(entry.span.start, entry);
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start);
}
