import { type Analysis, analyzeStack } from './analysis/analyze.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { TargetId } from './catalog/types.ts';
import { checkManifest, type CheckOptions } from './check.ts';
import { type Hover, hoverAt } from './features/hover.ts';
import { analysisReport } from './features/report.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { RULES } from './rules/index.ts';
import type { Finding, RuleMeta } from './rules/rule.ts';

export type { Analysis } from './analysis/analyze.ts';
export type { Budget, Limits } from './analysis/budget.ts';
export type { Coupling } from './analysis/coupling.ts';
export type { Catalog } from './catalog/catalog.ts';
export type { Level } from './catalog/types.ts';
export type { CheckOptions } from './check.ts';
export type { Hover } from './features/hover.ts';
export { type Template, TEMPLATES } from './features/templates.ts';
export type { Manifest } from './manifest.ts';
export type { Finding, RuleMeta, Severity } from './rules/rule.ts';
export type { Severities, SeveritySetting } from './severities.ts';
export { LAYER_NAMES, LAYERS, type Layer } from './stack/types.ts';
export { offsetAt, type Position, positionAt } from './text/line-index.ts';
export type { Span } from './text/span.ts';

/** A manifest with its analysis: all that the features of an editor and the reports of the command line start from. */
export interface Reading {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
}

/** What a reading depends on beside the text. */
export interface ReadOptions {
  /** The targets that are looked at; all of them, unless given. */
  readonly targets?: readonly TargetId[];
}

/** The core as its hosts see it: an editor, the command line, a server. */
export interface Layercake {
  readonly catalog: Catalog;
  readonly rules: readonly RuleMeta[];
  /** Reads and analyses a text. Never throws; what is wrong with the text comes out of `check`. */
  readonly read: (text: string, options?: ReadOptions) => Reading;
  readonly check: (reading: Reading, options: CheckOptions) => readonly Finding[];
  /** What to show at an offset of the text; undefined between the names. */
  readonly hover: (reading: Reading, offset: number) => Hover | undefined;
  /** The analysis as a Markdown document. */
  readonly report: (reading: Reading, findings: readonly Finding[]) => string;
}

/** Makes the core over a catalog. */
export function createLayercake(catalog: Catalog): Layercake {
  return {
    catalog,
    rules: RULES.map(({ meta }) => meta),
    read: (text, { targets } = {}) => {
      const manifest = readManifest(text);
      return { manifest, analysis: analyzeStack(manifest.stack, catalog, targets) };
    },
    check: ({ manifest, analysis }, options) => checkManifest(manifest, catalog, analysis, options),
    hover: (reading, offset) => hoverAt(reading, catalog, offset),
    report: analysisReport,
  };
}
