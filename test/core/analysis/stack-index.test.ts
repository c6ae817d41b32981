import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/core/catalog/types.ts';
import type { Analysis } from '../../../src/core/index.ts';
import { TARGETS } from '../../support/catalog.ts';
import { core } from '../../support/core.ts';
import { LEVEL_NAMES, manifestOf, nodesArbitrary, type TestNode } from '../../support/graphs.ts';
import { isCpuOnly } from '../../support/reference.ts';

const RUNS = { numRuns: 200, seed: 20261124 };

const read = (nodes: readonly TestNode[]): Analysis => core.read(manifestOf(nodes)).analysis;
const stated = (levelOf: (vendor: string, target: number) => Level): TestNode => ({
  kind: 'stated',
  levels: TARGETS.map(({ vendor }, target) => levelOf(vendor, target)),
  uses: [],
});
const levels = fc.array(fc.constantFrom(...LEVEL_NAMES), { minLength: TARGETS.length, maxLength: TARGETS.length });

/** What holds for the index of a whole stack, as a manifest says it: the way of every test here leads through a text. */
describe('the index of a stack', () => {
  test('is never raised by more support, except of what touched no accelerator before', () => {
    let fell = 0;
    fc.assert(
      fc.property(nodesArbitrary(true), fc.nat(6), levels, (nodes, node, wanted) => {
        const one = nodes[node];
        if (one?.kind !== 'stated' || nodes.some(isCpuOnly)) return;
        const better = one.levels.map((level, target) => {
          const other = wanted[target] ?? level;
          return LEVEL_NAMES.indexOf(other) > LEVEL_NAMES.indexOf(level) ? other : level;
        });
        const before = read(nodes);
        const after = read(nodes.with(node, { ...one, levels: better }));
        expect(after.lockIn).toBeLessThanOrEqual(before.lockIn + 1e-9);
        if (after.lockIn < before.lockIn) fell++;
      }),
      RUNS,
    );
    expect(fell).toBeGreaterThan(5);
  });

  test('is never lowered by one more use, as long as the same entries are topmost', () => {
    let rose = 0;
    fc.assert(
      fc.property(nodesArbitrary(true), fc.nat(6), fc.nat(6), (nodes, from, to) => {
        const one = nodes[from];
        if (!one || to >= nodes.length) return;
        const before = read(nodes);
        const after = read(nodes.with(from, { ...one, uses: [...one.uses, { members: [to], optional: false }] }));
        if (String(before.topmost) !== String(after.topmost)) return;
        expect(after.lockIn).toBeGreaterThanOrEqual(before.lockIn - 1e-9);
        if (after.lockIn > before.lockIn) rose++;
      }),
      RUNS,
    );
    expect(rose).toBeGreaterThan(5);
  });

  test('is never lowered by something new that an entry stands on', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), fc.nat(6), levels, (nodes, from, own) => {
        const one = nodes[from % nodes.length];
        if (!one || one.kind === 'platform') return;
        const uses = [...one.uses, { members: [nodes.length], optional: false }];
        const more = [
          ...nodes.with(from % nodes.length, { ...one, uses }),
          stated((_, target) => own[target] ?? 'none'),
        ];
        expect(read(more).lockIn).toBeGreaterThanOrEqual(read(nodes).lockIn - 1e-9);
      }),
      RUNS,
    );
  });

  test('is 0 where every entry is native everywhere, whatever stands on what', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), (nodes) => {
        const { lockIn, known } = read(nodes.map(({ uses }) => ({ ...stated(() => 'native'), uses })));
        expect([lockIn, known]).toEqual([0, 1]);
      }),
      RUNS,
    );
  });

  test('is 100 where every entry runs on one vendor only, whatever stands on what', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), fc.constantFrom('green', 'red', 'blue'), (nodes, only) => {
        const node = stated((vendor) => (vendor === only ? 'native' : 'none'));
        expect(read(nodes.map(({ uses }) => ({ ...node, uses }))).lockIn).toBe(100);
      }),
      RUNS,
    );
  });

  test('stays between 0 and 100, and so does the known share between 0 and 1', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), (nodes) => {
        const { lockIn, known } = read(nodes);
        expect(lockIn >= 0 && lockIn <= 100 && known >= 0 && known <= 1).toBe(true);
      }),
      RUNS,
    );
  });
});
