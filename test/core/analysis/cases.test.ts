import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Analysis } from '../../../src/core/analysis/analyze.ts';
import { core } from '../../support/core.ts';

/** What is expected of an entry. Levels stand in the order of the targets: green, red, blue-gpu, blue-npu, cpu. */
interface Expected {
  readonly own?: string;
  readonly reach?: string;
  readonly swapped?: readonly string[];
  readonly coupling?: string;
  readonly lockedTo?: string;
  readonly lockIn?: number;
  /** The chain that decides the coupling. */
  readonly chain?: readonly string[];
}

/** A stack computed by hand from docs/semantics.md, and the sentence that it is about. */
interface Case {
  readonly says: string;
  readonly manifest: unknown;
  readonly expected: Readonly<Record<string, Expected>>;
  readonly lockIn: number;
  readonly known?: number;
  /** What does not run on the hardware as declared, and why. */
  readonly misfits?: Readonly<Record<string, 'target' | 'generation'>>;
  /** Entries with the cells that they open, best first. */
  readonly chokePoints?: Readonly<Record<string, number>>;
  /** Entries with the points that they cost, most first. */
  readonly breakdown?: Readonly<Record<string, number>>;
  /** The fewest entries to replace, by target. */
  readonly openings?: Readonly<Record<string, readonly string[]>>;
}

const folder = new URL('cases/', import.meta.url);
const cases = readdirSync(folder).map(
  (name) => [name, parse(readFileSync(new URL(name, folder), 'utf8')) as Case] as const,
);

function computed(analysis: Analysis, node: number): Required<Expected> {
  const targets = analysis.targets.map((_, target) => target);
  const ids = (nodes: readonly number[]): readonly string[] => nodes.map((one) => analysis.nodes[one]?.id ?? '');
  return {
    own: targets.map((target) => analysis.own(node, target)).join(' '),
    reach: targets.map((target) => analysis.reach(node, target)).join(' '),
    swapped: analysis.targets.flatMap(({ id }, target) => (analysis.isSwapped(node, target) ? [id] : [])),
    coupling: analysis.coupling(node),
    lockedTo: analysis.lockedTo(node) ?? '',
    lockIn: Number(analysis.entryLockIn(node).toFixed(6)),
    chain: ids(analysis.couplingChain(node).nodes),
  };
}

/** What is asked of the stack as a whole, in the order in which it comes. */
function wholeStack(analysis: Analysis, { openings = {} }: Case): Readonly<Record<string, unknown>> {
  const id = (node: number): string => analysis.nodes[node]?.id ?? '';
  return {
    misfits: analysis.misfits().map(({ node, kind }) => [id(node), kind]),
    chokePoints: analysis.chokePoints().map(({ node, opens }) => [id(node), opens]),
    breakdown: analysis.lockInBreakdown().map(({ node, points }) => [id(node), Number(points.toFixed(6))]),
    openings: Object.keys(openings).map((asked) => {
      const target = analysis.targets.findIndex((one) => one.id === asked);
      return [asked, analysis.openingSet(target).nodes.map(id)];
    }),
  };
}

describe.each(cases)('%s', (_, one) => {
  const { says, manifest, expected, lockIn, known } = one;
  const { analysis } = core.read(stringify(manifest));

  test.each(Object.entries(expected))(`${says}: %s`, (id, wanted) => {
    const node = analysis.nodes.findIndex((one) => one.id === id);
    const whole = computed(analysis, node);
    const asked = Object.fromEntries(Object.entries(whole).filter(([key]) => key in wanted));
    expect(asked).toEqual(wanted);
  });

  test('the stack as a whole', () => {
    expect(analysis.lockIn).toBeCloseTo(lockIn, 5);
    if (known !== undefined) expect(analysis.known).toBeCloseTo(known, 5);
    for (const [key, computedNow] of Object.entries(wholeStack(analysis, one))) {
      const wanted = one[key as 'misfits' | 'chokePoints' | 'breakdown' | 'openings'];
      if (wanted) expect({ [key]: computedNow }).toEqual({ [key]: Object.entries(wanted) });
    }
  });
});

test('there are enough of them', () => {
  expect(cases.length).toBeGreaterThanOrEqual(28);
});
