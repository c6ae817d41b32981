import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import { standingOn } from '../../analysis/stood-on.ts';
import { type Entry, type Layer, LAYERS, type Use } from '../../stack/types.ts';
import { statedUses } from '../../stack/uses.ts';
import type { RuleContext } from '../rule.ts';
import { differing, type Past, type Sight } from './sight.ts';

interface Unused {
  /** 1 for an entry that something should stand on, and nothing does. */
  readonly marks: Uint8Array;
  /** What each entry says of itself, as bits. */
  readonly traits: Uint8Array;
}

/** Whether nothing stands on an entry that something should stand on. */
export const unused: Sight<Unused> = {
  look(context, past) {
    const traits = traitsOf(context, past);
    const marks = new Uint8Array(traits.length);
    if (isWhole(context)) markUnused(context.analysis, traits, marks);
    return { marks, traits };
  },
  changed: ({ marks }, { view }) => differing(marks, view.marks),
};

/** Where the text is broken, or a use leads nowhere, nobody can say what is used. */
function isWhole({ manifest: { stack, syntax }, analysis, catalog }: RuleContext): boolean {
  const { graph } = groundOf(analysis);
  if (syntax.issues.length > 0 || graph.dangling.size > 0) return false;
  if (graph.nodes.length === graph.entryCount) return true;
  // A use may name what only stands in an `any-of` elsewhere.
  const ids = new Set(stack.entries.map(({ id }) => id.value));
  const leadsOn = ({ members, anyOf }: Use): boolean =>
    members.every(({ value }) => ids.has(value) || (anyOf && catalog.find(value)));
  return stack.entries.every((entry) => statedUses(entry).every(leadsOn));
}

/** The layer's rank in the lowest three bits, then: */
const RANK_BITS = 7;
/** The entry does not say what it stands on. */
const UNSTATED = 8;
/** Nor does the catalog. */
const OPEN = 16;
const JUDGED = 32;
const MAIN = 64;

function traitsOf({ manifest, analysis }: RuleContext, past: Past<Unused> | undefined): Uint8Array {
  const { entries } = manifest.stack;
  const traits = past?.view.traits ?? new Uint8Array(entries.length);
  const read = (entry: Entry | undefined): void => {
    if (entry) traits[entry.index] = traitsIn(analysis, entry);
  };
  if (past) for (const node of past.edits.edited) read(entries[node]);
  else for (const entry of entries) read(entry);
  return traits;
}

function traitsIn(analysis: Analysis, entry: Entry): number {
  const isUnstated = !entry.uses && !entry.anyOf;
  return (
    LAYERS.indexOf(entry.layer) |
    (isUnstated ? UNSTATED : 0) |
    (isUnstated && !analysis.nodes[entry.index]?.component ? OPEN : 0) |
    (isJudged(analysis, entry) ? JUDGED : 0) |
    (isMain(analysis, entry) ? MAIN : 0)
  );
}

const JUDGED_LAYERS: ReadonlySet<Layer> = new Set(['system', 'framework', 'model']);

/** What is misplaced or unknown has a finding of its own; the application is on top by nature, the hardware at the bottom. */
function isJudged(analysis: Analysis, { index, layer, optional, component }: Entry): boolean {
  const known = analysis.nodes[index]?.component;
  return !optional && JUDGED_LAYERS.has(layer) && (component === undefined || known?.layer === layer);
}

const MAIN_KINDS: ReadonlySet<string> = new Set(['inference-engine', 'training-framework', 'model']);

/**
 * Engines and models are what a stack is written for; a part that an engine takes along need not be known to the
 * catalog, nor named where the engine's uses are inferred.
 */
function isMain(analysis: Analysis, { index, layer }: Entry): boolean {
  const kind = analysis.nodes[index]?.component?.kind;
  return kind === undefined ? layer === 'model' : MAIN_KINDS.has(kind);
}

function markUnused(analysis: Analysis, traits: Uint8Array, marks: Uint8Array): void {
  const { highest, silent, open } = surveyOf(analysis, traits);
  const { users } = standingOn(groundOf(analysis).graph);
  const isFirstUsed = firstReader(analysis, users);
  for (let node = 0; node < traits.length; node++) {
    const trait = traits[node] ?? 0;
    const rank = trait & RANK_BITS;
    if ((trait & JUDGED) === 0 || rank >= highest || users[node] !== 0 || isFirstUsed(node)) continue;
    if (!isAmongSilent(analysis, node, (trait & MAIN) === 0 ? silent : open, rank)) marks[node] = 1;
  }
}

/** Whether some of those who do not say what they stand on, in the layer of an entry or above, may stand on it. */
function isAmongSilent(analysis: Analysis, node: number, silent: ByRank, rank: number): boolean {
  let below: ReadonlySet<number> | undefined;
  for (let layer = rank; layer < silent.length; layer++) {
    for (const other of silent[layer] ?? []) {
      if (other !== node && !(below ??= new Set(analysis.membersOf(node))).has(other)) return true;
    }
  }
  return false;
}

/** Entries by the rank of their layer. */
type ByRank = readonly number[][];

interface Survey {
  /** The highest layer of those who stand on something. */
  readonly highest: number;
  /** Those who may stand on others without saying so, and those of them whom the catalog does not know either. */
  readonly silent: ByRank;
  readonly open: ByRank;
}

function surveyOf(analysis: Analysis, traits: Uint8Array): Survey {
  const { groupStart, groupEnd } = groundOf(analysis).graph;
  const [silent, open]: [ByRank, ByRank] = [LAYERS.map(() => []), LAYERS.map(() => [])];
  let highest = 0;
  for (let node = 0; node < traits.length; node++) {
    const trait = traits[node] ?? 0;
    const rank = trait & RANK_BITS;
    if (rank > highest && groupEnd[node] !== groupStart[node]) highest = rank;
    if ((trait & UNSTATED) !== 0) silent[rank]?.push(node);
    if ((trait & OPEN) !== 0) open[rank]?.push(node);
  }
  return { highest, silent, open };
}

/** What stands on an id that several entries have stands on the first of them, and none of them is unused. */
function firstReader(analysis: Analysis, users: Int32Array): (node: number) => boolean {
  const { byId, nodes } = groundOf(analysis).graph;
  if (byId.size === nodes.length) return () => false;
  return (node) => users[byId.get(nodes[node]?.id ?? '') ?? node] !== 0;
}
