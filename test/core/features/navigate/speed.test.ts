import { expect, test } from 'vitest';
import { core } from '../../../support/core.ts';

const COUNT = 10_000;
const entries = Array.from(
  { length: COUNT },
  (_, index) =>
    `  - id: entry-${index}\n    uses: [entry-${index - (index % 10)}, hub] # why\n    evidence: [https://example.org/${index}]`,
);
const TEXT = ['layercake: 1', 'application:', ...entries, 'framework: [{ id: hub }]', ''].join('\n');

/** The fastest of three runs, in milliseconds: what the machine does besides counts for nothing. */
function fastest(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('ways through ten thousand entries are short beside reading them', () => {
  const { navigate } = core;
  const start = performance.now();
  const reading = core.read(TEXT);
  const read = performance.now() - start;
  const [middle, hub] = [TEXT.indexOf('entry-5000'), TEXT.indexOf('hub')];
  const key = { id: 'hub', at: -1 };
  const times = {
    definition: fastest(() => navigate.definition(reading, middle)),
    references: fastest(() => navigate.references(reading, hub, true)),
    outline: fastest(() => navigate.outline(reading)),
    folds: fastest(() => navigate.folds(reading)),
    selection: fastest(() => navigate.selection(reading, middle)),
    links: fastest(() => navigate.links(reading)),
    users: fastest(() => navigate.users(reading, key)),
    uses: fastest(() => navigate.uses(reading, { id: 'entry-9999', at: -1 })),
  };
  const told = Object.entries(times).map(([name, time]) => `${name} ${time.toFixed(1)} ms`);
  console.log(`read ${read.toFixed(0)} ms, ${told.join(', ')}`);
  expect(navigate.references(reading, hub, true).length).toBe(COUNT + 1);
  expect(navigate.users(reading, key).length).toBe(COUNT);
  // A machine that is busy is slow in all of them alike.
  for (const [name, time] of Object.entries(times)) expect(time, name).toBeLessThan(read / 3);
});

test('a rename of ten thousand uses takes little more than reading the text again', () => {
  const start = performance.now();
  const reading = core.read(TEXT);
  const between = performance.now();
  const edits = core.navigate.rename(reading, TEXT.indexOf('hub'), 'center');
  expect('refused' in edits ? edits.refused : edits.length).toBe(COUNT + 1);
  expect(performance.now() - between).toBeLessThan(4 * (between - start));
});
