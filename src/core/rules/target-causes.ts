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
import type { Span } from '../text/span.ts';
import { MOST_RELATED, NOTHING, type Related, type Report, type Rule, type RuleContext } from './rule.ts';
import { causeOf, type Causes } from './sights/causes.ts';
import type { TargetCause } from './sights/causes-told.ts';
import type { Sight } from './sights/sight.ts';
import { partSpan, usePlace, useSpan } from './support.ts';

/** The words that a message about a cause is made of. */
export interface CauseWords {
  readonly subject: string;
  readonly targets: string;
  /** Why, as the tail of a sentence. */
  readonly reason: string;
  /** The topmost entries that it takes along, itself left out: the first of them, and how many they are. */
  readonly tops: readonly string[];
  readonly count: number;
}

/** Checks what a stack comes down to on its targets: `tell` makes a report of a cause. */
export function causeChecks(
  sight: Sight<Causes>,
  tell: (context: RuleContext, cause: TargetCause) => readonly Report[],
): Required<Omit<Rule, 'meta'>> {
  const reportsOn = (context: RuleContext, node: number): readonly Report[] => {
    const cause = causeOf(context.see(sight), node);
    return cause ? tell(context, cause) : NOTHING;
  };
  return {
    sees: [sight],
    checkEntry: ({ index }, context) => reportsOn(context, index),
    // Components that only stand in an `any-of` are the causes that no entry is.
    *check(context) {
      const { manifest, analysis } = context;
      for (let node = manifest.stack.entries.length; node < analysis.nodes.length; node++)
        yield* reportsOn(context, node);
    },
  };
}

/** The report on a cause; `say` puts the words together. */
export function causeReport(analysis: Analysis, cause: TargetCause, say: (words: CauseWords) => string): Report {
  const { node, chains, tops, count } = cause;
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
    tops: tops.filter((top) => top !== node).map((top) => analysis.nodes[top]?.id ?? '?'),
    count: tops.includes(node) ? count - 1 : count,
  };
  return {
    message: say(words),
    span: causeSpan(analysis, cause),
    ...(entry !== undefined && { entry }),
    related: placesOnce(analysis, chains),
    parts: parts.map(({ platform }) => platform.id),
    evidence: first ? evidenceOf(first.decisive) : [],
  };
}

function causeSpan(analysis: Analysis, { node, targets: [target = 0], chains: [chain = []] }: TargetCause): Span {
  const { id = '', entry } = analysis.nodes[node] ?? {};
  if (entry) return partSpan(entry, analysis.ownReason(node, target).decisive);
  const user = analysis.nodes[chain.at(-2) ?? -1]?.entry;
  return user ? useSpan(user, id) : { start: 0, end: 0 };
}

/** The links of all chains, as many as a finding tells; chains that meet share their last ones. */
function placesOnce(analysis: Analysis, chains: TargetCause['chains']): readonly Related[] {
  const once: Related[] = [];
  for (let at = 0; at < chains.length && once.length < MOST_RELATED; at++) {
    const chain = chains[at] ?? [];
    const own = Math.min(chain.length - sharedLinks(chain, chains, at), MOST_RELATED + 1);
    for (let link = 1; link < own && once.length < MOST_RELATED; link++) {
      const place = usePlace(analysis, chain, link);
      if (place && !isAmong(once, place)) once.push(place);
    }
  }
  // It is kept, and one that grew by itself has room for more.
  return once.slice();
}

/** How many of the last links of a chain are those of one before it; all of them lead to the same cause. */
function sharedLinks(chain: readonly number[], chains: TargetCause['chains'], before: number): number {
  let most = 0;
  for (let at = 0; at < before; at++) {
    const other = chains[at] ?? [];
    let same = 0;
    while (same < other.length && chain[chain.length - 1 - same] === other[other.length - 1 - same]) same++;
    most = Math.max(most, same - 1);
  }
  return most;
}

/** What an alias brings in twice stands at one place. */
function isAmong(places: readonly Related[], { span: { start }, message }: Related): boolean {
  for (const place of places) if (place.span.start === start && place.message === message) return true;
  return false;
}

/** `So api and web do not run there either.`, nothing where the cause is topmost itself. */
export function topsText({ tops, count }: CauseWords, one: string, several: string): string {
  return count === 0 ? '' : ` So ${shortList(tops, 3, count)} ${count === 1 ? one : several}.`;
}
