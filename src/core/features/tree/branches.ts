import { slabKeys } from '../../cake/data/model.ts';
import type { SlabKind } from '../../cake/data/types.ts';
import type { Reading } from '../../index.ts';
import type { Finding, Severity } from '../../rules/rule.ts';
import { type Entry, type Layer, LAYERS } from '../../stack/types.ts';
import { type LineIndex, type Position, positionAt } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { entryWords } from '../navigate/details.ts';
import { type Counts, countsOf, shownText } from './summary.ts';

/** A stretch of a text by its lines and columns, which hold without the text. */
export interface Place {
  readonly start: Position;
  readonly end: Position;
}

/** What a stack unfolds into: what is found in no entry of it, then its layers from the top down. */
export interface Branches {
  readonly findings: readonly FindingLeaf[];
  readonly layers: readonly LayerBranch[];
}

export interface LayerBranch {
  readonly layer: Layer;
  readonly counts: Counts;
  readonly entries: readonly EntryBranch[];
}

export interface EntryBranch {
  /** Tells it from all other entries of the stack, also after an edit. */
  readonly key: string;
  readonly id: string;
  /** What it is marked by: its coupling, or that it belongs to one vendor by nature. */
  readonly kind: SlabKind;
  /** Version and coupling. */
  readonly detail: string;
  /** Id of its component, where the catalog knows it. */
  readonly component: string | undefined;
  readonly place: Place;
  /** All of the entry, to find it by the cursor. */
  readonly whole: Place;
  readonly findings: readonly FindingLeaf[];
}

export interface FindingLeaf {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
}

/** Unfolds a stack. A finding stands at the entry that holds it, else at the stack. */
export function branchesOf({ manifest, analysis }: Reading, findings: readonly Finding[]): Branches {
  const { stack, lines } = manifest;
  const held = holdersOf(stack.entries, findings);
  const keys = slabKeys(stack.entries);
  const branch = (entry: Entry): EntryBranch => {
    const node = analysis.nodes[entry.index];
    return {
      ...{ key: keys[entry.index] ?? '', id: shownText(entry.id.value), component: node?.component?.id },
      kind: node?.component?.platform ? 'platform' : analysis.coupling(entry.index),
      detail: shownText(entryWords(analysis, entry.index)),
      place: placeOf(lines, entry.head),
      whole: placeOf(lines, entry.span),
      findings: leaves(lines, held.get(entry.index) ?? []),
    };
  };
  const layers = [...LAYERS].reverse().flatMap((layer): readonly LayerBranch[] => {
    const entries = stack.entries.filter((entry) => entry.layer === layer).map(branch);
    const counts = countsOf(entries.flatMap((entry) => entry.findings));
    return entries.length > 0 ? [{ layer, counts, entries }] : [];
  });
  return { findings: leaves(lines, held.get(undefined) ?? []), layers };
}

/** Findings by the entry that they stand in. Entries come in the order of the text but for those that an alias brings in. */
function holdersOf(
  entries: readonly Entry[],
  findings: readonly Finding[],
): ReadonlyMap<number | undefined, readonly Finding[]> {
  const ordered = [...entries].sort((a, b) => a.span.start - b.span.start);
  const held = new Map<number | undefined, Finding[]>();
  for (const finding of findings) {
    const holder = entryAround(ordered, finding.span)?.index;
    const known = held.get(holder);
    if (known) known.push(finding);
    else held.set(holder, [finding]);
  }
  return held;
}

/** By halving: a stack may have thousands of entries and as many findings. */
function entryAround(ordered: readonly Entry[], { start, end }: Span): Entry | undefined {
  let [low, high] = [0, ordered.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle]?.span.start ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const last = ordered[low - 1];
  return last && end <= last.span.end ? last : undefined;
}

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** The worst first. */
function leaves(lines: LineIndex, findings: readonly Finding[]): readonly FindingLeaf[] {
  return findings
    .map(({ rule, severity, message, span }) => ({
      rule,
      severity,
      message: shownText(message),
      place: placeOf(lines, span),
    }))
    .sort((a, b) => RANKS[a.severity] - RANKS[b.severity]);
}

function placeOf(lines: LineIndex, { start, end }: Span): Place {
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}
