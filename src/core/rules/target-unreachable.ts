import type { Analysis } from '../analysis/analyze.ts';
import { nodeName, partName, reasonText, sentenceList, shortList, targetName } from '../analysis/wording.ts';
import type { Span } from '../text/span.ts';
import type { Report, Rule } from './rule.ts';
import { partSpan, usePlaces, useSpan } from './support.ts';

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
  /** The ways down to it from the first of them. */
  readonly chains: (readonly number[])[];
}

/** So many of the entries that a blocker takes down are shown with their way to it. */
const MOST_CHAINS = 3;

function collectBlockers(analysis: Analysis, target: number, blockers: Map<number, Blocker>): void {
  const below = lostReader(analysis, target);
  for (const top of analysis.topmost) {
    if (analysis.reach(top, target) !== 'none') continue;
    for (const step of lostBelow(top, below)) {
      const { node } = step;
      if (isMisfitThere(analysis, node, target)) continue;
      const parent = step.above?.node;
      const parentEntry = parent === undefined ? undefined : analysis.nodes[parent]?.entry;
      const { id = '', entry } = analysis.nodes[node] ?? {};
      const known = blockers.get(node);
      const span = entry
        ? partSpan(entry, analysis.ownReason(node, target).decisive)
        : parentEntry && useSpan(parentEntry, id);
      const blocker: Blocker = known ?? { span, targets: [], takesDown: new Set(), chains: [] };
      if (!blocker.targets.includes(target)) blocker.targets.push(target);
      if (!blocker.takesDown.has(top) && blocker.takesDown.size < MOST_CHAINS) blocker.chains.push(wayTo(step));
      blocker.takesDown.add(top);
      blockers.set(node, blocker);
    }
  }
}

/** What does not fit the declared hardware of this target is reported as that. */
function isMisfitThere(analysis: Analysis, node: number, target: number): boolean {
  return analysis.misfits.some(
    (misfit) => misfit.node === node && misfit.devices.some((device) => device.target === analysis.targets[target]),
  );
}

/** What of a lost entry's uses is lost as well; undefined where the entry is lost by itself. */
type LostReader = (node: number) => readonly number[] | undefined;

function lostReader(analysis: Analysis, target: number): LostReader {
  const known = new Map<number, readonly number[] | undefined>();
  return (node) => {
    if (!known.has(node)) {
      const byItself = analysis.own(node, target) === 'none';
      known.set(node, byItself ? undefined : analysis.lostUses(node, target).flat());
    }
    return known.get(node);
  };
}

/** Walks down from a lost entry to those that are lost by themselves; each with the step that led to it. */
function lostBelow(top: number, below: LostReader): readonly Step[] {
  const found: Step[] = [];
  const seen = new Set([top]);
  const queue: Step[] = [{ node: top }];
  for (const step of queue) {
    const members = below(step.node);
    if (!members) found.push(step);
    for (const member of members ?? []) {
      if (seen.has(member)) continue;
      seen.add(member);
      queue.push({ node: member, above: step });
    }
  }
  return found;
}

interface Step {
  readonly node: number;
  readonly above?: Step;
}

function wayTo(step: Step): readonly number[] {
  const chain: number[] = [];
  for (let at: Step | undefined = step; at; at = at.above) chain.unshift(at.node);
  return chain;
}

function reportOf(analysis: Analysis, node: number, { span, targets, takesDown, chains }: Blocker): Report {
  const lost = targets.flatMap((target) => {
    const platform = analysis.targets[target];
    return platform ? [{ platform, decisive: analysis.ownReason(node, target).decisive }] : [];
  });
  const names = sentenceList(lost.map(({ platform, decisive }) => targetName(analysis, decisive, platform)));
  const [first] = lost;
  const subject = first ? partName(analysis, node, first.decisive) : nodeName(analysis, node);
  const reason = first ? reasonText(first.decisive, first.platform) : '';
  const others = [...takesDown].filter((top) => top !== node).map((top) => analysis.nodes[top]?.id ?? '?');
  const down =
    others.length === 0 ? '' : ` So ${shortList(others)} ${others.length === 1 ? 'does' : 'do'} not run there either.`;
  const entry = analysis.nodes[node]?.entry?.id.value;
  return {
    message: `${subject} does not run on ${names}, which \`targets\` asks for${reason}.${down}`,
    span: span ?? { start: 0, end: 0 },
    ...(entry !== undefined && { entry }),
    parts: lost.map(({ platform }) => platform.id),
    related: chains.flatMap((chain) => usePlaces(analysis, chain)),
  };
}
