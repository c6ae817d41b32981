import { describe, expect, test } from 'vitest';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { loadCatalog } from '../../../src/catalog/index.ts';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { createOwnReader } from '../../../src/core/analysis/own.ts';
import { createCatalog } from '../../../src/core/catalog/catalog.ts';
import { readManifest } from '../../../src/core/manifest.ts';

const catalog = loadCatalog();

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
