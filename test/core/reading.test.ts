import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createLayercake, type Layercake, type Reading } from '../../src/core/index.ts';
import { core, TODAY } from '../support/core.ts';
import { edited, type Random, randomEdit, randomNumbers, randomText } from '../support/random-texts.ts';
import { plainReading } from '../support/readings.ts';
import { ROOT } from '../support/sources.ts';

const OPTIONS = { today: TODAY, severities: new Map(), budget: {} };
const builtin = createLayercake(builtinCatalog());

const EXAMPLES = globSync('examples/**/*.layercake.yaml', { cwd: ROOT }).sort();

/** An edit that leaves most of what a stack means as it is: a word in a text, a comment, blanks, a line more. */
function gentleEdit(random: Random, text: string): string {
  const at = random(text.length + 1);
  const end = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
  const insert = (place: number, piece: string): string => text.slice(0, place) + piece + text.slice(place);
  switch (random(6)) {
    case 0:
      return insert(end, ' ');
    case 1:
      return insert(end, ' # why');
    case 2:
      return insert(end, '\n');
    case 3:
      return insert(end, '\n    # layercake-ignore hardware-locked: a reason');
    case 4:
      return text.replace(
        /^( *)(- )?(uses|notes|name|version):(.*)$/m,
        (_, indent: string, dash = '', key: string, rest: string) =>
          random(2) === 0
            ? `${indent}${dash as string}${key}:  ${rest.trim()}`
            : `${indent}${dash as string}${key}: ${rest.trim()}x`,
      );
    default:
      return insert(at, 'x');
  }
}

/** Edits a text again and again, now and then taking the last edit back, and reads it each time with the reading before. */
function follow(layercake: Layercake, start: string, random: Random, edits: number): void {
  let [text, last] = [start, start];
  let reading: Reading = layercake.read(text);
  for (let count = 0; count < edits; count++) {
    const wild = (): string => edited(text, randomEdit(random, text));
    const next = random(4) === 0 ? last : random(3) === 0 ? wild() : gentleEdit(random, text);
    [last, text] = [text, next];
    reading = layercake.read(text, { before: reading });
    // Sometimes several edits go by before anybody asks.
    if (random(3) === 0) continue;
    const again = plainReading(layercake, reading, OPTIONS);
    if (again !== plainReading(layercake, layercake.read(text), OPTIONS))
      expect(again, text).toBe(plainReading(layercake, layercake.read(text), OPTIONS));
  }
}

describe('a text that is edited is read, analysed and checked as if it were read afresh', () => {
  test.each(EXAMPLES)('%s', (file) => {
    follow(builtin, readFileSync(`${ROOT}/${file}`, 'utf8'), randomNumbers(EXAMPLES.indexOf(file)), 15);
  });

  test('any text', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = randomNumbers(seed);
      follow(core, randomText(random), random, 8);
    }
  });
});

describe('a reading that was handed on', () => {
  const TEXT = 'layercake: 1\nframework:\n  - id: a\n    component: servo\n    notes: what\n';

  test('gives nothing to anybody', () => {
    const before = core.read(TEXT);
    const after = core.read(TEXT.replace('what', 'whatever'), { before });
    expect(() => before.manifest).toThrow(RangeError);
    expect(() => before.analysis).toThrow(RangeError);
    expect(() => core.check(before, OPTIONS)).toThrow('handed on');
    expect(() => core.hover(before, 0, OPTIONS)).toThrow('handed on');
    expect(after.manifest.text).toContain('whatever');
  });

  test('is not handed on again: the text is read afresh', () => {
    const before = core.read(TEXT);
    core.read(`${TEXT}# one\n`, { before });
    expect(plainReading(core, core.read(`# two\n${TEXT}`, { before }), OPTIONS)).toBe(
      plainReading(core, core.read(`# two\n${TEXT}`), OPTIONS),
    );
  });

  test('leaves its analysis to a text that means the same, and to no other', () => {
    const before = core.read(TEXT);
    const { analysis } = before;
    const same = core.read(TEXT.replace('what', 'whatever'), { before });
    expect(same.analysis).toBe(analysis);
    const other = core.read(TEXT.replace('servo', 'torchlet'), { before: same });
    expect(other.analysis).not.toBe(analysis);
    const narrowed = core.read(TEXT.replace('servo', 'torchlet'), { before: other, targets: ['green'] });
    expect(narrowed.analysis.panel).not.toEqual(analysis.panel);
  });
});
