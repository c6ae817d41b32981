import { describe, expect, test } from 'vitest';
import { buildGraph } from '../../../src/core/analysis/graph.ts';
import { readManifest } from '../../../src/core/manifest.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { core } from '../../support/core.ts';

/** A manifest with so many entries of each component, none of which says what it stands on. */
function manifestOf(layers: Readonly<Record<string, readonly string[]>>, count: number, more = ''): string {
  const lines = Object.entries(layers).flatMap(([layer, components]) => [
    `${layer}:`,
    ...components.flatMap((component) =>
      [...Array(count).keys()].map((n) => `  - { id: ${component}-${n}, component: ${component}${more} }`),
    ),
  ]);
  return `layercake: 1\n${lines.join('\n')}\n`;
}

/** Where each entry stands on what, by the names, and the targets on which it counts. */
function usesIn(text: string): Readonly<Record<string, readonly string[]>> {
  const { analysis } = core.read(text);
  const named = (members: readonly number[]): string => members.map((one) => analysis.nodes[one]?.id).join('|');
  return Object.fromEntries(
    analysis.nodes.map(({ id }, node) => {
      const counting = (group: string): string =>
        TARGETS.filter((_, target) => analysis.usesOn(node, target).map(named).includes(group))
          .map((target) => target.id)
          .join(' ');
      return [id, analysis.usesOf(node).map((members) => `${named(members)} on ${counting(named(members))}`)];
    }),
  );
}

const ALL = TARGETS.map(({ id }) => id).join(' ');
const LAYERS = { framework: ['servo', 'torchlet'], system: ['greencomm', 'greenkit'], hardware: ['green-g1'] };

describe('uses that thousands infer alike', () => {
  test('are held once', () => {
    const graphOf = (count: number): ReturnType<typeof buildGraph> =>
      buildGraph(readManifest(manifestOf(LAYERS, count)).stack, catalog);
    const { members, groupMask, memberStart, memberEnd } = graphOf(1000);
    // Torchlet, Green Toolkit and the devices, each as one run that all who stand on them share.
    expect(members).toHaveLength(3000);
    expect([groupMask, memberStart, memberEnd].map(({ length }) => length)).toEqual([5000, 5000, 5000]);
  });

  test('lead everywhere that they would lead by themselves', () => {
    const torchlet = ['greenkit-0|greenkit-1 on green'];
    const devices = 'green-g1-0|green-g1-1 on green';
    expect(usesIn(manifestOf(LAYERS, 2))).toEqual({
      ...{ 'servo-0': [`torchlet-0|torchlet-1 on ${ALL}`], 'servo-1': [`torchlet-0|torchlet-1 on ${ALL}`] },
      ...{ 'torchlet-0': torchlet, 'torchlet-1': torchlet },
      ...{ 'greencomm-0': [...torchlet, devices], 'greencomm-1': [...torchlet, devices] },
      ...{ 'greenkit-0': [devices], 'greenkit-1': [devices] },
      ...{ 'green-g1-0': [], 'green-g1-1': [] },
    });
  });

  test('count nowhere where all of them are optional', () => {
    const uses = usesIn(manifestOf(LAYERS, 2, ', optional: true'));
    expect([uses['servo-0'], uses['servo-1']]).toEqual([['torchlet-0|torchlet-1 on '], ['torchlet-0|torchlet-1 on ']]);
  });
});
