import type { Analysis } from '../analysis/analyze.ts';
import type { StackNode } from '../analysis/graph.ts';
import type { OwnPart } from '../analysis/own.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import { casesOf, factOf, factRank, LEVELS, RANK, rankOf } from '../catalog/level.ts';
import type { Alternative, Component, ComponentId, Effort } from '../catalog/types.ts';
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
  return kept && withNeeds(kept, needsOf(setting, node, parts[0]));
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
    if (other) return withNeeds(plan, needsOfOther(setting, node, other));
    return withNeeds(plan, kept?.needs ?? needsOf(setting, node, parts[0]));
  });
}

/** Nothing is known to take the place of a node that has to go. */
export function blockedWay(setting: Setting, node: number): Way | undefined {
  const [part] = setting.parts(node);
  return part && withNeeds(blockedPlan(part), []);
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
  return withNeeds({ action: 'keep', changes: NONE, cost: FREE }, needsOf(setting, node, undefined));
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

/**
 * What a node stands on as it is. Of what is not the user's own the platform pieces below it come and go with the target. In a circle
 * every member is needed, since it is computed as one node.
 */
function needsOf(setting: Setting, node: number, part: OwnPart | undefined): readonly (readonly number[])[] {
  const { analysis, index } = setting;
  const ownWork = part?.fact.why === 'own';
  const inside = setting.circle.get(node);
  const isPlatform = (member: number): boolean => analysis.nodes[member]?.component?.platform === true;
  const uses = analysis.usesOn(node, index);
  const needed = ownWork || !uses.some((members) => members.some(isPlatform));
  const needs = needed ? uses : uses.filter((members) => !members.some(isPlatform));
  return inside ? needs.flatMap((members) => withinCircle(members, inside)) : needs;
}

function withinCircle(members: readonly number[], inside: ReadonlySet<number>): readonly (readonly number[])[] {
  const circle = members.filter((member) => inside.has(member));
  return circle.length > 0 ? circle.map((member) => [member]) : [members];
}

/** What another component would stand on here: itself where the stack lists it, else what the catalog knows and the user's own uses. */
function needsOfOther(setting: Setting, node: number, component: Component): readonly (readonly number[])[] {
  const { analysis, byComponent, catalog, knowledge } = setting;
  const others = (id: ComponentId): readonly number[] => {
    const all = byComponent.get(id) ?? [];
    return all.includes(node) ? all.filter((one) => one !== node) : all;
  };
  const listed = others(component.id).filter((one) => analysis.nodes[one]?.entry);
  if (listed.length > 0) return [listed];
  const known = knowledge
    .below(component)
    .filter((id) => catalog.component(id)?.platform !== true)
    .map(others)
    .filter((members) => members.length > 0);
  return [...ownUses(setting, node), ...known];
}

/** The uses of a node that lead to the user's own work, which another component would build on as well. */
function ownUses({ analysis, index }: Setting, node: number): readonly (readonly number[])[] {
  const uses = analysis.usesOn(node, index);
  return uses.filter((members) => members.every((member) => isOwnWork(analysis, member)));
}

/** A name for alternatives of which none is the user's own is no work that another component would build on. */
function isOwnWork(analysis: Analysis, node: number): boolean {
  const isOwn = ({ entry }: StackNode): boolean => entry !== undefined && !entry.component;
  const one = analysis.nodes[node];
  if (!one || !isOwn(one)) return false;
  if (!one.entry?.anyOf || one.entry.uses || one.entry.supports) return true;
  const members = analysis.membersOf(node);
  return members.some((member) => isOwn(analysis.nodes[member] ?? one));
}

/** Whether a node makes way for the target's own where nothing but the platform stands in the way. */
export function isSwappable(setting: Setting, node: number): boolean {
  return isForeign(setting, node) && !setting.alreadyThere;
}
