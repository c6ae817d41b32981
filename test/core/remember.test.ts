import { expect, test } from 'vitest';
import { besides, rememberingTexts } from '../../src/core/remember.ts';

test('what is worked out of a short text is worked out once, and of any text is the same', () => {
  const asked: string[] = [];
  const length = rememberingTexts((text) => asked.push(text) && text.length);
  const texts = ['a', 'bb', 'a', 'bb', 'c'.repeat(1000), 'c'.repeat(1000)];
  expect(texts.map(length)).toEqual([1, 2, 1, 2, 1000, 1000]);
  expect(asked.map((text) => text.length)).toEqual([1, 2, 1000, 1000]);
});

test('after many others a text is worked out again', () => {
  let asked = 0;
  const same = rememberingTexts((text) => {
    asked++;
    return text;
  });
  for (let turn = 0; turn < 2; turn++)
    for (let at = 0; at < 10_000; at++) expect(same(`text ${at}`)).toBe(`text ${at}`);
  expect(asked).toBe(20_000);
});

test("what is told beside an object is in nobody's way", () => {
  const [names, ages] = [besides<{ id: number }, string>(), besides<{ id: number }, number>()];
  const one = { id: 1 };
  expect(names.get(one)).toBeUndefined();
  names.delete(one);
  expect(Reflect.ownKeys(one)).toEqual(['id']);
  names.set(one, 'a');
  ages.set(one, 1);
  names.set(one, 'b');
  expect([names.get(one), ages.get(one), names.get({ ...one }), { ...one }]).toEqual(['b', 1, undefined, { id: 1 }]);
  names.delete(one);
  expect([names.get(one), ages.get(one)]).toEqual([undefined, 1]);
  names.set(one, 'c');
  expect(names.get(one)).toBe('c');
});
