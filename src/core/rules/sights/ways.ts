import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import type { Graph } from '../../analysis/graph.ts';
import { MOST_RELATED, type RuleContext } from '../rule.ts';
import type { Sight } from './sight.ts';

interface Ways {
  readonly graph: Graph;
  readonly topmost: readonly number[];
  /** Whether each use counts on all targets or on none, so that the ways are the same on all of them. */
  readonly isAlike: boolean;
  /** The ways on the targets that somebody asked about. */
  readonly on: Map<number, Links>;
  /** The ways that were told. */
  readonly told: Map<number, Told>;
  /** Links from before, whose memory is used again. */
  readonly spare: Links[];
}

interface Told {
  readonly target: number;
  readonly way: readonly number[];
}

/** Links instead of lists, since there may be thousands: where the told part of the way to a node ends, and what is above a node. */
interface Links {
  readonly ends: Int32Array;
  readonly above: Int32Array;
  readonly steps: Int32Array;
  readonly queue: Int32Array;
}

const NONE = -1;

/** The ways down to an entry from the topmost ones. */
export const ways: Sight<Ways> = {
  look({ analysis }, past) {
    const { graph } = groundOf(analysis);
    const { topmost } = analysis;
    const { view } = past ?? {};
    const isSame = view?.graph === graph && sameNumbers(view.topmost, topmost);
    if (view && isSame) return view;
    const spare = view ? [...view.on.values(), ...view.spare] : [];
    const told = view?.told ?? new Map<number, Told>();
    return { graph, topmost, isAlike: isAlike(graph), spare, on: new Map<number, Links>(), told };
  },
  changed({ told }, { edits }, context) {
    const changed: number[] = [];
    const links = context.analysis.targets.map((): Links | undefined => undefined);
    told.forEach(({ target, way }, node) => {
      const known = (links[target] ??= linksOn(context, target));
      if (!isWay(known, node, way, edits.isEdited)) changed.push(node);
    });
    return changed;
  },
};

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one === other || (one.length === other.length && one.every((number, at) => number === other[at]));
}

/** Whether the way down to a node is this one, and nothing on it was edited. */
function isWay({ ends, above }: Links, node: number, way: readonly number[], isEdited: Uint8Array): boolean {
  if (isEdited[node] === 1) return false;
  if (ends[node] === NONE) return way.length === 1;
  let step = way.length - 1;
  for (let at = ends[node] ?? NONE; at !== NONE; at = above[at] ?? NONE, step--)
    if (way[step] !== at || isEdited[at] === 1) return false;
  return step < 0;
}

/**
 * The shortest way down to a node from a topmost entry that cannot do without it on a target, that entry first, as far as a finding tells it;
 * alternatives and optional uses lead nowhere here.
 */
export function wayFromTop(context: RuleContext, target: number, node: number): readonly number[] {
  const { ends, above } = linksOn(context, target);
  const way: number[] = [];
  for (let at = ends[node] ?? NONE; at !== NONE; at = above[at] ?? NONE) way.push(at);
  if (way.length === 0) way.push(node);
  way.reverse();
  context.see(ways).told.set(node, { target, way });
  return way;
}

function linksOn(context: RuleContext, target: number): Links {
  const { isAlike, on, spare } = context.see(ways);
  const key = isAlike ? 0 : target;
  let links = on.get(key);
  if (!links) {
    links = spare.pop() ?? createLinks(context.analysis.nodes.length);
    findLinks(links, context.analysis, target);
    on.set(key, links);
  }
  return links;
}

function isAlike({ groupMask, targets }: Graph): boolean {
  const all = (1 << targets.length) - 1;
  let group = 0;
  while (group < groupMask.length && (groupMask[group] === 0 || groupMask[group] === all)) group++;
  return group === groupMask.length;
}

function createLinks(count: number): Links {
  const [ends, above] = [new Int32Array(count), new Int32Array(count)];
  return { ends, above, steps: new Int32Array(count), queue: new Int32Array(count) };
}

function findLinks({ ends, above, steps, queue }: Links, analysis: Analysis, target: number): void {
  const { groupStart, memberStart, memberEnd, members, groupMask } = groundOf(analysis).graph;
  const { topmost } = analysis;
  for (const row of [ends, above]) row.fill(NONE);
  queue.set(topmost);
  let last = topmost.length;
  for (const top of topmost) [ends[top], steps[top]] = [top, 0];
  for (let at = 0; at < last; at++) {
    const node = queue[at] ?? 0;
    const below = (steps[node] ?? 0) + 1;
    const end = groupStart[node + 1] ?? 0;
    for (let group = groupStart[node] ?? 0; group < end; group++) {
      const from = memberStart[group] ?? 0;
      const member = members[from] ?? 0;
      const isFirm = (((groupMask[group] ?? 0) >>> target) & 1) === 1;
      if (!isFirm || memberEnd[group] !== from + 1 || ends[member] !== NONE) continue;
      ends[member] = below <= MOST_RELATED ? member : (ends[node] ?? NONE);
      above[member] = node;
      steps[member] = below;
      queue[last++] = member;
    }
  }
}
