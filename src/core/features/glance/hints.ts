import type { Analysis } from '../../analysis/analyze.ts';
import type { Reading } from '../../index.ts';
import type { Entry } from '../../stack/types.ts';
import { positionAt } from '../../text/line-index.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Span } from '../../text/span.ts';
import { COUPLING_MARKS, lockText } from '../coupling-text.ts';
import { inferredUses } from './inferred.ts';
import { shortId } from './names.ts';
import { entriesInOrder, itemsWithin } from './within.ts';

/** Which hints are switched on. */
export interface HintKinds {
  /** What an entry without `uses` stands on. */
  readonly inferredUses: boolean;
  /** What an entry is tied to by what it stands on. */
  readonly coupling: boolean;
}

/** A piece of a hint's text, with the place that it leads to. */
export interface HintPart {
  readonly text: string;
  readonly leadsTo?: Span;
}

/** A few words that an editor shows behind a place in the text. */
export interface Hint {
  readonly kind: keyof HintKinds;
  /** The entry that it is about. */
  readonly node: number;
  readonly at: number;
  readonly parts: readonly HintPart[];
}

/** What there is to say about a hint. */
export interface HintDetails {
  /** Foreign texts are escaped. */
  readonly markdown: string;
  /** What writes it into the text; undefined where that would change what follows from it. */
  readonly edits: readonly TextEdit[] | undefined;
}

/** So many names stand in a hint; the rest are counted. */
const MOST_NAMES = 4;

/** The hints of the entries that touch a span, in the order of the text. */
export function hintsIn(reading: Reading, within: Span, kinds: HintKinds): readonly Hint[] {
  if (!kinds.inferredUses && !kinds.coupling) return [];
  return itemsWithin(entriesInOrder(reading), within).flatMap((entry) => {
    const of = (kind: keyof HintKinds, parts: readonly HintPart[]): readonly Hint[] =>
      parts.length === 0 ? [] : [{ kind, node: entry.index, at: placeOf(reading, entry), parts }];
    return [
      ...(kinds.inferredUses ? of('inferredUses', inferredParts(reading.analysis, entry)) : []),
      ...(kinds.coupling ? of('coupling', couplingParts(reading.analysis, entry.index)) : []),
    ];
  });
}

/** Behind an entry on one line, else behind the last name on its first line. */
function placeOf({ manifest: { lines } }: Reading, { span, head, id, component, version, name }: Entry): number {
  const lineOf = (offset: number): number => positionAt(lines, offset).line;
  const first = lineOf(span.start);
  if (lineOf(span.end) === first) return span.end;
  const ends = [id, component, version, name].flatMap((field) =>
    field && field.span.start >= span.start && lineOf(field.span.end) === first ? [field.span.end] : [],
  );
  return ends.length > 0 ? Math.max(...ends) : head.end;
}

function inferredParts(analysis: Analysis, entry: Entry): readonly HintPart[] {
  const isTold = (member: number): boolean => isWorthTelling(analysis, entry.index, member);
  const { first, count } = inferredUses(analysis, entry, MOST_NAMES, isTold);
  if (count === 0) return [];
  const shown = count > MOST_NAMES ? first.slice(0, -1) : first;
  const names = shown.flatMap((member, index) => [...(index > 0 ? [{ text: ', ' }] : []), namePart(analysis, member)]);
  const more = count - shown.length;
  return [{ text: 'uses: ' }, ...names, ...(more > 0 ? [{ text: ` and ${more} more` }] : [])];
}

/** That a vendor's own piece stands on that vendor's devices goes without saying. */
function isWorthTelling({ nodes }: Analysis, node: number, member: number): boolean {
  return nodes[node]?.component?.platform !== true || nodes[member]?.component?.hardware === undefined;
}

/** An entry that is tied by what it stands on, not by itself: what is tied by itself has a finding that says so. */
function couplingParts(analysis: Analysis, node: number): readonly HintPart[] {
  const coupling = analysis.coupling(node);
  if ((coupling !== 'locked' && coupling !== 'leaning') || analysis.ownCoupling(node) === coupling) return [];
  const { nodes } = analysis.couplingChain(node);
  const end = nodes.at(-1);
  if (end === undefined || nodes.length < 2) return [];
  const words = coupling === 'leaning' ? 'leaning' : lockWords(analysis, node);
  return [{ text: `${COUPLING_MARKS[coupling]} ${words} through ` }, namePart(analysis, end)];
}

function lockWords(analysis: Analysis, node: number): string {
  return analysis.lockedTo(node) === undefined ? 'runs on no accelerator' : lockText(analysis, node);
}

function namePart(analysis: Analysis, node: number): HintPart {
  const place = analysis.nodes[node]?.entry?.id.span;
  return { text: shortId(analysis, node), ...(place && { leadsTo: place }) };
}
