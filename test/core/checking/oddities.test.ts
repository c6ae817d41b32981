import { expect, test } from 'vitest';
import { noOddities, noteEntries, noteEntry } from '../../../src/core/checking/oddities.ts';
import { core } from '../../support/core.ts';

const ACCEPT = 'accept: [{ rule: hardware-locked, reason: It is known }]';

test.each([
  ['entries one behind the other', 'framework: [servo, torchlet]\nsystem: [cuda]\n', {}],
  ['an acceptance', `framework: [servo, { id: a, ${ACCEPT} }]\n`, { accepting: [1] }],
  [
    'an acceptance that an alias brings in twice',
    `framework: [{ id: a, ${ACCEPT.replace('[', '&y [')} }, { id: b, accept: *y }]\n`,
    { accepting: [0, 1], sharing: [1] },
  ],
  ['a layer twice', 'framework: &x [{ id: a }, servo]\nsystem: *x\n', { astray: [2] }],
])('of all entries is noted what is noted of each: %s', (_, text, expected) => {
  const { entries } = core.read(`layercake: 1\n${text}`).manifest.stack;
  const [all, each] = [noOddities(), noOddities()];
  noteEntries(all, entries);
  for (const { index } of entries) noteEntry(each, entries, index);
  expect(all).toEqual(each);
  const { accepting, sharing, astray } = all;
  expect({ accepting: [...accepting], sharing: [...sharing], astray: [...astray] }).toEqual({
    ...{ accepting: [], sharing: [], astray: [] },
    ...expected,
  });
});
