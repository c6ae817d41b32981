import {
  completeConfig,
  configItemMarkdown,
  fixesOfConfig,
  hoverConfig,
  readConfig,
  vocabularyOf,
} from '../../src/config/index.ts';
import type { Completions, Layercake } from '../../src/core/index.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { createLineIndex } from '../../src/core/text/line-index.ts';
import { core } from './core.ts';
import { atCursor } from './cursor.ts';

/** What may be put into a config at the cursor, best first; `folders` are those that a catalog may be. */
export function configCompletionsAt(
  marked: string,
  {
    trigger,
    folders = [],
    layercake = core,
  }: { trigger?: string; folders?: readonly string[]; layercake?: Layercake } = {},
): Completions | undefined {
  const { text, offset } = atCursor(marked);
  const asked = { layercake, folders, ...(trigger !== undefined && { trigger }) };
  const found = completeConfig({ text, lines: createLineIndex(text) }, offset, asked);
  return found && { ...found, items: [...found.items].sort((a, b) => (a.sort < b.sort ? -1 : 1)) };
}

/** The labels of these. */
export function configLabelsAt(marked: string, trigger?: string): readonly string[] {
  return configCompletionsAt(marked, trigger === undefined ? {} : { trigger })?.items.map(({ label }) => label) ?? [];
}

/** A config after an item was taken, with its places to go to as snippets have them. */
export function configTaken(marked: string, label: string, folders: readonly string[] = []): string {
  const { text } = atCursor(marked);
  const found = configCompletionsAt(marked, { folders });
  const item = found?.items.find((one) => one.label === label);
  if (!found || !item) throw new Error(`there is no ${label} among ${found?.items.map((one) => one.label).join(', ')}`);
  return text.slice(0, found.span.start) + item.text + text.slice(found.span.end);
}

/** The documentation of an item. */
export function configDocumentation(marked: string, label: string): string {
  const item = configCompletionsAt(marked)?.items.find((one) => one.label === label);
  return item ? configItemMarkdown(item, { layercake: core }) : '';
}

/** The hover at the cursor: the words that it is about in brackets, and what it says. */
export function configHoverAt(marked: string, layercake: Layercake = core): string | undefined {
  const { text, offset } = atCursor(marked);
  const reading = readConfig(text, vocabularyOf(layercake));
  const { severities } = reading.config;
  const rulePage = (id: string): string => `pages/${id}.md`;
  const hover = hoverConfig(reading, offset, { layercake, rulePage, ...(severities && { severities }) });
  return hover && `⟦${text.slice(hover.span.start, hover.span.end)}⟧ ${hover.markdown}`;
}

/** A config after each of its fixes, under the fix's title. */
export function configFixes(text: string): Readonly<Record<string, string>> {
  const words = vocabularyOf(core);
  const reading = readConfig(text, words);
  const fixes = reading.findings.flatMap((finding) => fixesOfConfig(reading, finding, words));
  return Object.fromEntries(fixes.map(({ title, edits }) => [title, applyEdits(text, edits() ?? [])]));
}
