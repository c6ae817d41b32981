import { RANK } from '../catalog/level.ts';
import type { Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import { createTargetOrder, type Order } from './order.ts';
import { emptyReach, type Reach, reachTargets } from './reach.ts';

/**
 * What a stack comes to on one target with some nodes replaced by what runs everywhere and stands on nothing; the cells of
 * other targets are empty. `order` is that of the whole graph, bottom up.
 */
export function createReplacement(
  graph: Graph,
  order: Order,
  levels: Levels,
  target: number,
): (replaced: Iterable<number>) => Reach {
  const width = graph.targets.length;
  return (replaced) => {
    const changed = { ...graph, groupMask: graph.groupMask.slice() };
    const own = levels.own.slice();
    for (const node of replaced) {
      own[node * width + target] = RANK.native;
      changed.groupMask.fill(0, graph.groupStart[node], graph.groupEnd[node]);
    }
    const reach = emptyReach(graph);
    reachTargets(changed, createTargetOrder(changed, order)(target), { ...levels, own }, reach, target, target + 1);
    return reach;
  };
}
