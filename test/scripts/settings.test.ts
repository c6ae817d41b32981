import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { configFrom, vocabularyOf } from '../../src/config/index.ts';
import { createLayercake } from '../../src/core/index.ts';

interface Package {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

const { contributes } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as Package;
const isFine = new Ajv2020({ strict: false }).compile(
  contributes.configuration.properties['layercake.targets'] ?? false,
);
const words = vocabularyOf(createLayercake(builtinCatalog()));

test.each([
  [[], true],
  [['nvidia', 'amd'], true],
  [['nvidia', 'intel-gpu', 'cpu-x86'], true],
  [['nvidia'], false],
  [['intel-gpu', 'intel-gaudi'], false],
  [['apple', 'cpu-arm'], false],
  [['cpu-x86'], false],
])('the setting `layercake.targets` objects to what does not count: %j', (targets, expected) => {
  expect(isFine(targets)).toBe(expected);
  if (targets.length > 0) expect(configFrom({ targets }, words).targets !== undefined).toBe(expected);
});
