import type { Component } from '../catalog/types.ts';
import { closingNodes } from './circles.ts';
import { costOf, isFree } from './cost.ts';
import { standing } from './fixpoint.ts';
import type { Equivalent } from './knowledge.ts';
import { solve } from './search.ts';
import { isForeign, type Setting } from './setting.ts';
import { blockedWay, isSwappable, keepWay, type Way, waysOf } from './ways.ts';

/** What becomes of a node. */
export type Outcome =
  | { readonly kind: 'way'; readonly way: Way; readonly required: boolean }
  | { readonly kind: 'swap'; readonly by: Equivalent | undefined }
  | { readonly kind: 'stays'; readonly why: 'other hardware' | 'blocked user' }
  | { readonly kind: 'left-out'; readonly why: 'unneeded' | 'does not run'; readonly way?: Way | undefined };

export interface Outcomes {
  readonly of: readonly Outcome[];
  readonly exact: boolean;
}

/** Decides what becomes of every node of a stack that moves, in the cheapest way that works. */
export function decideOutcomes(setting: Setting): Outcomes {
  const nodes = setting.analysis.nodes.map((_, node) => node);
  const kept = nodes.map((node) => keepWay(setting, node));
  const alone = kept.map((way) => (way ? [way] : NO_WAYS));
  const free = standing(alone.map((ways) => (ways[0] && isFree(ways[0].cost) ? ways : NO_WAYS)));
  const roots = rootsOf(setting);
  const choices = choicesBelow(roots, alone, (node) =>
    (free[node] ?? -1) >= 0 ? (alone[node] ?? NO_WAYS) : waysOf(setting, node, kept[node]),
  );
  const { taken, exact } = takeWays(setting, { choices, roots, free });
  const runs = standing(nodes.map((node) => standingWays(taken[node], kept[node], (free[node] ?? -1) >= 0)));
  const standingAfter = (node: number): boolean => (runs[node] ?? -1) >= 0;
  const undecided = belowBlocked(setting, taken);
  const present = findPresent(setting, taken, undecided, standingAfter);
  const of = nodes.map((node) =>
    outcomeOf(setting, node, taken[node], standingAfter(node) ? kept[node] : undefined, {
      present: present[node] === 1,
      undecided: undecided.has(node),
    }),
  );
  const bare = setting.analysis.nodes.some(({ entry }) => !entry);
  return { of: bare ? of.map((outcome) => atEntry(setting, of, outcome)) : of, exact };
}

/** The ways of all nodes that the roots may come to need; none of the others, which nobody will ask for. */
function choicesBelow(
  roots: readonly number[],
  { length }: readonly unknown[],
  waysAt: (node: number) => readonly Way[],
): readonly (readonly Way[])[] {
  const choices = new Array<readonly Way[]>(length).fill(NO_WAYS);
  const queue: number[] = [];
  const seen = new Uint8Array(length);
  const add = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    queue.push(node);
  };
  const follow = (node: number): void => {
    const ways = waysAt(node);
    choices[node] = ways;
    for (const { needs } of ways) for (const group of needs) for (const member of group) add(member);
  };
  roots.forEach(add);
  for (const node of queue) follow(node);
  return choices;
}

/** What there is to choose from in a move, what must be there, and what is free (see `Problem`). */
interface Moving {
  readonly choices: readonly (readonly Way[])[];
  readonly roots: readonly number[];
  readonly free: Int32Array;
}

/** The cheapest ways that work; a way that closes a circle is given up for the next best, which is no longer proven to be the best. */
function takeWays(
  setting: Setting,
  { choices, roots, free }: Moving,
): { readonly taken: readonly (Way | undefined)[]; readonly exact: boolean } {
  let [left, proven] = [choices, true];
  for (;;) {
    const solution = solve({ choices: left, roots, free });
    const taken = left.map((ways, node) => ways[solution.taken[node] ?? -1]);
    const closing = new Set(closingNodes(setting, taken));
    if (closing.size === 0) return { taken, exact: proven && solution.exact };
    proven = false;
    left = left.map((ways, node) => (closing.has(node) ? without(setting, node, ways, taken[node]) : ways));
  }
}

function without(setting: Setting, node: number, ways: readonly Way[], way: Way | undefined): readonly Way[] {
  const others = ways.filter((one) => one !== way);
  const blocked = blockedWay(setting, node);
  return others.length === 0 && blocked ? [blocked] : others;
}

/** What does not work out of a component that no entry has is told of the entry that names it. */
function atEntry({ analysis }: Setting, of: readonly Outcome[], outcome: Outcome): Outcome {
  if (outcome.kind !== 'way') return outcome;
  const works = (member: number): boolean => {
    const one = of[member];
    return one?.kind === 'way' && !isStuck(one);
  };
  const failing = outcome.way.needs
    .filter((group) => !group.some(works))
    .flatMap((group) => group.filter((member) => !analysis.nodes[member]?.entry).map((member) => of[member]));
  return failing.find((one) => one && isStuck(one)) ?? outcome;
}

/** Whether something that the stack needs is blocked or unknown. */
export function isStuck(outcome: Outcome): boolean {
  return outcome.kind === 'way' && outcome.required && ['blocked', 'unknown'].includes(outcome.way.action);
}

