import type { Level } from '../../src/core/catalog/types.ts';
import { TARGETS } from './catalog.ts';
import { LEVEL_NAMES, type TestNode, type TestUse } from './graphs.ts';

/**
 * The formulas of docs/semantics.md, written down as they stand and computed by going round until nothing changes any more.
 * Slow, and independent of the code that it is held against.
 */
export function referenceReach(nodes: readonly TestNode[]): readonly (readonly Level[])[] {
  const circles = nodes.map((_, node) => circleOf(nodes, node));
  return transpose(
    TARGETS.map((_, target) => reachOn(nodes, target, circles).map((rank) => LEVEL_NAMES[rank] ?? 'unknown')),
  );
}

const rankOf = (level: Level): number => LEVEL_NAMES.indexOf(level);

/** own(x, t), as a rank: the manifest's word, the toolkit's own vendor only, or as free as what it stands on. */
export function ownRank(node: TestNode | undefined, target: number): number {
  if (node?.kind === 'stated') return isCpuOnly(node) ? beside(node, target) : rankOf(node.levels[target] ?? 'unknown');
  if (node?.kind === 'platform')
    return TARGETS[target]?.platform === node.component ? rankOf('native') : rankOf('none');
  return rankOf('native');
}

/** What only CPUs run touches no accelerator, and runs beside any of them. */
export function isCpuOnly(node: TestNode): boolean {
  if (node.kind !== 'stated') return false;
  const kinds = node.levels.map((level, target) => ({ level, kind: TARGETS[target]?.kind }));
  const onCpu = kinds.some(({ level, kind }) => kind === 'cpu' && rankOf(level) > rankOf('unknown'));
  return onCpu && kinds.every(({ level, kind }) => kind === 'cpu' || level === 'none');
}

function beside(node: TestNode & { readonly kind: 'stated' }, target: number): number {
  return TARGETS[target]?.kind === 'accelerator' ? rankOf('native') : rankOf(node.levels[target] ?? 'unknown');
}

function reachOn(
  nodes: readonly TestNode[],
  target: number,
  circles: readonly (readonly number[])[],
): readonly number[] {
  let reach: readonly number[] = nodes.map((node) => ownRank(node, target));
  for (let round = 0; round <= nodes.length; round++) {
    const alone = nodes.map((node, index) => leastOf(nodes, node, target, reach, circles[index] ?? []));
    reach = nodes.map((_, index) => Math.min(...(circles[index] ?? []).map((member) => alone[member] ?? 0)));
  }
  return reach;
}

/** min( own(x, t), min over uses u of edge(x, u, t) ); what is used within its own circle is the circle itself. */
function leastOf(
  nodes: readonly TestNode[],
  node: TestNode,
  target: number,
  reach: readonly number[],
  circle: readonly number[],
): number {
  const outside = counting(node).filter(({ members }) => !members.some((member) => circle.includes(member)));
  const edges = outside.map(({ members }) =>
    Math.max(...members.map((member) => edge(nodes, node, member, target, reach))),
  );
  return Math.min(ownRank(node, target), ...edges);
}

function edge(nodes: readonly TestNode[], x: TestNode, u: number, target: number, reach: readonly number[]): number {
  const below = reach[u] ?? 0;
  const own = ownRank(x, target);
  const saidToRun = x.kind !== 'own' && own > rankOf('unknown');
  return nodes[u]?.kind === 'platform' && saidToRun ? Math.max(below, own) : below;
}

function counting({ uses }: TestNode): readonly TestUse[] {
  return uses.filter(({ optional }) => !optional);
}

/** The entries that one stands on and that stand on it, itself included. */
function circleOf(nodes: readonly TestNode[], start: number): readonly number[] {
  const below = reachable(nodes, start);
  return [start, ...below.filter((node) => node !== start && reachable(nodes, node).includes(start))];
}

function reachable(nodes: readonly TestNode[], start: number): readonly number[] {
  const found: number[] = [];
  const walk = (node: number): void => {
    for (const member of (nodes[node] ? counting(nodes[node]) : []).flatMap(({ members }) => members)) {
      if (found.includes(member)) continue;
      found.push(member);
      walk(member);
    }
  };
  walk(start);
  return found;
}

function transpose<T>(rows: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
}
