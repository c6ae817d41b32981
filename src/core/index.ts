import { type CakePictures, createPictures } from './cake/pictures.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { TargetId } from './catalog/types.ts';
import { checkManifest, type CheckOptions } from './check.ts';
import { compareReadings } from './compare/compare.ts';
import { comparisonReport } from './compare/report.ts';
import type { Change, Comparison } from './compare/types.ts';
import { type Completion, createCompletion } from './features/complete/complete.ts';
import { explain, questionOf } from './features/explain.ts';
import { explanationReport } from './features/explain-report.ts';
import { safeFixes } from './features/fixes/all.ts';
import type { Fix } from './features/fixes/fix.ts';
import { fixesOf } from './features/fixes/index.ts';
import { createGlance, type Glance } from './features/glance/index.ts';
import { type Hover, hoverAt, type HoverOptions } from './features/hover/index.ts';
import { NAVIGATION, type Navigation } from './features/navigate/index.ts';
import { planReport } from './features/plan-report.ts';
import { analysisReport } from './features/report.ts';
import { STACK_TREE, type StackTree } from './features/tree/index.ts';
import { type Move, writeMove } from './plan/move.ts';
import { type Plan, planMove } from './plan/plan.ts';
import { type Reading, type ReadOptions, readText } from './reading.ts';
import { RULES } from './rules/index.ts';
import type { Finding, RuleMeta } from './rules/rule.ts';
import type { TextEdit } from './text/edits.ts';

export type { Analysis } from './analysis/analyze.ts';
export type { Budget, Limits } from './analysis/budget.ts';
export type { Coupling } from './analysis/coupling.ts';
export type { Catalog } from './catalog/catalog.ts';
export { mergeCatalog } from './catalog/team/merge.ts';
export type { TeamCatalog, TeamFile, TeamFileReading } from './catalog/team/types.ts';
export type { Effort, Level, Target, TargetId } from './catalog/types.ts';
export type { CheckOptions } from './check.ts';
export { isWorse } from './compare/compare.ts';
export type { Change, Comparison } from './compare/types.ts';
export type { Completion, CompletionOptions } from './features/complete/complete.ts';
export type { CompletionItem, CompletionKind, Completions } from './features/complete/item.ts';
export type { Fix } from './features/fixes/fix.ts';
export { titlesApart } from './features/fixes/titles.ts';
export {
  type ColumnCounter,
  editTokenData,
  type Glance,
  type Hint,
  type HintDetails,
  type HintKinds,
  type HintPart,
  type Lens,
  type LensAction,
  type Status,
  type Token,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
  type TokenDataEdit,
  type TokenModifier,
  type TokenType,
} from './features/glance/index.ts';
export type { Hover, HoverLinks, HoverOptions } from './features/hover/index.ts';
export {
  type Dependency,
  type DependencyItem,
  type EntryNames,
  matchesQuery,
  type Navigation,
  type OutlineItem,
  type Reference,
  type Refusal,
} from './features/navigate/index.ts';
export {
  type Branches,
  type Counts,
  type EntryBranch,
  type FindingLeaf,
  type LayerBranch,
  type Place,
  type StackIndex,
  type StackSummary,
  type StackTree,
} from './features/tree/index.ts';
export { snippetFor, type Template, TEMPLATES } from './features/templates.ts';
export type { Manifest } from './manifest.ts';
export type { Move } from './plan/move.ts';
export type { Plan, Step } from './plan/plan.ts';
export type { Reading, ReadOptions } from './reading.ts';
export type { Confidence, Finding, RuleMeta, Severity } from './rules/rule.ts';
export type { Severities, SeveritySetting } from './severities.ts';
export { LAYER_NAMES, LAYERS, type Layer } from './stack/types.ts';
export { offsetAt, type Position, positionAt } from './text/line-index.ts';
export type { TextEdit } from './text/edits.ts';
export type { Located, Span } from './text/span.ts';

