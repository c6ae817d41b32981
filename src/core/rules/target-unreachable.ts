import type { Analysis } from '../analysis/analyze.ts';
import { nodeName, partName, reasonText, sentenceList, shortList, targetName } from '../analysis/wording.ts';
import type { Span } from '../text/span.ts';
import type { Report, Rule } from './rule.ts';
import { partSpan, useSpan } from './support.ts';

export const targetUnreachable: Rule = {
  meta: {
    id: 'target-unreachable',
    title: 'The stack cannot run on a target that it promises',
    why: '`targets` says where the stack must be able to run. Here support for one of them is lost: this entry does not run there, and neither does what stands on it.',
    remedy:
      'Replace the entry, offer an alternative beside it (`any-of`), make its use optional, or take the target out of `targets`.',
    about: 'targets',
    severity: 'error',
    confidence: 'sourced',
    fixable: false,
    bad: 'layercake: 1\ntargets: [nvidia, amd]\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\ntargets: [nvidia, amd]\nframework: [vllm]\n',
  },
  *check({ manifest, analysis }): Iterable<Report> {
    const blockers = new Map<number, Blocker>();
    for (const { value } of manifest.stack.targets) {
      const target = analysis.targets.findIndex(({ id }) => id === value);
      if (target >= 0) collectBlockers(analysis, target, blockers);
    }
    for (const [node, blocker] of blockers) yield reportOf(analysis, node, blocker);
  },
};

/** Where support is lost: on which targets, and which topmost entries that takes down. */
interface Blocker {
  readonly span: Span | undefined;
  readonly targets: number[];
  readonly takesDown: Set<number>;
}

function collectBlockers(analysis: Analysis, target: number, blockers: Map<number, Blocker>): void {
  for (const top of analysis.topmost) {
    if (analysis.reach(top, target) !== 'none') continue;
    for (const [node, parent] of lostBelow(analysis, top, target)) {
      const parentEntry = parent === undefined ? undefined : analysis.nodes[parent]?.entry;
      const { id = '', entry } = analysis.nodes[node] ?? {};
      const known = blockers.get(node);
      const span = entry
        ? partSpan(entry, analysis.ownReason(node, target).decisive)
        : parentEntry && useSpan(parentEntry, id);
      const blocker = known ?? { span, targets: [], takesDown: new Set() };
      if (!blocker.targets.includes(target)) blocker.targets.push(target);
      blocker.takesDown.add(top);
      blockers.set(node, blocker);
    }
  }
}

/** Walks down from a lost entry to those that are lost by themselves; each with the node that it was reached from. */
function lostBelow(analysis: Analysis, top: number, target: number): ReadonlyMap<number, number | undefined> {
  const found = new Map<number, number | undefined>();
  const seen = new Set([top]);
  const queue: { node: number; parent: number | undefined }[] = [{ node: top, parent: undefined }];
  for (const { node, parent } of queue) {
    if (analysis.own(node, target) === 'none') {
      found.set(node, parent);
      continue;
    }
    for (const members of analysis.usesOf(node)) {
      if (members.some((member) => analysis.reach(member, target) !== 'none')) continue;
      for (const member of members.filter((one) => !seen.has(one))) {
        seen.add(member);
        queue.push({ node: member, parent: node });
      }
    }
  }
  return found;
}

function reportOf(analysis: Analysis, node: number, { span, targets, takesDown }: Blocker): Report {
  const lost = targets.flatMap((target) => {
    const platform = analysis.targets[target];
    return platform ? [{ platform, decisive: analysis.ownReason(node, target).decisive }] : [];
  });
  const names = sentenceList(lost.map(({ platform, decisive }) => targetName(analysis, decisive, platform)));
  const [first] = lost;
  const subject = first ? partName(analysis, node, first.decisive) : nodeName(analysis, node);
  const reason = first ? reasonText(first.decisive, first.platform) : '';
  const others = [...takesDown].filter((top) => top !== node).map((top) => analysis.nodes[top]?.id ?? '?');
  const down = others.length === 0 ? '' : ` With it goes ${shortList(others)}.`;
  const entry = analysis.nodes[node]?.entry?.id.value;
  return {
    message: `${subject} does not run on ${names}, which \`targets\` asks for${reason}.${down}`,
    span: span ?? { start: 0, end: 0 },
    ...(entry !== undefined && { entry }),
    related: [...takesDown].flatMap((top) => {
      const above = analysis.nodes[top]?.entry;
      return above && top !== node ? [{ message: `${above.id.value} cannot run there either`, span: above.head }] : [];
    }),
  };
}
