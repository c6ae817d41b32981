import type { OwnPart } from '../analysis/own.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import { casesOf, factOf, factRank, LEVELS, RANK, rankOf } from '../catalog/level.ts';
import type { Alternative, Component, Effort } from '../catalog/types.ts';
import type { Choice } from './choice.ts';
import { type Aspect, costOf, FREE } from './cost.ts';
import { isForeign, type Setting } from './setting.ts';

/** What becomes of one field of an entry. `part` is the new thing's own level on the target, with its evidence. */
export interface Change {
  readonly field: 'component' | 'version' | 'format' | 'precision';
  readonly to: string;
  readonly component: Component;
  readonly effort: Effort;
  readonly note?: string;
  readonly part: OwnPart;
}

/** One way to have an entry on the target: as it is, changed, or not at all. All are of one shape, for speed. */
export interface Way extends Choice {
  readonly action: 'keep' | 'replace' | 'unknown' | 'blocked';
  readonly changes: readonly Change[];
  /** What decides: of a blocked entry what does not run, of a kept one what limits it; none for what only CPUs run. */
  readonly part?: OwnPart | undefined;
}

/** A way to deal with one part of an entry: the component, its format, its precision. */
interface Option {
  readonly aspects: readonly (Aspect | 'none')[];
  readonly changes: readonly Change[];
  readonly part: OwnPart;
}

/** The way to leave an entry as it is, where it runs or may run. */
export function keepWay(setting: Setting, node: number): Way | undefined {
  const parts = setting.parts(node);
  if (parts.length === 0) return bareWay(setting, node);
  const kept = remembered(KEPT, parts, () => {
    const options = parts.map(asIs);
    return options.some((option) => !option) ? [] : [planOf(options.flatMap((option) => option ?? []))];
  })[0];
  return kept && withNeeds(kept, setting.needs.asItIs(node, isOwnWork(parts)));
}

/** All ways to have a node on the target, those that change least first; to say that it is blocked is the last one. `kept` is its `keepWay`. */
export function waysOf(setting: Setting, node: number, kept?: Way): readonly Way[] {
  const device = setting.devices.get(node);
  if (device) return [deviceWay(setting, node, device)];
  const parts = setting.parts(node);
  if (parts.length === 0) return [bareWay(setting, node)];
  const { entry, component } = setting.analysis.nodes[node] ?? {};
  const plans = entry
    ? remembered(PLANS, parts, () => plansOf(setting, parts, component))
    : plansOf(setting, parts, undefined);
  return plans.map((plan) => {
    if (plan.action === 'blocked') return withNeeds(plan, []);
    const other = plan.changes.find(({ field }) => field === 'component')?.component;
    if (other) return withNeeds(plan, setting.needs.ofOther(node, other));
    return withNeeds(plan, kept?.needs ?? setting.needs.asItIs(node, isOwnWork(parts)));
  });
}

/** Nothing is known to take the place of a node that has to go. */
export function blockedWay(setting: Setting, node: number): Way | undefined {
  const [part] = setting.parts(node);
  return part && withNeeds(blockedPlan(part), []);
}

/** Whether a node is the user's own, which stands on what it names and on nothing else. */
function isOwnWork([part]: readonly OwnPart[]): boolean {
  return part?.fact.why === 'own';
}

/** A way without what it stands on, which is all that differs between entries that are alike. */
type WayPlan = Omit<Way, 'needs'>;

function withNeeds({ action, changes, part, cost }: WayPlan, needs: Way['needs']): Way {
  return { action, changes, part, cost, needs };
}

/** Entries that are alike share their parts, so that their ways are thought of once. */
const KEPT = new WeakMap<readonly OwnPart[], readonly WayPlan[]>();
const PLANS = new WeakMap<readonly OwnPart[], readonly WayPlan[]>();

function remembered(
  known: WeakMap<readonly OwnPart[], readonly WayPlan[]>,
  parts: readonly OwnPart[],
  think: () => readonly WayPlan[],
): readonly WayPlan[] {
  let plans = known.get(parts);
  if (!plans) known.set(parts, (plans = think()));
  return plans;
}

function plansOf(
  setting: Setting,
  [entry, ...sides]: readonly OwnPart[],
  component: Component | undefined,
): readonly WayPlan[] {
  if (!entry) return [];
  const sideOptions = sides.map((part) => sideOption(setting, part));
  const blocked = sides.find((_, index) => !sideOptions[index]);
  if (blocked) return [blockedPlan(blocked)];
  const options = entryOptions(setting, component, entry);
  if (options.length === 0) return [blockedPlan(entry)];
  return options.map((option) => planOf([option, ...sideOptions.flatMap((side) => side ?? [])]));
}

