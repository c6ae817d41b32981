import { settleAcceptances, type SettledAcceptance } from './acceptance/settle.ts';
import type { Analysis } from './analysis/analyze.ts';
import type { Budget } from './analysis/budget.ts';
import type { Catalog } from './catalog/catalog.ts';
import { createScene } from './checking/context.ts';
import { allFound, findAll } from './checking/found.ts';
import { type Checked, checkedIn, keep, takeKept } from './checking/kept.ts';
import { recheck } from './checking/recheck.ts';
import { tellAll } from './checking/told.ts';
import type { Manifest } from './manifest.ts';
import { ECHOED, withoutEchoes } from './rules/echoes.ts';
import { withoutCopies } from './rules/repeats.ts';
import type { Finding } from './rules/rule.ts';
import type { Severities } from './severities.ts';

/** What a check depends on beside the text. */
export interface CheckOptions {
  /** The day it is (ISO date): acceptances lapse and evidence ages with it. */
  readonly today: string;
  /** What the config says of rules; the others keep their own severity. */
  readonly severities?: Severities;
  /** The limits that the config holds the stack to. */
  readonly budget?: Budget;
}

/**
 * Runs every rule over a manifest. Findings come in the order of the text, what was accepted left out. They belong to the reading and, like it,
 * are used up by the next one: their spans move. After an edit only what the edit may have changed is looked at again.
 */
export function checkManifest(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  options: CheckOptions,
): readonly Finding[] {
  const kept = takeKept(analysis, options);
  const checked =
    (kept && recheck(kept, manifest, catalog, analysis)) ?? checkAll(manifest, catalog, analysis, options);
  keep(analysis, checked);
  return checked.told.findings;
}

function checkAll(manifest: Manifest, catalog: Catalog, analysis: Analysis, options: CheckOptions): Checked {
  const scene = createScene(manifest, catalog, analysis, options);
  const found = findAll(scene);
  return checkedIn(scene, found, tellAll(scene, found), new Map());
}

/** The acceptances of one rule, each with the findings that it is about, without asking the other rules more than needed. */
export function acceptancesOf(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  options: CheckOptions,
  rule: string,
): readonly SettledAcceptance[] {
  const scene = createScene(manifest, catalog, analysis, options);
  const raw = allFound(findAll(scene, ({ meta }) => meta.id === rule || ECHOED.has(meta.id)));
  const found = withoutCopies(withoutEchoes(raw, manifest.lines));
  const { acceptances } = settleAcceptances(manifest, found, options.today);
  return acceptances.filter((acceptance) => acceptance.rule.value === rule);
}