/** What must be there after the move; platform pieces of other targets come and go with what needs them. */
function rootsOf(setting: Setting): readonly number[] {
  const { analysis } = setting;
  return analysis.topmost.filter((node) => analysis.nodes[node]?.entry?.optional !== true && !isForeign(setting, node));
}

/** What was chosen, and what is free, holds itself up; the rest, where it may stay as it is. */
function standingWays(taken: Way | undefined, kept: Way | undefined, isFree: boolean): readonly Pick<Way, 'needs'>[] {
  if (taken?.action === 'blocked') return NO_WAYS;
  if (taken || isFree) return BY_ITSELF;
  return kept ? [kept] : NO_WAYS;
}

const NO_WAYS: readonly Way[] = [];
const BY_ITSELF = [{ needs: [] }];

/** What stands below something blocked: whether it is needed turns on what is done about that. */
function belowBlocked({ analysis }: Setting, taken: readonly (Way | undefined)[]): ReadonlySet<number> {
  const below = new Set<number>();
  taken.forEach((way, node) => {
    if (way?.action === 'blocked') for (const member of analysis.membersOf(node)) below.add(member);
  });
  for (const node of below) for (const member of analysis.membersOf(node)) below.add(member);
  return below;
}

/** Marks the nodes that something still leads to after the move, from what nobody stood on downward. */
function findPresent(
  setting: Setting,
  taken: readonly (Way | undefined)[],
  undecided: ReadonlySet<number>,
  runs: (node: number) => boolean,
): Uint8Array {
  const present = new Uint8Array(taken.length);
  const queue: number[] = [];
  const addOne = (node: number): void => {
    if (present[node] === 1) return;
    present[node] = 1;
    queue.push(node);
  };
  const add = (nodes: readonly number[]): void => {
    for (const node of nodes) addOne(node);
  };
  add(setting.analysis.topmost);
  add(unusedPieces(setting));
  undecided.forEach(addOne);
  const replacing = new Set<Component>();
  const follow = (node: number): void => {
    const way = taken[node];
    if (!setting.alreadyThere && !way && !runs(node) && !isForeign(setting, node)) return;
    const other = way?.changes.find(({ field }) => field === 'component')?.component;
    if (!way || !other) {
      setting.analysis.forEachMember(node, addOne);
      return;
    }
    for (const group of way.needs) add(group);
    if (!replacing.has(other)) forEachPieceUnder(setting, other, addOne);
    replacing.add(other);
  };
  for (const node of queue) follow(node);
  return present;
}

/** Platform pieces and hardware that nothing here stood on before either; no root, yet no less there for that. */
function unusedPieces({ analysis }: Setting): readonly number[] {
  const used = new Uint8Array(analysis.nodes.length);
  const use = (member: number): void => {
    used[member] = 1;
  };
  for (let node = 0; node < used.length; node++) analysis.forEachMember(node, use);
  return analysis.nodes.flatMap(({ entry, component }, node) =>
    entry && (component?.platform || entry.layer === 'hardware') && used[node] === 0 ? [node] : [],
  );
}

/** Calls with the platform pieces that another component leads to after the move, by what takes their place. */
function forEachPieceUnder(setting: Setting, other: Component, visit: (node: number) => void): void {
  for (const id of setting.knowledge.below(other)) {
    setting.byComponent.get(id)?.forEach(visit);
    setting.standIns().get(id)?.forEach(visit);
  }
}

function outcomeOf(
  setting: Setting,
  node: number,
  taken: Way | undefined,
  standing: Way | undefined,
  { present, undecided }: { readonly present: boolean; readonly undecided: boolean },
): Outcome {
  const device = setting.devices.get(node);
  if (device) return { kind: 'swap', by: { component: device, effort: 'config' } };
  if (taken) return { kind: 'way', way: taken, required: true };
  if (isForeign(setting, node)) return foreignOutcome(setting, node, present);
  // What is the target's own stays, like what takes the place of another's.
  const { component } = setting.analysis.nodes[node] ?? {};
  if (!present && !component?.platform && !component?.hardware) return { kind: 'left-out', why: 'unneeded' };
  if (standing) return { kind: 'way', way: standing, required: false };
  if (undecided) return { kind: 'stays', why: 'blocked user' };
  if (setting.alreadyThere) return { kind: 'stays', why: 'other hardware' };
  return { kind: 'left-out', why: 'does not run', way: waysOf(setting, node)[0] };
}

function foreignOutcome(setting: Setting, node: number, present: boolean): Outcome {
  if (!isSwappable(setting, node)) return { kind: 'stays', why: 'other hardware' };
  const { component, entry } = setting.analysis.nodes[node] ?? {};
  const by = component && setting.knowledge.equivalent(component);
  // What the platform itself consists of is needed there as much as here, whoever asked for it.
  if (!present && !by?.component.platform) return { kind: 'left-out', why: 'unneeded' };
  const comesAlong = entry?.layer === 'hardware' || entry?.layer === 'system' || entry?.optional === true;
  if (by || comesAlong) return { kind: 'swap', by };
  const part = setting.parts(node)[0];
  const way: Way = { action: 'blocked', changes: [], part, cost: costOf('blocked'), needs: [] };
  return { kind: 'way', way, required: true };
}
