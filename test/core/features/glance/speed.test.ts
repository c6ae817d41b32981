import { expect, test } from 'vitest';
import { core } from '../../../support/core.ts';

const COUNT = 10_000;
const LINES_IN_SIGHT = 60;
const entries = Array.from({ length: COUNT }, (_, index) =>
  index % 2 === 0
    ? `  - id: entry-${index}\n    uses: [entry-${index - (index % 10)}, hub, { any-of: [halfway, servo] }] # why`
    : `  - { id: entry-${index}, component: servo, version: "1.4" }`,
);
const TEXT = [
  'layercake: 1',
  'name: large',
  'application:',
  ...entries,
  'framework: [{ id: hub, component: halfway }, servo, torchlet]',
  '',
].join('\n');

/** The fastest of five runs, in milliseconds: what the machine does besides counts for nothing. */
function fastest(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('what is shown of ten thousand entries takes a fraction of reading them', () => {
  const { glance } = core;
  const start = performance.now();
  const reading = core.read(TEXT);
  const read = performance.now() - start;
  const from = TEXT.indexOf('entry-5000');
  const lines = TEXT.slice(from).split('\n', LINES_IN_SIGHT).join('\n');
  const inSight = { start: from, end: from + lines.length };
  const kinds = { inferredUses: true, coupling: true };
  const times = {
    hints: fastest(() => glance.hints(reading, inSight, kinds)),
    'tokens in sight': fastest(() => glance.tokenData(reading, inSight)),
    tokens: fastest(() => glance.tokenData(reading)),
    lenses: fastest(() => glance.lenses(reading)),
    status: fastest(() => glance.status(reading)),
  };
  const told = Object.entries(times).map(([name, time]) => `${name} ${time.toFixed(2)} ms`);
  console.log(`read ${read.toFixed(0)} ms, ${told.join(', ')}`);
  expect(glance.hints(reading, inSight, kinds).length).toBeGreaterThan(LINES_IN_SIGHT / 2);
  expect(glance.tokens(reading).length).toBeGreaterThan(3 * COUNT);
  // A machine that is busy is slow in all of them alike.
  expect(times.hints).toBeLessThan(read / 50);
  expect(times['tokens in sight']).toBeLessThan(read / 50);
  for (const [name, time] of Object.entries(times)) expect(time, name).toBeLessThan(read / 3);
});

test('hints of entries that all stand on the same thousands take no longer', () => {
  const many = Array.from(
    { length: COUNT / 2 },
    (_, index) => `  - { id: t${index}, component: torchlet }\n  - { id: s${index}, component: servo }`,
  );
  const text = ['layercake: 1', 'framework:', ...many, ''].join('\n');
  const reading = core.read(text);
  const from = text.indexOf('  - { id: t2000,');
  const inSight = { start: from, end: text.indexOf('  - { id: t2030,') };
  const kinds = { inferredUses: true, coupling: true };
  const time = fastest(() => core.glance.hints(reading, inSight, kinds));
  console.log(`hints on thousands ${time.toFixed(2)} ms`);
  expect(core.glance.hints(reading, inSight, kinds)[0]?.parts.at(-1)?.text).toBe(` and ${COUNT / 2 - 3} more`);
  expect(time).toBeLessThan(50);
});
