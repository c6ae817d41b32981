import { expect, test } from 'vitest';
import { titlesApart } from '../../../../src/core/index.ts';

/** Fixes as `line:column title`. */
test.each<[readonly string[], readonly string[]]>([
  [[], []],
  [
    ['4:5 Replace it', '7:5 Remove it'],
    ['Replace it', 'Remove it'],
  ],
  [
    ['4:5 Ignore on this line', '4:5 Replace it', '7:5 Ignore on this line'],
    ['Ignore on this line (line 4)', 'Replace it', 'Ignore on this line (line 7)'],
  ],
  [
    ['4:5 Add a reason', '4:30 Add a reason', '7:5 Add a reason'],
    ['Add a reason (4:5)', 'Add a reason (4:30)', 'Add a reason (7:5)'],
  ],
])('%j are listed as %j', (fixes, expected) => {
  const titled = fixes.map((fix) => {
    const [, line = '', column = '', title = ''] = /^(\d+):(\d+) (.*)$/.exec(fix) ?? [];
    return { title, at: { line: Number(line) - 1, column: Number(column) - 1 } };
  });
  expect(titlesApart(titled)).toEqual(expected);
});
