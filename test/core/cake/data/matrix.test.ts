import { expect, test } from 'vitest';
import { layercake, readingOf } from '../support.ts';

test('tells of each entry where it runs, and why not better', () => {
  const matrix = layercake.cake.matrix(
    readingOf(`
application:
  - {id: api, uses: [red-first]}
framework:
  - {component: red-first, uses: [red-sdk]}
  - everywhere
  - mystery
system: [red-sdk]
`),
  );
  expect(matrix.targets.map(({ id }) => id)).toEqual(['red', 'blue', 'cpu']);
  const why = (place: number): string => matrix.reasons[place] ?? '';
  expect(matrix.rows.map(({ key, levels, swapped, reasons }) => [key, levels, swapped, ...reasons.map(why)])).toEqual([
    ['api', 'np-', [], '', 'Red First is a port there', 'Red First does not run there'],
    ['red-first', 'np-', [1], '', 'Red First is a port there', 'Red First does not run there'],
    ['everywhere', 'nnn', [], '', '', ''],
    [...['mystery', '???', []], ...['red', 'blue', 'cpu'].map(() => 'Nothing is said of mystery there')],
    ['red-sdk', 'n--', [], '', 'Red SDK does not run there', 'Red SDK does not run there'],
  ]);
});

test('a reason stands once, however many cells share it', () => {
  const entries = Array.from({ length: 300 }, (_, index) => `  - {id: e${index}, uses: [red-only]}\n`).join('');
  const { rows, reasons } = layercake.cake.matrix(readingOf(`application:\n${entries}framework: [red-only]\n`));
  expect(rows).toHaveLength(301);
  expect(reasons).toEqual(['Red Only does not run there']);
});

test('a stack without an entry has no rows', () => {
  expect(layercake.cake.matrix(readingOf(''))).toMatchObject({ rows: [], reasons: [] });
});
