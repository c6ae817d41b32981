import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { lettersOf, mayBeNear } from '../../../src/core/text/letters.ts';
import { randomNumbers } from '../../support/random-texts.ts';

test.each<[string, string, number, boolean]>([
  ['vllm', 'vlm', 1, true],
  ['vllm', 'vlmm', 1, true],
  ['vllm', 'cuda', 2, false],
  ['vllm', 'vllm-engine', 2, false],
])('%s and %s, %i changes', (one, other, changes, near) => {
  const [word, second] = [one, other].map((name) => ({ length: name.length, letters: lettersOf(name) }));
  expect(word && second && mayBeNear(word, second, changes)).toBe(near);
});

test('no word that is near is taken for one that is far', () => {
  const random = randomNumbers(7);
  const word = (): string => Array.from({ length: 1 + random(6) }, () => 'abcé-1'.charAt(random(6))).join('');
  for (let turn = 0; turn < 2000; turn++) {
    const [one, other] = [word(), word()];
    const [a, b] = [one, other].map((name) => ({ length: name.length, letters: lettersOf(name) }));
    expect(a && b && mayBeNear(a, b, distance(one, other)), `${one} ${other}`).toBe(true);
  }
});
