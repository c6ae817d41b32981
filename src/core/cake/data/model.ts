import type { Analysis } from '../../analysis/analyze.ts';
import { opennessOf } from '../../analysis/openness.ts';
import { notableChokePoints } from '../../analysis/platform.ts';
import { nodeName } from '../../analysis/wording.ts';
import type { Level } from '../../catalog/types.ts';
import type { Manifest } from '../../manifest.ts';
import type { Entry } from '../../stack/types.ts';
import { lockSteps, siliconBelow } from './silicon.ts';
import { cleanText } from './text.ts';
import {
  type CakeModel,
  type CakeTarget,
  type Choke,
  levelLetter,
  type Slab,
  type SlabKind,
  type UseLine,
} from './types.ts';
import { describe, noteOf, tiedTo } from './wording.ts';

/** The parts of a reading that the picture is made of. */
export interface CakeSource {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
}

/** What is computed once for all slabs. */
interface Shared {
  readonly analysis: Analysis;
  readonly keys: readonly string[];
  readonly misfits: ReadonlySet<number>;
  readonly points: ReadonlyMap<number, number>;
  readonly chokes: ReadonlyMap<number, Choke>;
  readonly silicon: (node: number, end: number) => readonly number[];
  readonly row: (node: number, levelOf: (node: number, target: number) => Level) => string;
}

/** Makes the view model of a stack. Linear in its entries and uses. */
export function buildCake({ manifest, analysis }: CakeSource): CakeModel {
  const { entries, name, targets } = manifest.stack;
  const uses = entries.flatMap((entry) => usesFrom(entry, analysis, entries.length));
  const shared = shareOf(analysis, slabKeys(entries), uses);
  const slabs = entries.map((entry) => slabOf(entry, shared));
  const locks = lockSteps(slabs);
  return {
    name: cleanText(name?.value ?? ''),
    lockIn: analysis.lockIn,
    known: analysis.known,
    counts: countKinds(slabs),
    targets: analysis.targets.map(targetOf),
    panel: analysis.panel,
    asked: targets.map(({ value }) => cleanText(value)),
    slabs,
    uses: uses.map((use) => (locks.get(use.from)?.has(use.to) === true ? { ...use, lock: true } : use)),
  };
}

function shareOf(analysis: Analysis, keys: readonly string[], uses: readonly UseLine[]): Shared {
  return {
    ...{ analysis, keys, silicon: siliconBelow(analysis, keys.length, uses) },
    misfits: new Set(analysis.misfits().map(({ node }) => node)),
    points: new Map(analysis.lockInBreakdown().map(({ node, points }) => [node, points])),
    chokes: worstChokes(analysis),
    row: (node, levelOf) => {
      let letters = '';
      for (let target = 0; target < analysis.targets.length; target++) letters += levelLetter(levelOf(node, target));
      return letters;
    },
  };
}

/** A picture in which everything is marked marks nothing. */
const MOST_CHOKES = 3;

/** The few entries that hold up most beside themselves. */
export function worstChokes(analysis: Analysis): ReadonlyMap<number, Choke> {
  const holding = notableChokePoints(analysis).filter(({ opens, own }) => opens > own);
  return new Map(holding.slice(0, MOST_CHOKES).map(({ node, ...choke }) => [node, choke]));
}

/** A target without what only the analysis needs of it. */
export function targetOf({ id, name, vendor, vendorName, kind }: CakeTarget): CakeTarget {
  return { id, name, vendor, vendorName, kind };
}

/** A key for each entry, the same as long as its id and the ones before it of the same id stay. */
export function slabKeys(entries: readonly Pick<Entry, 'id'>[]): readonly string[] {
  const seen = new Map<string, number>();
  return entries.map(({ id }) => {
    const name = cleanText(id.value);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

function slabOf(entry: Entry, shared: Shared): Slab {
  const { analysis, keys } = shared;
  const node = entry.index;
  const coupling = analysis.coupling(node);
  const kind = analysis.nodes[node]?.component?.platform ? 'platform' : coupling;
  const free = coupling === 'neutral' || coupling === 'portable';
  const { nodes: chain, hidden } = free ? NOTHING : analysis.couplingChain(node);
  const misfit = shared.misfits.has(node);
  const choke = shared.chokes.get(node);
  const shown = {
    name: cleanText(nodeName(analysis, node)) || '?',
    detail: detailOf(entry),
    note: noteOf(analysis, node, kind),
  };
  const { level, of, license, steward } = opennessOf(analysis.nodes[node] ?? NOBODY);
  return {
    entry: node,
    key: keys[node] ?? '',
    layer: entry.layer,
    kind,
    coupling,
    name: shown.name,
    detail: shown.detail,
    note: shown.note,
    description: describe(analysis, entry, { ...shown, chain, hidden, misfit, choke }),
    misfit,
    chain: chain.length === 0 ? NONE : chain.filter((member) => member < keys.length),
    silicon: coupling === 'locked' ? shared.silicon(node, chain.at(-1) ?? node) : NONE,
    points: shared.points.get(node) ?? 0,
    lockIn: analysis.entryLockIn(node),
    choke,
    openness: level,
    opennessOf: of,
    license: license === undefined ? undefined : cleanText(license),
    steward: steward === undefined ? undefined : cleanText(steward),
    vendors: tiedTo(analysis, node),
    own: shared.row(node, analysis.own),
    reach: shared.row(node, analysis.reach),
  };
}

const NONE: readonly number[] = [];
const NOBODY = { id: '' };
const NOTHING = { nodes: NONE, hidden: 0 };

/** Version and count. */
function detailOf({ version, count }: Entry): string {
  if (!version && count === undefined) return '';
  const times = count === undefined ? '' : `×\u00a0${count}`;
  return cleanText(version ? `${version.value} ${times}` : times);
}

function countKinds(slabs: readonly Slab[]): Readonly<Record<SlabKind, number>> {
  const counts = { locked: 0, leaning: 0, portable: 0, neutral: 0, unknown: 0, platform: 0 };
  for (const { kind } of slabs) counts[kind]++;
  return counts;
}

/** Members of an `any-of` that are no entries have no slab, so no line leads to them. */
export function usesFrom(entry: Entry, analysis: Analysis, entryCount: number): readonly UseLine[] {
  const optional = new Set(entry.uses?.flatMap((use) => (use.optional ? use.members.map(({ value }) => value) : [])));
  const lines = new Map<number, UseLine>();
  for (const group of analysis.usesOf(entry.index)) {
    for (const to of group) {
      const { id, entry: used } = analysis.nodes[to] ?? {};
      const isOptional = used?.optional === true || (id !== undefined && optional.has(id));
      const kind = isOptional ? 'optional' : group.length > 1 ? 'any-of' : 'firm';
      if (to < entryCount && to !== entry.index) lines.set(to, { from: entry.index, to, kind, lock: false });
    }
  }
  return [...lines.values()];
}
