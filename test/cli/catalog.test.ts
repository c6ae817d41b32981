import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createPlace, type Place } from './support/run.ts';

let place: Place;
beforeAll(() => {
  place = createPlace();
});
afterAll(() => place.remove());

interface Listed {
  readonly id: string;
  readonly layer: string;
}

const list = async (...options: readonly string[]): Promise<readonly Listed[]> => {
  const { code, out } = await place.run(['catalog', ...options, '--format', 'json']);
  expect(code).toBe(0);
  return (JSON.parse(out) as { components: readonly Listed[] }).components;
};

describe('json', () => {
  test('lists all, from the bottom of the cake, by id', async () => {
    const all = await list();
    expect(all.length).toBe(builtinCatalog().components.length);
    expect([...new Set(all.map(({ layer }) => layer))]).toEqual([
      'hardware',
      'system',
      'framework',
      'model',
      'application',
    ]);
    const models = all.filter(({ layer }) => layer === 'model').map(({ id }) => id);
    expect(models).toEqual([...models].sort());
  });

  test.each([
    [['--layer', 'hardware'], ['nvidia-h100'], ['cuda']],
    [['--query', 'FlashAttention'], ['flash-attn'], ['cuda']],
    [['--query', 'pkg:pypi/vllm'], ['vllm'], ['cuda']],
    [['--query', 'kernel-library attention'], ['flash-attn'], ['cutlass']],
    [['--query', 'nvidia', '--layer', 'hardware'], ['nvidia-h100'], ['amd-mi300x', 'cuda']],
  ])('%j', async (options, within, without) => {
    const ids = (await list(...options)).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(within));
    for (const id of without) expect(ids).not.toContain(id);
  });

  test('nothing fits', async () => {
    expect(await list('--query', 'no such thing')).toEqual([]);
  });
});

test('pretty lists them by layer, and counts', async () => {
  const { out } = await place.run('catalog --query cuda --layer system');
  expect(out).toMatch(/^System Software & Compiler\n/);
  expect(out).toMatch(/\n {2}cuda +\S/);
  expect(out).toMatch(/\n\n\d+ components?\n$/);
  expect((await place.run('catalog --query zzz')).out).toBe('no component of the catalog fits\n');
});
