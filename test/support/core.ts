import type { Catalog } from '../../src/core/catalog/catalog.ts';
import { readConfig, vocabularyOf } from '../../src/config/index.ts';
import { createLayercake, type Finding, type Layercake, type Reading } from '../../src/core/index.ts';
import { type LineIndex, positionAt } from '../../src/core/text/line-index.ts';
import type { Span } from '../../src/core/text/span.ts';
import { catalog } from './catalog.ts';

/** The day on which every test runs. */
export const TODAY = '2026-11-23';

/** The core over the made-up catalog. */
export const core: Layercake = createLayercake(catalog);

/** Everything that a check finds in a text, under the config in another one. */
export function check(text: string, layercake: Layercake = core, configText = ''): readonly Finding[] {
  return checkReading(text, layercake, configText).findings;
}

/** The same, with the reading. */
export function checkReading(
  text: string,
  layercake: Layercake = core,
  configText = '',
): { readonly reading: Reading; readonly findings: readonly Finding[] } {
  const { config, findings } = readConfig(configText, vocabularyOf(layercake));
  if (findings.length > 0) throw new Error(`the config is wrong: ${findings[0]?.message ?? ''}`);
  const reading = layercake.read(text, config);
  return { reading, findings: layercake.check(reading, { today: TODAY, ...config }) };
}

/** Findings of one rule only. */
export function findingsOf(
  rule: string,
  text: string,
  layercake: Layercake = core,
  configText = '',
): readonly Finding[] {
  return check(text, layercake, configText).filter((finding) => finding.rule === rule);
}

/** Reads a text over another catalog. */
export function readWith(other: Catalog, text: string): Reading {
  return createLayercake(other).read(text);
}

/** What a span covers, for expectations that name the text itself. */
export function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** Where a span is, as editors count: `3:5-3:9`. */
export function placeOf(
  { manifest: { lines } }: { readonly manifest: { readonly lines: LineIndex } },
  span: Span,
): string {
  const [from, to] = [positionAt(lines, span.start), positionAt(lines, span.end)];
  return `${from.line + 1}:${from.column + 1}-${to.line + 1}:${to.column + 1}`;
}
