import type { CompletionItem, Completions, Layercake } from '../../src/core/index.ts';
import { core, TODAY } from './core.ts';
import { atCursor } from './cursor.ts';

/** What may be typed at the cursor, best first. */
export function completionsAt(marked: string, trigger?: string, layercake: Layercake = core): Completions | undefined {
  const { text, offset } = atCursor(marked);
  const options = { today: TODAY, ...(trigger !== undefined && { trigger }) };
  const found = layercake.completion.at(layercake.read(text), offset, options);
  return found && { ...found, items: [...found.items].sort((a, b) => (a.sort < b.sort ? -1 : 1)) };
}

/** The labels of what may be typed at the cursor, best first. */
export function labelsAt(marked: string, trigger?: string): readonly string[] {
  return completionsAt(marked, trigger)?.items.map(({ label }) => label) ?? [];
}

/** The item with a label. */
export function itemAt(marked: string, label: string): CompletionItem {
  return itemOf(completionsAt(marked), label, marked);
}

function itemOf(found: Completions | undefined, label: string, marked: string): CompletionItem {
  const item = found?.items.find((one) => one.label === label);
  if (item) return item;
  throw new Error(`there is no ${label} among ${found?.items.map((one) => one.label).join(', ') ?? ''} in:\n${marked}`);
}

/** The text after an item was taken, with its places to go to as snippets have them. */
export function taken(marked: string, label: string): string {
  const { text, offset } = atCursor(marked);
  const found = completionsAt(marked);
  const { start, end } = found?.span ?? { start: offset, end: offset };
  return text.slice(0, start) + itemOf(found, label, marked).text + text.slice(end);
}
