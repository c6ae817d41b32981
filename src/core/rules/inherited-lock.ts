import type { Analysis } from '../analysis/analyze.ts';
import {
  chainText,
  evidenceOf,
  LONGEST_CHAIN,
  nodeName,
  partName,
  reasonText,
  targetName,
} from '../analysis/wording.ts';
import type { Evidence, Target } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import type { Entry } from '../stack/types.ts';
import { MOST_RELATED, NOTHING, type Related, type Report, type Rule, type RuleContext } from './rule.ts';
import { chains } from './sights/chains.ts';
import { withinCheck } from './sights/sight.ts';
import { chainPlaces, useSpan } from './support.ts';

export const inheritedLock: Rule = {
  meta: {
    id: 'inherited-lock',
    title: 'An entry is locked by what it stands on',
    why: 'By itself it could run elsewhere; something below it cannot. The chain shows what, and that entry carries a finding of its own: free it, and this one goes too.',
    remedy:
      'Follow the chain to its end and replace what stands there, or make the use optional or one of several (`any-of`).',
    about: 'coupling',
    severity: 'information',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\napplication:\n  - id: api\n    uses: [tensorrt-llm]\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\napplication:\n  - id: api\n    uses: [{ any-of: [tensorrt-llm, vllm] }]\nframework: [tensorrt-llm, vllm]\n',
  },
  sees: [chains],
  concerns: ({ analysis }, node) => analysis.coupling(node) === 'locked' && analysis.ownCoupling(node) !== 'locked',
  checkEntry: (entry, context) => reportOn(context, entry),
};

function reportOn(context: RuleContext, entry: Entry): readonly Report[] {
  const { analysis } = context;
  const { target, nodes, hidden } = analysis.couplingChain(entry.index);
  const [platform, end, below] = [analysis.targets[target], nodes.at(-1), nodes[1]];
  if (!platform || end === undefined || below === undefined) return NOTHING;
  const vendor = analysis.lockedTo(entry.index);
  if (vendor === undefined && analysis.misfitOf(end)) return NOTHING;
  const isLong = hidden > 0 || nodes.length > LONGEST_CHAIN;
  const { text, evidence, above, links } = isLong
    ? longTail(context, target, nodes, hidden)
    : tailOf(context, target, nodes, 1);
  const { id } = entry;
  const first = placeOf(analysis, `${id.value}${above}`, below);
  return [
    {
      message: `${nodeName(analysis, entry.index)}${verdictText(analysis, vendor)}${isLong ? '' : id.value}${text}`,
      span: useSpan(entry, analysis.nodes[below]?.id ?? ''),
      entry: id.value,
      related: first ? [first, ...links] : links,
      evidence,
    },
  ];
}

/** What is told of a chain below its first entry; the same for all that stand on the next one and are tied by it. */
interface Tail {
  /** The names of the chain, and why its end is lost. */
  readonly text: string;
  readonly evidence: readonly Evidence[];
  /** What is said of whoever stands on the first of it. */
  readonly above: string;
  readonly links: readonly Related[];
}

/** By target and node: hundreds of chains end alike. */
const tails = withinCheck(() => new Map<number, Tail>());

function tailOf(context: RuleContext, target: number, nodes: readonly number[], from: number): Tail {
  const { analysis } = context;
  const node = nodes[from] ?? -1;
  const known = context.see(tails);
  const key = node * analysis.targets.length + target;
  let tail = known.get(key);
  if (!tail) {
    const { id = '?' } = analysis.nodes[node] ?? {};
    const rest = from < nodes.length - 1 ? tailOf(context, target, nodes, from + 1) : endOf(analysis, target, node);
    const link = from < nodes.length - 1 ? placeOf(analysis, `${id}${rest.above}`, nodes[from + 1] ?? -1) : undefined;
    const links = link ? [link, ...rest.links] : rest.links;
    known.set(
      key,
      (tail = { text: ` → ${id}${rest.text}`, evidence: rest.evidence, above: ` stands on ${id}`, links }),
    );
  }
  return tail;
}

/** A long chain is told by its first and its last names. */
function longTail({ analysis }: RuleContext, target: number, nodes: readonly number[], hidden: number): Tail {
  const { text, evidence } = endOf(analysis, target, nodes.at(-1) ?? -1);
  const [, below = -1] = nodes;
  return {
    text: `${chainText(analysis, nodes, hidden)}${text}`,
    evidence,
    above: ` stands on ${analysis.nodes[below]?.id ?? '?'}`,
    links: chainPlaces(analysis, nodes.slice(1), MOST_RELATED - 1),
  };
}

/** Why the end of a chain is lost. */
function endOf(analysis: Analysis, target: number, end: number): Tail {
  const platform = analysis.targets[target];
  const { decisive } = analysis.ownReason(end, target);
  const text = platform
    ? `; ${partName(analysis, end, decisive)} does not run on ${targetName(analysis, decisive, platform)}${reasonText(decisive, platform)}.`
    : '';
  return { text, evidence: evidenceOf(decisive), above: '', links: [] };
}

/** A place of a chain: where what is stood on begins. */
function placeOf(analysis: Analysis, message: string, node: number): Related | undefined {
  const entry = analysis.nodes[node]?.entry;
  return entry && { message, span: entry.head };
}

function verdictText({ targets }: Analysis, vendor: string | undefined): string {
  const target = vendor === undefined ? undefined : targets.find((one) => one.vendor === vendor);
  return target ? LOCKED(target) : ' runs on no accelerator through ';
}

const LOCKED = remembering(({ vendorName }: Target) => ` is locked to ${vendorName} through `);
