import { byVendor, classify } from '../../analysis/coupling.ts';
import { cheapestFirst } from '../../catalog/alternatives.ts';
import { factOf, factRank, RANK } from '../../catalog/level.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Component, Effort } from '../../catalog/types.ts';
import type { Reading } from '../../index.ts';
import { writeReplacements } from '../../plan/move.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { lazily } from '../../remember.ts';
import { turnsOnPlan } from '../../rules/way-out.ts';
import type { Entry } from '../../stack/types.ts';
import type { TextEdit } from '../../text/edits.ts';
import { type Fix, type FixContext, isWhole } from './fix.ts';
import { contains, entryOf } from './places.ts';
import { verified } from './verified.ts';

type Field = 'component' | 'format' | 'precision';

/** What could stand where a finding is: a component, by the field that names it, and the effort; none is known for a successor. */
export interface Substitute {
  readonly component: Component;
  readonly effort: Effort | undefined;
}

/** So many alternatives are offered for one finding. */
const MOST_OFFERED = 3;

/** Replaces what a finding is about by what could stand in its place, the least effort first. */
export function replaceBy(context: FixContext): readonly Fix[] {
  const { reading, catalog } = context;
  const entry = entryOf(context);
  const field = entry && fieldOf(context, entry);
  const component = field && catalog.find(entry[field]?.value ?? '');
  if (!component || !isWhole(reading)) return [];
  return offers(context, entry.index, component)
    .slice(0, MOST_OFFERED)
    .map(({ component: other, effort, successor }) => ({
      title: `Replace ${component.name} by ${other.name} (${[successor ? 'its successor' : [], effort === undefined ? [] : `effort: ${effort}`].flat().join(', ')})`,
      ...{ preferred: successor, costly: true },
      edits: lazily(() => replacement(context, entry, field, other, effort ?? 'config')),
    }));
}

/** The successor first, then what else could stand there. */
function offers(
  context: FixContext,
  node: number,
  component: Component,
): readonly (Substitute & { readonly successor: boolean })[] {
  const successors = (context.finding.suggests ?? []).flatMap((id) => context.catalog.component(id) ?? []);
  const others = substitutesOf(context, node, component).filter((one) => !successors.includes(one.component));
  return [
    ...successors.map((one) => {
      const effort = component.alternatives?.find((other) => other.component === one.id)?.effort;
      return { component: one, effort, successor: true };
    }),
    ...others.map((one) => ({ ...one, successor: false })),
  ];
}

/** The field that a finding stands on; the component for one on the entry as such. */
function fieldOf({ finding }: FixContext, entry: Entry): Field | undefined {
  const fields: readonly Field[] = ['format', 'precision', 'component'];
  const found = fields.find((field) => entry[field] && contains(entry[field].span, finding.span));
  return found ?? (entry.component ? 'component' : undefined);
}

/** The alternatives that may mend a finding, told by the catalog alone; whether they do is seen when the edits are asked for. */
export function substitutesOf(context: FixContext, node: number, component: Component): readonly Substitute[] {
  const { catalog, finding, reading } = context;
  const { targets } = reading.analysis;
  const asked = targets.filter(({ id }) => finding.parts?.includes(id));
  const couplingOf = (one: Component): string =>
    one.neutral ? 'neutral' : classify(byVendor(targets, (index) => factRankOn(one, targets[index])));
  const isFree = (one: Component): boolean => /^(?:portable|neutral)$/.test(couplingOf(one));
  const runsAsked = (one: Component): boolean => asked.every((target) => factRankOn(one, target) > RANK.unknown);
  const devices = reading.analysis.devicesOf(node).map(({ target }) => target);
  const runsHere = (one: Component): boolean =>
    devices.length === 0 || devices.some((target) => factRankOn(one, target) > RANK.unknown);
  return cheapestFirst(component).flatMap((alternative) => {
    const other = catalog.component(alternative.component);
    if (!other || turnsOnPlan(catalog, component)) return [];
    const needsFreedom = asked.length === 0 && /-(?:locked|leaning|lock)$/.test(finding.rule);
    return runsAsked(other) && runsHere(other) && (!needsFreedom || isFree(other))
      ? [{ component: other, effort: alternative.effort }]
      : [];
  });
}

function factRankOn(component: Component, target: Parameters<typeof factOf>[1] | undefined): number {
  return target ? factRank(factOf(component, target)) : RANK.unknown;
}

/** Written as a plan in which one entry is replaced, and all others stay. */
function replacement(
  context: FixContext,
  entry: Entry,
  field: Field,
  to: Component,
  effort: Effort,
): readonly TextEdit[] | undefined {
  const { reading, catalog, finding } = context;
  const { nodes } = reading.analysis;
  const edits = replacementEdits(reading, catalog, { entry, field, to, effort, asked: finding.parts });
  const holder = nodes.find((node) => node.entry && node.component?.id === to.id)?.id ?? to.id;
  const isRenamed = field === 'component' && entry.id.value === entry.component?.value;
  const names = new Map(
    isRenamed && holder === to.id && !nodes.some((node) => node.id === to.id) ? [[to.id, entry.id.value]] : [],
  );
  return verified(context, edits, names);
}

/** One entry that has a component, format or precision replaced; `asked` are ids of targets that it is to run on. */
export interface Replacement {
  readonly entry: Entry;
  readonly field: Field;
  readonly to: Component;
  readonly effort: Effort;
  readonly asked?: readonly string[] | undefined;
}

/** The edits of a replacement, with all that names the entry; undefined where the text cannot be edited so that it says just that. */
export function replacementEdits(
  reading: Reading,
  catalog: Catalog,
  change: Replacement,
): readonly TextEdit[] | undefined {
  const { manifest, analysis } = reading;
  const plan = planOf(reading, change);
  return plan && writeReplacements(manifest, analysis, catalog, plan)?.edits;
}

function planOf({ analysis, manifest }: Reading, { entry, field, to, effort, asked }: Replacement): Plan | undefined {
  const runs = analysis.targets.filter((one) => factRankOn(to, one) > RANK.unknown);
  const target = runs.find(({ id }) => asked?.includes(id)) ?? runs[0] ?? analysis.targets[0];
  const steps = manifest.stack.entries.map((one): Step => {
    const changed = one.index === entry.index;
    return {
      ...{ node: one.index, entry: one.id.value, layer: one.layer, action: changed ? 'replace' : 'keep' },
      ...{ effort: changed ? effort : 'none', evidence: [], leftOut: false },
      changes: changed ? [{ field, to: to.id }] : [],
    };
  });
  const efforts = { none: 0, config: 0, rebuild: 0, code: 0, redesign: 0 };
  return target && { target, steps, effort, efforts, feasible: true, exact: true, unchanged: false };
}
