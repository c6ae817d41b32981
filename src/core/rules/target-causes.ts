import type { Analysis } from '../analysis/analyze.ts';
import type { OwnPart } from '../analysis/own.ts';
import { evidenceOf, partName, reasonText, sentenceList, shortList, targetName } from '../analysis/wording.ts';
import type { Span } from '../text/span.ts';
import { byProfile } from './by-profile.ts';
import { MOST_RELATED, NOTHING, type Related, type Report, type Rule, type RuleContext } from './rule.ts';
import { causeOf, type Causes, isCause } from './sights/causes.ts';
import type { TargetCause } from './sights/causes-told.ts';
import type { Sight } from './sights/sight.ts';
import { partSpan, usePlace, useSpan } from './support.ts';

/** What a rule says of a cause. */
export interface CauseWords {
  /** That it comes down to a level on targets: ` does not run on AMD GPUs, which …`. */
  readonly verdict: (targets: string) => string;
  /** The same of what stands on it: of one entry, and of several. */
  readonly tops: readonly [one: string, several: string];
}

/** Checks what a stack comes down to on its targets; `targetsOf` gives those on which a cause is to be told. */
export function causeChecks(
  sight: Sight<Causes>,
  words: CauseWords,
  targetsOf: (context: RuleContext, cause: TargetCause) => readonly number[],
): Required<Omit<Rule, 'meta'>> {
  const reasonsOf = reasonReader(words);
  const reportsOn = (context: RuleContext, node: number): readonly Report[] => {
    const cause = causeOf(context.see(sight), node);
    if (!cause) return NOTHING;
    const targets = targetsOf(context, cause);
    return targets.length === 0 ? NOTHING : [causeReport(context, cause, reasonsOf(context, node, targets), words)];
  };
  return {
    sees: [sight],
    concerns: (context, node) => isCause(context.see(sight), node),
    checkEntry: ({ index }, context) => reportsOn(context, index),
    // Components that only stand in an `any-of` are the causes that no entry is.
    *check(context) {
      const { manifest, analysis } = context;
      for (let node = manifest.stack.entries.length; node < analysis.nodes.length; node++)
        yield* reportsOn(context, node);
    },
  };
}

/** What is told of a cause but for who it is, and what stands on it. */
interface Reasons {
  readonly text: string;
  readonly decisive: OwnPart;
  readonly parts: readonly string[];
}

/** Thinks of the reasons once for all entries that the catalog answers alike, and that are told of the same targets. */
function reasonReader(words: CauseWords): (context: RuleContext, node: number, targets: readonly number[]) => Reasons {
  const known = byProfile(() => new Map<string, Reasons>());
  return (context, node, targets) => {
    const byTargets = known(context, node);
    const key = targets.join();
    let reasons = byTargets.get(key);
    if (!reasons) byTargets.set(key, (reasons = reasonsFor(context.analysis, node, targets, words)));
    return reasons;
  };
}

function reasonsFor(analysis: Analysis, node: number, targets: readonly number[], { verdict }: CauseWords): Reasons {
  const { decisive } = analysis.ownReason(node, targets[0] ?? 0);
  const parts = targets.flatMap((target) => {
    const platform = analysis.targets[target];
    return platform
      ? [{ platform, name: targetName(analysis, analysis.ownReason(node, target).decisive, platform) }]
      : [];
  });
  const [first] = parts;
  return {
    text: `${verdict(sentenceList(parts.map(({ name }) => name)))}${first ? reasonText(decisive, first.platform) : ''}.`,
    decisive,
    parts: parts.map(({ platform }) => platform.id),
  };
}

function causeReport(
  context: RuleContext,
  cause: TargetCause,
  { text, decisive, parts }: Reasons,
  { tops }: CauseWords,
): Report {
  const { analysis } = context;
  const { node, chains } = cause;
  return {
    message: `${partName(analysis, node, decisive)}${text}${topsText(analysis, cause, tops)}`,
    span: causeSpan(analysis, cause, decisive),
    entry: analysis.nodes[node]?.entry?.id.value,
    related: placesOnce(context, chains),
    parts,
    evidence: evidenceOf(decisive),
  };
}

function causeSpan(analysis: Analysis, { node, chains: [chain = []] }: TargetCause, decisive: OwnPart): Span {
  const { id = '', entry } = analysis.nodes[node] ?? {};
  if (entry) return partSpan(entry, decisive);
  const user = analysis.nodes[chain.at(-2) ?? -1]?.entry;
  return user ? useSpan(user, id) : { start: 0, end: 0 };
}

/** The links of all chains, as many as a finding tells; chains that meet share their last ones. */
function placesOnce(context: RuleContext, chains: TargetCause['chains']): readonly Related[] {
  const once: Related[] = [];
  for (let at = 0; at < chains.length && once.length < MOST_RELATED; at++) {
    const chain = chains[at] ?? [];
    const own = Math.min(chain.length - sharedLinks(chain, chains, at), MOST_RELATED + 1);
    for (let link = 1; link < own && once.length < MOST_RELATED; link++) {
      const place = usePlace(context, chain, link);
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
function isAmong(places: readonly Related[], one: Related): boolean {
  const { start } = one.span;
  for (const place of places)
    if (place === one || (place.span.start === start && place.message === one.message)) return true;
  return false;
}

/** `So api and web do not run there either.`, nothing where the cause is topmost itself. */
function topsText(analysis: Analysis, { node, tops, count }: TargetCause, [one, several]: CauseWords['tops']): string {
  const others = tops.includes(node) ? count - 1 : count;
  if (others === 0) return '';
  const names = tops.filter((top) => top !== node).map((top) => analysis.nodes[top]?.id ?? '?');
  return ` So ${shortList(names, 3, others)}${others === 1 ? one : several}`;
}
