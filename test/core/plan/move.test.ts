import { describe, expect, test } from 'vitest';
import { createLayercake } from '../../../src/core/index.ts';
import { catalogWith } from '../../support/catalog.ts';
import { COMPONENTS } from './components.ts';
import { FIXTURES } from './moves.ts';
import { ALTERNATIVES } from './moves-of-alternatives.ts';

const core = createLayercake(catalogWith(...COMPONENTS));

function moved(text: string, target = 'red'): string | undefined {
  const reading = core.read(text);
  const plan = core.plan(reading, target);
  return plan && core.move(reading, plan)?.text;
}

const HEAD = 'layercake: 1';
const join = (lines: readonly string[], end: string): string => [HEAD, ...lines].join(end);

describe.each([...FIXTURES, ...ALTERNATIVES])('%s', (_, before, after) => {
  test('with a line break at the end', () => {
    expect(moved(`${join(before, '\n')}\n`)).toBe(`${join(after, '\n')}\n`);
  });

  test('without one', () => {
    expect(moved(join(before, '\n'))).toBe(join(after, '\n'));
  });

  test('with the line ends of Windows', () => {
    expect(moved(`${join(before, '\r\n')}\r\n`)).toBe(`${join(after, '\r\n')}\r\n`);
  });

  test('moved again, nothing changes', () => {
    const text = join(after, '\n');
    expect(moved(text)).toBe(text);
  });
});

test('a list that two layers share cannot be written', () => {
  expect(moved('layercake: 1\nframework: &all [fastkernel]\nsystem: *all\n')).toBeUndefined();
});

test('edits leave every other character as it was', () => {
  const text = 'layercake: 1\n\t\nname:   "x"\nframework:   [fastkernel   ]   # é 🎂\n';
  expect(moved(text)).toBe(text.replace('fastkernel', 'slowkernel'));
});
