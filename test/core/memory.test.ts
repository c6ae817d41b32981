import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { randomManifest } from '../../scripts/random-manifest.ts';
import type { Reading } from '../../src/core/index.ts';
import { catalog } from '../support/catalog.ts';
import { core, TODAY } from '../support/core.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const EDITS = 60;

test('a reading keeps no text but its own, however many entries were edited and looked at', () => {
  let text = randomManifest(catalog, 2000, 7, true);
  let reading: Reading | undefined;
  let before = 0;
  for (let edit = 0; edit < EDITS; edit++) {
    // As an editor gives a text: not put together of the one before.
    const given = Buffer.from(text).toString('latin1');
    reading = core.read(given, reading && { before: reading });
    core.check(reading, { today: TODAY });
    const at = text.indexOf('What people', (edit * text.length) / EDITS);
    core.hover(reading, at, { today: TODAY });
    text = `${text.slice(0, at)}x${text.slice(at)}`;
    if (edit === 1) before = kept();
  }
  // Each text would be 0.6 MB.
  expect(kept() - before).toBeLessThan(EDITS / 6);
});

/** Megabytes that are kept. */
function kept(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}
