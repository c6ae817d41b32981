import type { Analysis } from '../analysis/analyze.ts';
import type { Report, Rule } from './rule.ts';
import { useSpan } from './support.ts';

export const dependencyCycle: Rule = {
  meta: {
    id: 'dependency-cycle',
    title: 'Entries stand on each other in a circle',
    why: 'In a cake something lies below and something above. In a circle no entry can be moved or replaced before the others; Layercake judges such entries as one.',
    remedy: 'Remove the use that points upward. Where two really need each other, name them as one entry.',
    about: 'references',
    severity: 'error',
    confidence: 'certain',
    fixable: false,
    bad: 'layercake: 1\napplication:\n  - id: api\n    uses: [queue]\n  - id: queue\n    uses: [api]\n',
    good: 'layercake: 1\napplication:\n  - id: api\n    uses: [queue]\n  - id: queue\n    uses: []\n',
  },
  *check({ manifest, analysis }): Iterable<Report> {
    for (const cycle of analysis.cycles) {
      const start = Math.min(...cycle);
      const entry = manifest.stack.entries[start];
      if (!entry) continue;
      const round = walkRound(analysis, new Set(cycle), start);
      const names = round.map((node) => analysis.nodes[node]?.id ?? '?');
      const text = [...names, entry.id.value].join(' → ');
      const message =
        cycle.length === 1 ? `\`${entry.id.value}\` uses itself.` : `These entries stand on each other: ${text}.`;
      const related = round.slice(1).flatMap((node) => {
        const other = manifest.stack.entries[node];
        return other ? [{ message: `\`${other.id.value}\` is part of the circle`, span: other.head }] : [];
      });
      yield { message, span: useSpan(entry, names[1] ?? entry.id.value), entry: entry.id.value, related };
    }
  },
};

/** The shortest way from a node of a cycle back to itself, by breadth first. */
function walkRound(analysis: Analysis, inside: ReadonlySet<number>, start: number): readonly number[] {
  const from = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const member of analysis.membersOf(node)) {
      if (member === start) return trace(from, node, start);
      if (!inside.has(member) || from.has(member)) continue;
      from.set(member, node);
      queue.push(member);
    }
  }
  return [start];
}

function trace(from: ReadonlyMap<number, number>, last: number, start: number): readonly number[] {
  const round: number[] = [];
  for (let node: number | undefined = last; node !== undefined && node !== start; node = from.get(node))
    round.unshift(node);
  return [start, ...round];
}
