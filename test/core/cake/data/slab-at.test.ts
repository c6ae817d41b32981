import { expect, test } from 'vitest';
import { slabAt } from '../../../../src/core/cake/index.ts';
import { readManifest } from '../../../../src/core/manifest.ts';

/** A manifest, and behind each line what a cursor there selects: at its start, in its middle, at its end. */
const LINES: readonly [line: string, selects: string][] = [
  ['layercake: 1', ''],
  ['framework:', ''],
  ['  - id: engine # ours', 'engine'],
  ['    uses: [cuda]', 'engine'],
  ['', ''],
  ['  # Between them.', ''],
  ['  - vllm', 'vllm'],
  ['  - vllm', 'vllm #2'],
  ['system:', ''],
  ['  -', ''],
  ['  - cuda   ', 'cuda'],
];
const TEXT = LINES.map(([line]) => line).join('\n');

test.each(LINES.map((line, at) => [at + 1, ...line] as const))('line %i, %j, selects %j', (number, line, selects) => {
  const start = LINES.slice(0, number - 1).reduce((sum, [before]) => sum + before.length + 1, 0);
  const manifest = readManifest(TEXT);
  for (const at of [0, line.length >> 1, line.length]) expect(slabAt(manifest, start + at), `${at}`).toBe(selects);
});

test('of two entries on a line the cursor selects the one that it is in, and between them the first', () => {
  const text = 'layercake: 1\nframework: [vllm , sglang]\n';
  const at = (word: string): string => slabAt(readManifest(text), text.indexOf(word) + 1);
  expect(['vllm', 'sglang', ' ,', 'framework'].map(at)).toEqual(['vllm', 'sglang', 'vllm', 'vllm']);
});
