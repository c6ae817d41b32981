import { expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import type { Component, Target } from '../../src/core/catalog/types.ts';
import { parametersOf, worthOf, type Worth } from './worth.ts';

const catalog = builtinCatalog();

/** Equals of the original as far as the catalog's data can tell; what sets them apart is said in their notes. */
const EQUALS = new Set([
  // What can read a format is not data of the catalog.
  ...['exported-program → onnx', 'exported-program → safetensors', 'gguf → safetensors'],
  ...['stablehlo-artifact → exported-program', 'stablehlo-artifact → onnx', 'fp8-e4m3 → fp8-e4m3fnuz'],
  // Neither touches an accelerator.
  ...['bentoml → ray-serve', 'bentoml → kserve', 'kserve → ray-serve', 'ray-serve → kserve', 'llamaindex → langchain'],
  // Both run in the same places, or nothing is known of where.
  ...[
    'llama-cpp → ollama',
    'localai → ollama',
    'llama-cpp → mlc-llm',
    'whisper-cpp → faster-whisper',
    'verl → openrlhf',
  ],
  ...['nvidia-apex → transformer-engine', 'torch2trt → torch-tensorrt', 'adaptivecpp → oneapi'],
  ...['opencl → vulkan', 'webgpu → metal', 'roce → infiniband'],
  // Later models of the same size, or larger ones.
  ...['gemma-2-27b → gemma-3-27b', 'kimi-k2 → kimi-k2.5', 'wan2.1-t2v-14b → wan2.2-t2v-a14b'],
  'llama-3.2-11b-vision-instruct → gemma-3-27b',
]);

test('every alternative runs where the original does not, or is cheaper to run', () => {
  const worthless = catalog.components.flatMap((original) =>
    (original.alternatives ?? []).flatMap(({ component }) => {
      const alternative = catalog.component(component);
      const has = alternative ? worthOf(original, alternative, catalog.targets) : [];
      return has.length > 0 ? [] : [`${original.id} → ${component}`];
    }),
  );
  expect(worthless.filter((pair) => !EQUALS.has(pair))).toEqual([]);
  expect([...EQUALS].filter((pair) => !worthless.includes(pair))).toEqual([]);
});

test('no alternative is named twice', () => {
  const twice = catalog.components.flatMap(({ id, alternatives = [] }) => {
    const names = alternatives.map(({ component }) => component);
    return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${id} → ${name}`);
  });
  expect(twice).toEqual([]);
});

const rest = { vendor: 'v', vendorName: 'V', rank: 1 };
const targets: readonly Target[] = [
  { ...rest, id: 'green', name: 'Green', kind: 'accelerator', architectures: [{ family: 'g', ids: ['g1', 'g2'] }] },
  { ...rest, id: 'red', name: 'Red', kind: 'accelerator' },
  { ...rest, id: 'plain', name: 'Plain', kind: 'cpu' },
];
const common: Component = {
  ...{ id: 'x', name: 'X', layer: 'framework', kind: 'inference-engine', summary: 'One.' },
  ...{ homepage: 'https://example.org', evidence: {} },
};
const on = (supports: NonNullable<Component['supports']>): Partial<Component> => ({ supports });
const model = (name: string, summary = 'A model.'): Partial<Component> => ({
  ...{ layer: 'model', kind: 'model', neutral: { evidence: ['card'] }, name, summary },
});
const green = on({ green: { level: 'native' } });

test.each<[string, Partial<Component>, Partial<Component>, readonly Worth[]]>([
  ['the same', green, green, []],
  ['less', on({ green: { level: 'native' }, red: { level: 'native' } }), green, []],
  ['another target', green, on({ red: { level: 'experimental' } }), ['runs']],
  ['a higher level', on({ green: { level: 'port' } }), green, ['runs']],
  ['nothing lost', on({ green: { level: 'native', limited: 'slow' } }), green, ['runs']],
  ['unknown instead of none', on({ green: { level: 'none' } }), on({ green: { level: 'unknown' } }), []],
  ['an older generation', on({ green: { level: 'native', arch: '>=g2' } }), green, ['runs']],
  ['a newer one only', green, on({ green: { level: 'native', arch: '>=g2' } }), []],
  ['an accelerator at all', { neutral: { evidence: [] } }, green, ['accelerates']],
  ['a CPU', { neutral: { evidence: [] } }, on({ plain: { level: 'native' } }), []],
  ['any system', on({ green: { level: 'native', os: ['linux'] } }), green, ['systems']],
  ['fewer systems', green, on({ green: { level: 'native', os: ['linux'] } }), []],
  ['open source', { ...green, openness: { source: 'partial' } }, { ...green, openness: { source: 'open' } }, ['freer']],
  ['closed', { ...green, openness: { source: 'open' } }, { ...green, openness: { source: 'closed' } }, []],
  ['an openness that is not known', green, { ...green, openness: { source: 'open' } }, []],
  [
    'open weights, whatever the code',
    { ...model('A'), openness: { weights: 'restricted', source: 'open' } },
    { ...model('B'), openness: { weights: 'open' } },
    ['freer'],
  ],
  ['a smaller model', model('A 70B'), model('A 8B'), ['smaller']],
  ['a larger model', model('A 8B'), model('A 70B'), []],
  ['a model of no known size', model('A 70B'), model('B'), []],
  ['what goes on', { ...green, deprecated: { note: 'Archived.', evidence: [] } }, green, ['kept up']],
])('has over the original: %s', (_, original, alternative, worth) => {
  expect(worthOf({ ...common, ...original }, { ...common, ...alternative, id: 'y' }, targets)).toEqual(worth);
});

test.each([
  ['Llama 3.1 70B Instruct', 'A model.', 70],
  ['Qwen3-235B-A22B', 'A model.', 235],
  ['Mixtral 8x7B', 'A model.', 56],
  ['Small 1.5b', 'A model.', 1.5],
  ['Large', 'Has 35 billion active of 480 billion parameters.', 480],
  ['Huge', 'Has 1 trillion parameters, 32 billion active.', 1000],
  ['Mute', 'A model.', undefined],
])('the parameters of %s', (name, summary, billions) => {
  expect(parametersOf({ ...common, ...model(name, summary) })).toBe(billions);
});
