import type { Analysis } from '../analysis/analyze.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { CheckOptions } from '../check.ts';
import type { Manifest } from '../manifest.ts';
import { RULES } from '../rules/index.ts';
import type { Rule, RuleContext } from '../rules/rule.ts';
import type { Edits, Sight } from '../rules/sights/sight.ts';

/** What was seen of a stack, by each sight. */
export type Views = Map<Sight<unknown>, unknown>;

/** What was seen before an edit, and what the edit touched. */
export interface PastViews {
  readonly views: Views;
  readonly edits: Edits;
}

/** Everything that rules are run with. */
export interface Scene {
  readonly context: RuleContext;
  readonly options: CheckOptions;
  /** The rules that are not switched off. */
  readonly rules: readonly Rule[];
  readonly views: Views;
  readonly past: PastViews | undefined;
}

const RULE_IDS = RULES.map(({ meta }) => meta.id);

export function createScene(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  options: CheckOptions,
  past?: PastViews,
): Scene {
  const off = new Set([...(options.severities ?? [])].flatMap(([rule, setting]) => (setting === 'off' ? [rule] : [])));
  const views: Views = new Map();
  const context: RuleContext = {
    ...{ manifest, catalog, analysis, rules: RULE_IDS, off, acceptances: [], budget: options.budget ?? {} },
    see: <View>(sight: Sight<View>): View => {
      const known = views.get(sight);
      if (known === undefined && !views.has(sight)) views.set(sight, sight.look(context, pastOf(sight, past)));
      return (known ?? views.get(sight)) as View;
    },
  };
  return { context, options, rules: RULES.filter(({ meta }) => !off.has(meta.id)), views, past };
}

function pastOf<View>(sight: Sight<View>, past: PastViews | undefined): Parameters<Sight<View>['look']>[1] {
  return past?.views.has(sight) ? { view: past.views.get(sight) as View, edits: past.edits } : undefined;
}

export function isAboutAcceptance({ meta }: Rule): boolean {
  return meta.about === 'acceptance';
}
