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

/** The fastest of many hovers, in milliseconds: what the machine does besides counts for nothing. */
function fastest(reading: Reading, offset: number): number {
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    core.hover(reading, offset, { today: TODAY, links: LINKS });
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('a hover in ten thousand entries takes no longer than one in ten', () => {
  const [small, large] = [10, 10_000].map((count) => {
    const text = stackOf(count);
    const reading = core.read(text);
    const middle = text.indexOf(`entry-${count / 2}`);
    return PLACES.map((word) => fastest(reading, text.indexOf(word, word === 'framework' ? 0 : middle) + 1));
  });
  const told = PLACES.map((word, index) => `${word} ${(large?.[index] ?? 0).toFixed(3)} ms`);
  console.log(told.join(', '));
  PLACES.forEach((word, index) => {
    // A tenth of a millisecond is what finding the entries of a layer may take.
    expect(large?.[index], word).toBeLessThan(3 * (small?.[index] ?? 0) + 0.15);
  });
});