/** What can be done about findings, as edits of the text that was read. */
export interface Fixes {
  /** The fixes of one finding among those of a check, the best first. Never throws. */
  readonly of: (
    reading: Reading,
    findings: readonly Finding[],
    finding: Finding,
    options: CheckOptions,
  ) => readonly Fix[];
  /** Everything that changes nothing of what the stack means, at once. */
  readonly safe: (reading: Reading, findings: readonly Finding[]) => readonly TextEdit[];
}

/** The core as its hosts see it: an editor, the command line, a server. */
export interface Layercake {
  readonly catalog: Catalog;
  readonly rules: readonly RuleMeta[];
  /** Reads and analyses a text. Never throws; what is wrong with the text comes out of `check`. */
  readonly read: (text: string, options?: ReadOptions) => Reading;
  readonly check: (reading: Reading, options: CheckOptions) => readonly Finding[];
  /** What to show at an offset of the text; undefined between the names. */
  readonly hover: (reading: Reading, offset: number, options: HoverOptions) => Hover | undefined;
  /** Ways through a manifest: definitions, references, renames, outlines, who uses what. */
  readonly navigate: Navigation;
  /** What may be typed at an offset of the text. */
  readonly completion: Completion;
  readonly fixes: Fixes;
  /** Stacks as an editor lists them beside the text. */
  readonly tree: StackTree;
  /** What an editor shows without being asked: lenses, hints, words by what they are, the stack in a few words. */
  readonly glance: Glance;
  /** The stack as a picture, and what belongs to it: the worlds of targets, what runs where, all about one entry. */
  readonly cake: CakePictures;
  /** What a move to a target takes; undefined where the catalog has no such target. */
  readonly plan: (reading: Reading, target: TargetId) => Plan | undefined;
  /** The plan written into the user's own text; undefined where the text cannot be edited so that it says just that. */
  readonly move: (reading: Reading, plan: Plan) => Move | undefined;
  /** The plan as a Markdown document. */
  readonly planReport: (reading: Reading, plan: Plan) => string;
  /** The analysis as a Markdown document. */
  readonly report: (reading: Reading, findings: readonly Finding[]) => string;
  /** What differs between two stacks. */
  readonly compare: (before: Reading, after: Reading, options: CheckOptions) => Comparison;
  /** The comparison as a Markdown document; the labels say which text is which. */
  readonly comparisonReport: (comparison: Comparison, labels: Change<string>) => string;
  /** What the catalog knows of a component (`vllm`, `vllm@0.10.2`) as a Markdown document; undefined where it knows none. */
  readonly explanation: (question: string, options: CheckOptions) => string | undefined;
}

/** Makes the core over a catalog. */
export function createLayercake(catalog: Catalog): Layercake {
  const check: Layercake['check'] = ({ manifest, analysis }, options) =>
    checkManifest(manifest, catalog, analysis, options);
  const read: Layercake['read'] = (text, options = {}) => readText(text, catalog, options);
  return {
    catalog,
    rules: RULES.map(({ meta }) => meta),
    read,
    check,
    hover: (reading, offset, options) => hoverAt(reading, catalog, offset, options),
    navigate: NAVIGATION,
    completion: createCompletion(catalog, check),
    fixes: {
      of: (reading, findings, finding, options) => fixesOf({ reading, catalog, options, findings, finding }),
      safe: safeFixes,
    },
    tree: STACK_TREE,
    glance: createGlance(catalog),
    cake: createPictures(catalog, read),
    plan: ({ analysis }, target) => planMove(analysis, catalog, target),
    move: ({ manifest, analysis }, plan) => writeMove(manifest, analysis, catalog, plan),
    planReport,
    report: analysisReport,
    compare: (before, after, options) =>
      compareReadings(before, after, { before: check(before, options), after: check(after, options) }),
    comparisonReport,
    explanation: (question, { today }) => {
      const explanation = explain(catalog, questionOf(question));
      return explanation && explanationReport(explanation, catalog, today);
    },
  };
}
