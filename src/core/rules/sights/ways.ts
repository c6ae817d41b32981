import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import type { Graph } from '../../analysis/graph.ts';
import type { RuleContext } from '../rule.ts';
import type { Past, Sight } from './sight.ts';
import { createLinks, findLinks, type Links, NONE } from './ways-links.ts';
import { patchLinks, type Terrain, touchedBy } from './ways-patch.ts';

interface Ways extends Terrain {
  /** Whether each use counts on all targets or on none, so that the ways are the same on all of them. */
  readonly isAlike: boolean;
  /** The ways on the targets that somebody asked about. */
  readonly on: Map<number, Links>;
  /** The nodes to which those ways were followed by the last edit and may be others. */
  readonly patched: ReadonlyMap<number, ReadonlySet<number>>;
  /** The ways that were told. */
  readonly told: Map<number, Told>;
  /** Links from before, whose memory is used again. */
  readonly spare: Links[];
}

interface Told {
  readonly target: number;
  readonly way: readonly number[];
}

/** The ways down to an entry from the topmost ones. */
export const ways: Sight<Ways> = {
  look({ analysis }, past) {
    const { graph } = groundOf(analysis);
    const { topmost } = analysis;
    const [isAlike, on] = [isAlikeIn(graph, past?.view), new Map<number, Links>()];
    const terrain = { graph, topmost, isAlike, on };
    if (!past) return { ...terrain, patched: new Map(), told: new Map<number, Told>(), spare: [] };
    const { told, spare } = past.view;
    return { ...terrain, patched: follow(analysis, terrain, past), told, spare };
  },
  changed({ told, patched, isAlike }, { edits }, context) {
    const [onAll] = isAlike ? patched.values() : [];
    if (onAll) return [...onAll].filter((node) => told.has(node));
    const changed: number[] = [];
    told.forEach(({ target, way }, node) => {
      const others = patched.get(keyOf(isAlike, target));
      if (others ? others.has(node) : !isWay(linksOn(context, target), node, way, edits.isEdited)) changed.push(node);
    });
    return changed;
  },
};

/** Follows edits on each target for which there are ways, as far as that is quicker than to find them again when they are asked for. */
function follow(
  analysis: Analysis,
  now: Pick<Ways, 'graph' | 'topmost' | 'isAlike' | 'on'>,
  { view, edits }: Past<Ways>,
): ReadonlyMap<number, ReadonlySet<number>> {
  const patched = new Map<number, ReadonlySet<number>>();
  const touched = touchedBy(view, now, edits);
  for (const [target, links] of view.on) {
    const isKnown = view.isAlike === now.isAlike;
    const changed = isKnown ? patchLinks(links, groundOf(analysis), now.topmost, target, touched) : undefined;
    if (changed) {
      now.on.set(target, links);
      patched.set(target, changed);
    } else view.spare.push(links);
  }
  return patched;
}

function isAlikeIn(graph: Graph, before: Ways | undefined): boolean {
  const { groupMask, groupCount, targets } = graph;
  // Graphs that share their rows differ in those that an edit brought.
  const isKnown = before?.graph.groupMask === groupMask;
  if (isKnown && !before.isAlike) return false;
  const all = (1 << targets.length) - 1;
  let group = isKnown ? before.graph.groupCount : 0;
  while (group < groupCount && (groupMask[group] === 0 || groupMask[group] === all)) group++;
  return group === groupCount;
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
  const key = keyOf(isAlike, target);
  let links = on.get(key);
  if (!links) {
    links = spare.pop() ?? createLinks(context.analysis.nodes.length);
    findLinks(links, context.analysis, key);
    on.set(key, links);
  }
  return links;
}

/** What the ways on a target are kept under. */
function keyOf(isAlike: boolean, target: number): number {
  return isAlike ? 0 : target;
}
