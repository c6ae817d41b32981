import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { RICH } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

let place: Place;
beforeAll(() => {
  place = createPlace({ 'rich.yaml': RICH });
});
afterAll(() => place.remove());

test('analyze prints the report of the editor', async () => {
  const { code, out } = await place.run('analyze rich.yaml --format markdown');
  expect(code).toBe(0);
  expect(out).toMatch(/^# support-assistant\n\n\*\*Lock-in index \d+\.\d of 100\*\*/);
  expect(out).toMatch(/\n## Findings\n\n- Line \d+, information, `inherited-lock`: /);
});

describe('explain', () => {
  test('prints a page with levels, sources and days, alternatives, licence and steward', async () => {
    const { code, out } = await place.run('explain vllm@0.10.2 --format markdown');
    expect(code).toBe(0);
    expect(out).toMatch(/^# vLLM `0\.10\.2`\n\nBase Model Framework · inference engine · `vllm`\n/);
    expect(out).toMatch(/\n- \*\*Licence:\*\* Apache-2\.0\n- \*\*Openness:\*\* source open\n- \*\*Steward:\*\* /);
    expect(out).toMatch(/\n\| NVIDIA GPU \| ● native \| .*\| \[[^\]]+\]\(<https:[^>]+>\), read \d{4}-\d\d-\d\d/);
    expect(out).toMatch(/\n## What could take its place\n\n- \*\*[^*]+\*\* \(effort: \w+\)/);
    expect(out).toMatch(/\n## What the sources say\n\n- .+ \[[^\]]+\]\(<https:[^>]+>\), read \d{4}-\d\d-\d\d\n/);
  });

  test('of every component is whole: even tables, no hole, no address without its link', async () => {
    for (const { id } of builtinCatalog().components) {
      const { code, out } = await place.run(['explain', id, '--format', 'markdown']);
      expect({ id, code }).toEqual({ id, code: 0 });
      expect(out).not.toMatch(/undefined|\[object|\n\n\n/);
      const rows = out.split('\n').filter((line) => line.startsWith('|'));
      expect({ id, widths: [...new Set(rows.map((row) => row.split(/(?<!\\)\|/).length))].length <= 1 }).toEqual({
        ...{ id, widths: true },
      });
      expect(out).toMatch(/\[[^\]]+\]\(<https:/);
    }
  });

  test('tells of a deprecated and of a neutral one, and of what was read long ago', async () => {
    const late = { today: '2030-01-01' };
    const deprecated = builtinCatalog().components.find((one) => one.deprecated);
    const { out } = await place.run(['explain', deprecated?.id ?? '', '--format', 'markdown'], late);
    expect(out).toMatch(/\n\n⚠ \*\*Deprecated:\*\* .+to be confirmed, for that is more than a year ago\n/);
    const neutral = await place.run('explain safetensors --format markdown');
    expect(neutral.out).toContain('\n\nTouches no accelerator itself, so it runs beside any.');
    expect(neutral.out).not.toContain('to be confirmed');
  });
});