/** What only CPUs run stays as it is beside any accelerator. */
function bareWay(setting: Setting, node: number): Way {
  return withNeeds({ action: 'keep', changes: NONE, cost: FREE }, setting.needs.asItIs(node, false));
}

const NONE: readonly Change[] = [];

function blockedPlan(part: OwnPart): WayPlan {
  return { action: 'blocked', changes: [], part, cost: costOf('blocked') };
}

function deviceWay(setting: Setting, node: number, component: Component): Way {
  const change = changeTo(setting, 'component', component, 'config');
  return withNeeds({ action: 'replace', changes: [change], part: change.part, cost: costOf('config') }, []);
}

function planOf(options: readonly Option[]): WayPlan {
  const aspects = options.flatMap((option) => option.aspects);
  const changes = options.flatMap((option) => option.changes);
  const part = options.map((option) => option.part).reduce((a, b) => (factRank(b.fact) < factRank(a.fact) ? b : a));
  const kept = aspects.includes('unknown') ? 'unknown' : 'keep';
  return { action: changes.length > 0 ? 'replace' : kept, changes, part, cost: costOf(...aspects) };
}

/** What keeping the entry's component takes: nothing, or to live with less than native support; undefined where it does not run. */
function asIs(part: OwnPart): Option | undefined {
  const rank = factRank(part.fact);
  if (rank === RANK.none) return undefined;
  return { aspects: aspectsOf(rank), changes: [], part };
}

function aspectsOf(rank: number): readonly Aspect[] {
  const level = LEVELS[rank];
  return level === 'unknown' || level === 'experimental' || level === 'port' ? [level] : [];
}

/** A format or a precision: as it is, else the one that takes the least effort to get to. */
function sideOption(setting: Setting, part: OwnPart): Option | undefined {
  const kept = asIs(part);
  if (kept && !kept.aspects.includes('unknown')) return kept;
  const field = part.role === 'format' ? 'format' : 'precision';
  return replacements(setting, field, part.component)[0] ?? kept;
}

/** `component` is that of an entry which can be replaced; undefined for the user's own, and for what no entry has. */
function entryOptions(setting: Setting, component: Component | undefined, part: OwnPart): readonly Option[] {
  const kept = asIs(part);
  if (!component || part.fact.why === 'manifest') return kept ? [kept] : [];
  const newer = kept ? undefined : otherVersion(setting, component, part);
  return [...(kept ? [kept] : []), ...(newer ? [newer] : []), ...replacements(setting, 'component', component)];
}

/** The alternatives that run on the target, by effort. */
function replacements(setting: Setting, field: Change['field'], component: Component | undefined): readonly Option[] {
  return (component ? cheapestFirst(component) : []).flatMap((alternative): Option[] => {
    const other = setting.catalog.component(alternative.component);
    if (!other) return [];
    const change = changeTo(setting, field, other, alternative.effort, alternative);
    const rank = factRank(change.part.fact);
    if (rank <= RANK.unknown) return [];
    return [{ aspects: [alternative.effort, ...aspectsOf(rank)], changes: [change], part: change.part }];
  });
}

function changeTo(
  { knowledge }: Setting,
  field: Change['field'],
  component: Component,
  effort: Effort,
  { note }: Partial<Alternative> = {},
): Change {
  const role = field === 'format' || field === 'precision' ? field : 'entry';
  const part: OwnPart = { role, component, fact: knowledge.fact(component) };
  return { field, to: component.id, component, effort, part, ...(note !== undefined && { note }) };
}

/** Another version of the same component, where that is all that it takes: the first one that runs, else the last that did. */
function otherVersion({ target, architectures }: Setting, component: Component, part: OwnPart): Option | undefined {
  if (part.fact.why !== 'version') return undefined;
  const cases = casesOf(component, target.id).filter((one) => rankOf(one) > RANK.unknown);
  const versions = [
    ...cases.flatMap(({ since }) => since ?? []),
    ...cases.flatMap(({ since, until }) => (until !== undefined && since === undefined ? [`<${until}`] : [])),
  ];
  const options = versions.map((version): Option => {
    const fact = factOf(component, target, { version, architectures });
    const moved: OwnPart = { role: 'entry', component, fact };
    const change: Change = { field: 'version', to: version, component, effort: 'config', part: moved };
    return { aspects: ['config', ...aspectsOf(factRank(fact))], changes: [change], part: moved };
  });
  const running = options.filter((option) => factRank(option.part.fact) > RANK.unknown);
  return running.reduce<Option | undefined>(
    (best, one) => (best && factRank(best.part.fact) >= factRank(one.part.fact) ? best : one),
    undefined,
  );
}

/** Whether a node makes way for the target's own where nothing but the platform stands in the way. */
export function isSwappable(setting: Setting, node: number): boolean {
  return isForeign(setting, node) && !setting.alreadyThere;
}
