import { expect, test } from 'vitest';
import { createLists, dropList, listOf, putList } from '../../../../src/core/rules/sights/lists.ts';
import { randomNumbers } from '../../../support/random-texts.ts';

const KEYS = 20;

test('lists stay what they were, whatever becomes of the others and of the room', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = randomNumbers(seed);
    const lists = createLists(KEYS, random(30));
    const expected = new Map<number, readonly number[]>();
    for (let turn = 0; turn < 200; turn++) {
      const key = random(KEYS);
      if (random(4) === 0) {
        dropList(lists, key);
        expected.delete(key);
      } else {
        const list = Array.from({ length: random(9) }, () => random(1000));
        putList(lists, key, [...list, 7, 7], list.length);
        expected.set(key, list);
      }
    }
    for (let key = 0; key < KEYS; key++) {
      expect(listOf(lists, key)).toEqual(expected.get(key) ?? []);
      expect(lists.places[key] !== 0).toBe(expected.has(key));
    }
    // What was dropped makes room again.
    expect(lists.numbers.length).toBeLessThan(KEYS * 10 * 3 + 40);
  }
});
