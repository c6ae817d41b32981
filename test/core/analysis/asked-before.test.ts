import { describe, expect, test } from 'vitest';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { loadCatalog } from '../../../src/catalog/index.ts';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { createOwnReader } from '../../../src/core/analysis/own.ts';
import { type Catalog, createCatalog } from '../../../src/core/catalog/catalog.ts';
import { RANK } from '../../../src/core/catalog/level.ts';
import type { Case, Component } from '../../../src/core/catalog/types.ts';
import { readManifest } from '../../../src/core/manifest.ts';

const catalog = loadCatalog();

/** Components whose claims hold for different generations of the one target. */
const PARTED = partedCatalog();

function partedCatalog(): Catalog {
  const [pattern] = catalog.components.filter(({ id }) => id === 'vllm');
  const [gpu] = catalog.targets;
  if (!pattern || !gpu) throw new Error('no component or target to take for a pattern');
  const made = (id: string, more: Partial<Component>): Component => ({
    ...pattern,
    id,
    name: id,
    aliases: [],
    ...more,
  });
  const claims = (one: Case, other: Case): Partial<Component> => ({ supports: { [gpu.id]: [one, other] } });
  const device = (arch: string): Component => made(arch, { layer: 'hardware', hardware: { target: gpu.id, arch } });
  return createCatalog({
    targets: [{ ...gpu, architectures: [{ family: 'a', ids: ['old', 'new'] }] }],
    components: [
      made('tool', claims({ level: 'native', arch: 'new' }, { level: 'experimental', arch: 'old' })),
      made('p', claims({ level: 'port', arch: 'new' }, { level: 'native', arch: 'old' })),
      made('f', claims({ level: 'port', arch: 'old' }, { level: 'none' })),
      ...['old', 'new', 'odd'].map(device),
    ],
  });
}

describe('what a catalog answers does not hang on the manifests about which it was asked before', () => {
  test('of random stacks', () => {
    const own = createOwnReader(catalog);
    for (let seed = 1; seed <= 60; seed++) {
      // Every other one declares no devices, or hardly any.
      const text = randomManifest(catalog, seed % 2 === 0 ? 5 : 50, seed);
      const { nodes, targets, devices, ownReason } = analyzeStack(readManifest(text).stack, catalog);
      targets.forEach((target, number) => {
        const declared = devices.flatMap((one) => (one.target === target && one.arch !== undefined ? [one.arch] : []));
        nodes.forEach((node, index) => {
          expect(JSON.stringify(ownReason(index, number))).toBe(JSON.stringify(own(node, target, declared)));
        });
      });
    }
  });

  test('where an entry, its precision and its format are each at their best on another generation', () => {
    const own = createOwnReader(PARTED);
    const devices = ['old', 'new', 'odd'].flatMap((one) => [[one], [one, 'old'], [one, 'new'], ['odd', one, 'new']]);
    for (const declared of [[], ...devices]) {
      const text = `framework:\n  - {component: tool, precision: p, format: f}\n  - {component: tool, format: f}\n  - tool\nhardware: [${declared.join(', ')}]\n`;
      const {
        nodes,
        targets,
        devices: classes,
        ownReason,
        own: level,
      } = analyzeStack(readManifest(text).stack, PARTED);
      const architectures = classes.map(({ arch }) => arch ?? '');
      nodes.slice(0, 3).forEach((node, index) => {
        const [target] = targets;
        if (!target) throw new Error('no target');
        const expected = own(node, target, architectures);
        expect([declared, ownReason(index, 0)]).toEqual([declared, expected]);
        expect([declared, RANK[level(index, 0)]]).toEqual([declared, expected.rank]);
      });
    }
  });

  test('where the first claim counts beside a device, and the best one without', () => {
    const [vllm] = catalog.components.filter(({ id }) => id === 'vllm');
    if (!vllm) throw new Error('no component to take for a pattern');
    const supports = { nvidia: [{ level: 'port' }, { level: 'native' }] } as const;
    const odd = createCatalog({
      targets: catalog.targets,
      components: [...catalog.components, { ...vllm, id: 'odd', name: 'Odd', supports }],
    });
    const levelIn = (text: string): unknown => {
      const analysis = analyzeStack(readManifest(text).stack, odd);
      return analysis.own(
        0,
        odd.targets.findIndex(({ id }) => id === 'nvidia'),
      );
    };
    const [alone, beside] = ['framework: [odd]\n', 'framework: [odd]\nhardware: [nvidia-h100]\n'];
    expect([alone, beside, alone, beside].map(levelIn)).toEqual(['native', 'port', 'native', 'port']);
  });
});
