import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue, nothingDue, setDue } from '../../../src/core/analysis/due.ts';

test('what is due comes in order, each place once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(199)), (places) => {
      const due = nothingDue(200);
      for (const place of places) setDue(due, place);
      const found: number[] = [];
      for (let place = nextDue(due, 0); place >= 0; place = nextDue(due, place + 1)) found.push(place);
      expect(found).toEqual([...new Set(places)].sort((a, b) => a - b));
    }),
  );
});
