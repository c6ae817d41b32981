import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { shownPoints } from '../../src/core/analysis/breakdown.ts';
import { cornersOf } from '../../src/core/analysis/openness.ts';
import { RANK } from '../../src/core/catalog/level.ts';
import { actionText } from '../../src/core/features/plan-text.ts';
import { type Analysis, createLayercake, type Level, type Plan, type Reading } from '../../src/core/index.ts';

/** An example of the page: a manifest, and the block below it that states what must come out. */
interface Example {
  readonly section: string;
  readonly manifest: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

type Row = Readonly<Record<string, Level>>;

const text = readFileSync(fromRoot('docs', 'semantics.md'), 'utf8');
const sections = text.split(/^## /m).slice(1);
const layercake = createLayercake(builtinCatalog());

function examplesIn(section: string): readonly Example[] {
  const [title = ''] = section.split('\n');
  const blocks = [...section.matchAll(/^```(\S.*)\n([^]*?)^```$/gm)].filter(([, kind]) => kind?.startsWith('yaml'));
  return blocks.flatMap(([, kind, manifest = ''], index) => {
    if (kind !== 'yaml') return [];
    const [, next, expected = ''] = blocks[index + 1] ?? [];
    if (next !== 'yaml expected') throw new Error(`${title}: an example without what must come out`);
    return [{ section: title, manifest, expected: parse(expected) as Example['expected'] }];
  });
}

/** What can be asked of an example, each with the same shape as in the page. */
function answers(reading: Reading): Readonly<Record<string, (wanted: unknown) => unknown>> {
  const { analysis } = reading;
  const at = (id: string): number => analysis.nodes.findIndex((node) => node.id === id);
  const ids = (nodes: readonly number[]): readonly (string | undefined)[] =>
    nodes.map((node) => analysis.nodes[node]?.id);
  const keys = (wanted: unknown): readonly string[] => Object.keys(wanted as object);
  const each = (wanted: unknown, answer: (key: string) => unknown): unknown =>
    Object.fromEntries(keys(wanted).map((key) => [key, answer(key)]));
  const target = (id: string): number => analysis.targets.findIndex((one) => one.id === id);
  const named = (pairs: readonly (readonly [number, unknown])[]): unknown =>
    pairs.map(([node, value]) => [analysis.nodes[node]?.id, value]);
  const row = (levelAt: (target: number) => Level): Row =>
    Object.fromEntries(analysis.targets.map(({ id }, index) => [id, levelAt(index)]));
  const tenth = (value: number): number => Number(value.toFixed(1));
  return {
    own: (wanted) => each(wanted, (id) => row((one) => analysis.own(at(id), one))),
    reach: (wanted) => each(wanted, (id) => row((one) => analysis.reach(at(id), one))),
    edges: (wanted) =>
      each(wanted, (edge) => {
        const [from = '', to = ''] = edge.split(' → ');
        const members = to.split(' or ').map(at);
        return row((one) => edgeLevel(analysis, at(from), members, one));
      }),
    swapped: (wanted) =>
      each(wanted, (id) => analysis.targets.flatMap((one, i) => (analysis.isSwapped(at(id), i) ? [one.id] : []))),
    chains: (wanted) =>
      each(wanted, (id) => {
        const asked = (wanted as Readonly<Record<string, object>>)[id];
        return each(asked, (one) => ids(analysis.chain(at(id), target(one))));
      }),
    cycles: () => analysis.cycles.map((cycle) => ids(cycle.toSorted((a, b) => a - b))),
    coupling: (wanted) => each(wanted, (id) => analysis.coupling(at(id))),
    locks: (wanted) =>
      each(wanted, (id) => ({ locked: 'hard', leaning: 'soft' })[analysis.coupling(at(id)) as 'locked']),
    lockIn: (wanted) => each(wanted, (id) => tenth(id === 'stack' ? analysis.lockIn : analysis.entryLockIn(at(id)))),
    known: () => Number(analysis.known.toFixed(4)),
    topmost: () => ids(analysis.topmost),
    breakdown: () => {
      const shares = analysis.lockInBreakdown();
      const points = shownPoints(shares, analysis.lockIn);
      return named(shares.map(({ node }, index) => [node, points[index]]));
    },
    chokePoints: () => named(analysis.chokePoints().map(({ node, opens }) => [node, opens])),
    openings: (wanted) => each(wanted, (id) => ids(analysis.openingSet(target(id)).nodes)),
    corners: () =>
      Object.fromEntries(Object.entries(cornersOf(analysis)).map(([k, v]: [string, number[]]) => [k, ids(v)])),
    misfits: () =>
      named(
        analysis
          .misfits()
          .map(({ node, kind }) => [node, kind === 'target' ? 'hardware-mismatch' : 'generation-too-old']),
      ),
    plan: (wanted) =>
      each(wanted, (id) => {
        const asked = (wanted as Readonly<Record<string, { readonly steps: object }>>)[id];
        const plan = planOf(reading, id);
        const steps = each(asked?.steps, (entry) => stepText(plan, entry));
        return each(asked, (key) => (key === 'steps' ? steps : plan[key as keyof Plan]));
      }),
    moved: (wanted) => each(wanted, (id) => layercake.move(reading, planOf(reading, id))?.text),
  };
}

function planOf(reading: Reading, target: string): Plan {
  const plan = layercake.plan(reading, target);
  if (!plan) throw new Error(`no target ${target}`);
  return plan;
}

function stepText({ steps }: Plan, id: string): string | undefined {
  const step = steps.find(({ entry }) => entry === id);
  return step && `${actionText(step)}${step.changes.length > 0 ? ` (${step.effort})` : ''}`;
}

/** The level of an edge by the page's own formula. */
function edgeLevel(analysis: Analysis, node: number, members: readonly number[], target: number): Level {
  const own = analysis.own(node, target);
  const mayswap = analysis.ownReason(node, target).claimed && RANK[own] > RANK.unknown;
  return members
    .map((member) => {
      const below = analysis.reach(member, target);
      const swaps = mayswap && analysis.nodes[member]?.component?.platform === true && RANK[own] > RANK[below];
      return swaps ? own : below;
    })
    .reduce((best, level) => (RANK[level] > RANK[best] ? level : best));
}

/** Writes out what the page writes in short: `others` in a row of levels, and an order where there is one. */
function written(key: string, wanted: unknown, analysis: Analysis): unknown {
  if (['breakdown', 'chokePoints', 'misfits'].includes(key)) return Object.entries(wanted as object);
  if (!['own', 'reach', 'edges'].includes(key)) return wanted;
  const rows = Object.entries(wanted as Readonly<Record<string, Row>>);
  const full = (row: Row): Row =>
    Object.fromEntries(analysis.targets.map(({ id }) => [id, row[id] ?? row.others ?? 'none']));
  return Object.fromEntries(rows.map(([id, row]) => [id, full(row)]));
}

const examples = sections.flatMap(examplesIn);

describe.each(examples)('$section', ({ manifest, expected }) => {
  const reading = layercake.read(manifest);
  const ask = answers(reading);

  test('is a manifest as it should be', () => {
    expect([reading.manifest.syntax.issues, reading.manifest.problems]).toEqual([[], []]);
  });

  test.each(Object.keys(expected))('%s', (key) => {
    expect(Object.keys(ask)).toContain(key);
    expect(ask[key]?.(expected[key])).toEqual(written(key, expected[key], reading.analysis));
  });
});

test('every number is derived on an example', () => {
  const asked = new Set(examples.flatMap(({ expected }) => Object.keys(expected)));
  const all = Object.keys(answers(layercake.read('')));
  expect(all.filter((key) => !asked.has(key))).toEqual([]);
});

test.each(sections.map((section) => [section.split('\n')[0], section]))(
  'the bold numbers of %s come out',
  (_, section) => {
    const stated = sections.map((one) =>
      [...one.matchAll(/^```yaml expected\n([^]*?)^```$/gm)].map(([, block]) => block).join('\n'),
    );
    const results = new Set(stated.join('\n').match(/\d+(\.\d+)?/g));
    const bold = [...section.matchAll(/\*\*(\d+(?:\.\d+)?)\*\*/g)].map(([, number]) => number ?? '');
    expect(bold.filter((number) => !results.has(number))).toEqual([]);
  },
);
