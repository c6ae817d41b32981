import { expect, test } from 'vitest';
import type { Reading } from '../../../../src/core/index.ts';
import { core, TODAY } from '../../../support/core.ts';
import { LINKS } from '../../../support/hovers.ts';

/** A stack of so many entries, in the middle of which somebody looks around. */
function stackOf(count: number): string {
  const entries = Array.from(
    { length: count },
    (_, index) => `  - id: entry-${index}\n    uses: [servo, { any-of: [fastkernel, halfway] }]\n    license: MIT`,
  );
  return `layercake: 1\ntargets: [green, red]\napplication:\n${entries.join('\n')}\nframework: [servo@1.4, fastkernel]\n`;
}

const PLACES = ['entry-', 'servo', 'fastkernel', 'halfway', 'MIT', 'uses', '1.4', 'framework'] as const;

/** The fastest of many times, in milliseconds: what the machine does besides counts for nothing. */
function fastest(work: () => unknown): number {
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

function fastestHover(reading: Reading, offset: number): number {
  return fastest(() => core.hover(reading, offset, { today: TODAY, links: LINKS }));
}

test('a hover in ten thousand entries takes no longer than one in ten', () => {
  const [small, large] = [10, 10_000].map((count) => {
    const text = stackOf(count);
    const reading = core.read(text);
    const middle = text.indexOf(`entry-${count / 2}`);
    return PLACES.map((word) => fastestHover(reading, text.indexOf(word, word === 'framework' ? 0 : middle) + 1));
  });
  const told = PLACES.map((word, index) => `${word} ${(large?.[index] ?? 0).toFixed(3)} ms`);
  console.log(told.join(', '));
  const { entries } = core.read(stackOf(10_000)).manifest.stack;
  const search = fastest(() => entries.filter(({ layer }) => layer === 'framework'));
  PLACES.forEach((word, index) => {
    // The key of a layer has to find its entries; nothing else goes through all of them.
    const allowed = 3 * (small?.[index] ?? 0) + 0.05 + (word === 'framework' ? 4 * search : 0);
    expect(large?.[index], word).toBeLessThan(allowed);
  });
});
