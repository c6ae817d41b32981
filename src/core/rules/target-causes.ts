import type { Analysis } from '../analysis/analyze.ts';
import {
  evidenceOf,
  nodeName,
  partName,
  reasonText,
  sentenceList,
  shortList,
  targetName,
} from '../analysis/wording.ts';
import type { Level } from '../catalog/types.ts';
import type { Stack } from '../stack/types.ts';
import type { Span } from '../text/span.ts';
import type { Related, Report } from './rule.ts';
import { partSpan, usePlaces, useSpan } from './support.ts';

/** Where targets that the manifest asks for come down to a level, and which topmost entries that takes along. */
export interface TargetCause {
  readonly node: number;
  readonly span: Span;
  readonly targets: readonly number[];
  readonly tops: ReadonlySet<number>;
  /** The ways down to it from the first of them. */
  readonly chains: readonly (readonly number[])[];
}

/** So many of the topmost entries are shown with their way to the cause. */
const MOST_CHAINS = 3;

/** The entries that by themselves have just this level on a target asked for, on the way of a topmost entry that comes down to it. */
export function targetCauses(stack: Stack, analysis: Analysis, level: Level): readonly TargetCause[] {
  const causes = new Map<number, Collected>();
  for (const { value } of stack.targets) {
    const target = analysis.targets.findIndex(({ id }) => id === value);
    if (target >= 0) collect(analysis, target, level, causes);
  }
  return [...causes.values()];
}

interface Collected extends TargetCause {
  readonly targets: number[];
  readonly tops: Set<number>;
  readonly chains: (readonly number[])[];
}

function collect(analysis: Analysis, target: number, level: Level, causes: Map<number, Collected>): void {
  const walk = createWalk(analysis, belowReader(analysis, target, level));
  for (const top of analysis.topmost) {
    if (analysis.reach(top, target) !== level) continue;
    for (const node of walk.causesBelow(top)) {
      const cause: Collected = causes.get(node) ?? {
        ...{ node, span: causeSpan(analysis, node, walk.above(node), target) },
        ...{ targets: [], tops: new Set(), chains: [] },
      };
      if (!cause.targets.includes(target)) cause.targets.push(target);
      if (!cause.tops.has(top) && cause.tops.size < MOST_CHAINS) cause.chains.push(wayTo(walk, node));
      cause.tops.add(top);
      causes.set(node, cause);
    }
  }
}

function causeSpan(analysis: Analysis, node: number, above: number, target: number): Span {
  const { id = '', entry } = analysis.nodes[node] ?? {};
  if (entry) return partSpan(entry, analysis.ownReason(node, target).decisive);
  const user = analysis.nodes[above]?.entry;
  return user ? useSpan(user, id) : { start: 0, end: 0 };
}

/** What of an entry's uses comes down to the level as well; undefined where the entry has it by itself. */
type BelowReader = (node: number) => readonly number[] | undefined;

function belowReader(analysis: Analysis, target: number, level: Level): BelowReader {
  const known: (readonly number[] | undefined)[] = [];
  return (node) => {
    if (!(node in known)) {
      const byItself = analysis.own(node, target) === level;
      const members = byItself ? [] : analysis.usesLeaving(node, target, level).flat();
      known[node] = byItself ? undefined : members.filter((member) => analysis.reach(member, target) === level);
    }
    return known[node];
  };
}

/** Walks down from one topmost entry after the other. */
interface Walk {
  /** The entries below one that have the level by themselves. */
  readonly causesBelow: (top: number) => readonly number[];
  /** What led to a node in the last walk; -1 to the topmost entry. */
  readonly above: (node: number) => number;
}

/** Thousands of topmost entries may stand on the same thousands of others, so that a step has to be a few reads and writes. */
function createWalk(analysis: Analysis, below: BelowReader): Walk {
  const count = analysis.nodes.length;
  const [seenFrom, above, queue] = [new Int32Array(count).fill(-1), new Int32Array(count), new Int32Array(count)];
  const causesBelow = (top: number): readonly number[] => {
    const found: number[] = [];
    let end = 0;
    const see = (node: number, from: number): void => {
      if (seenFrom[node] === top) return;
      seenFrom[node] = top;
      above[node] = from;
      queue[end++] = node;
    };
    see(top, -1);
    for (let at = 0; at < end; at++) {
      const node = queue[at] ?? top;
      const members = below(node);
      if (!members) found.push(node);
      else for (const member of members) see(member, node);
    }
    return found;
  };
  return { causesBelow, above: (node) => above[node] ?? -1 };
}

function wayTo(walk: Walk, cause: number): readonly number[] {
  const chain: number[] = [];
  for (let at = cause; at >= 0; at = walk.above(at)) chain.push(at);
  return chain.reverse();
}

/** The words that a message about a cause is made of. */
export interface CauseWords {
  readonly subject: string;
  readonly targets: string;
  /** Why, as the tail of a sentence. */
  readonly reason: string;
  /** The topmost entries that it takes along, itself left out. */
  readonly tops: readonly string[];
}

/** The report on a cause; `say` puts the words together. */
export function causeReport(analysis: Analysis, cause: TargetCause, say: (words: CauseWords) => string): Report {
  const { node, span, chains } = cause;
  const parts = cause.targets.flatMap((target) => {
    const platform = analysis.targets[target];
    return platform ? [{ platform, decisive: analysis.ownReason(node, target).decisive }] : [];
  });
  const [first] = parts;
  const entry = analysis.nodes[node]?.entry?.id.value;
  const words: CauseWords = {
    subject: first ? partName(analysis, node, first.decisive) : nodeName(analysis, node),
    targets: sentenceList(parts.map(({ platform, decisive }) => targetName(analysis, decisive, platform))),
    reason: first ? reasonText(first.decisive, first.platform) : '',
    tops: [...cause.tops].filter((top) => top !== node).map((top) => analysis.nodes[top]?.id ?? '?'),
  };
  return {
    message: say(words),
    span,
    ...(entry !== undefined && { entry }),
    related: onceEach(chains.flatMap((chain) => usePlaces(analysis, chain))),
    parts: parts.map(({ platform }) => platform.id),
    evidence: first ? evidenceOf(first.decisive) : [],
  };
}

/** Chains that meet share their last links. */
function onceEach(places: readonly Related[]): readonly Related[] {
  const known = new Map(places.map((place) => [`${place.span.start} ${place.message}`, place]));
  return [...known.values()];
}

/** `So api and web do not run there either.`, nothing where the cause is topmost itself. */
export function topsText(tops: readonly string[], one: string, several: string): string {
  return tops.length === 0 ? '' : ` So ${shortList(tops)} ${tops.length === 1 ? one : several}.`;
}
