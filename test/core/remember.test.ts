import { expect, test } from 'vitest';
import { rememberingTexts } from '../../src/core/remember.ts';

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
