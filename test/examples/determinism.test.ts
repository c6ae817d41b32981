import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { analyzeJson } from '../../src/cli/analyze-json.ts';
import { analyzePretty } from '../../src/cli/analyze-pretty.ts';
import { createStyle } from '../../src/cli/style.ts';
import { type Catalog, createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Component } from '../../src/core/catalog/types.ts';
import { createLayercake } from '../../src/core/index.ts';
import { TODAY } from '../support/core.ts';

const EXAMPLES = readdirSync(fromRoot('examples'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);

/** Everything that is said about a manifest, as bytes. */
function told(catalog: Catalog, name: string): readonly string[] {
  const layercake = createLayercake(catalog);
  const reading = layercake.read(readFileSync(fromRoot(join('examples', name)), 'utf8'));
  const findings = layercake.check(reading, { today: TODAY });
  return [
    analyzeJson(reading, name),
    analyzePretty(reading, name, createStyle(80, true)),
    layercake.report(reading, findings),
  ];
}

/** The same things in an order that depends on a seed only. */
function shuffled<T>(things: readonly T[], seed: number): readonly T[] {
  const weighed = things.map((thing, index) => ({ thing, weight: ((index + 1) * 7919 * seed) % 1009 }));
  return weighed.sort((a, b) => a.weight - b.weight).map(({ thing }) => thing);
}

/** The built-in catalog with its files, its targets and the keys of its levels in another order, none of which means anything. */
function reordered(seed: number): Catalog {
  const { targets, components } = builtinCatalog();
  const turned = (component: Component): Component => ({
    ...component,
    ...(component.supports && { supports: Object.fromEntries(shuffled(Object.entries(component.supports), seed)) }),
  });
  return createCatalog({ targets: shuffled(targets, seed), components: shuffled(components, seed).map(turned) });
}

describe.each(EXAMPLES)('%s', (name) => {
  test('gives the same bytes for the same text', () => {
    expect(told(builtinCatalog(), name)).toEqual(told(builtinCatalog(), name));
  });

  test.each([3, 11])('whatever the order of the catalog (%i)', (seed) => {
    expect(told(reordered(seed), name)).toEqual(told(builtinCatalog(), name));
  });
});

test('the order is another one', () => {
  const ids = (catalog: Catalog): readonly string[] => catalog.components.map(({ id }) => id);
  expect(ids(reordered(3))).not.toEqual(ids(builtinCatalog()));
  expect(ids(reordered(3)).toSorted()).toEqual(ids(builtinCatalog()).toSorted());
});
