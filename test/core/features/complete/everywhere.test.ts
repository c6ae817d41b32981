import { describe, expect, test } from 'vitest';
import { core, TODAY } from '../../../support/core.ts';
import { itemAt, labelsAt, taken } from '../../../support/completions.ts';

const BLOCK = `layercake: 1
name: Support
targets:
  - green
  - red
application:
  - id: api
    uses:
      - llm
      - any-of:
          - fastkernel
          - slowkernel
model:
  - component: lingo-7b
    id: llm
    format: greenplan
    precision: eighth
    uses: [servo]
framework:
- servo@1.4
- fastkernel # quick
- slowkernel
- component: halfway
  optional: false
  supports:
    green: native
    red: { level: port, since: "2.1" }
    others: none
  accept:
  - rule: hardware-leaning
    reason: Known
system: [greenkit, "redkit"]
hardware:
  - { component: green-g2, count: 2 }
`;

/** Words of the text, each with what stands before it on its line; `^` is the beginning of the line. */
const WORDS =
  `^name|^targets|  - green|  - red|^application|    uses|- llm|- any-of|- fastkernel|- slowkernel|- component|: lingo-7b|^    id
^    format|: greenplan|: eighth|[servo|- servo|@1.4|: halfway|^  optional|: false|^  supports|^    green|: native|{ level|: port|, since
^    others|: none|^  accept|- rule|: hardware-leaning|^    reason|[greenkit|"redkit|: green-g2|, count|^system`.split(
    /[|\n]/,
  );

describe.each([
  ['as it is', BLOCK],
  ['with carriage returns', BLOCK.replaceAll('\n', '\r\n')],
])('a word of a manifest %s', (_, text) => {
  test.each(WORDS)('that is half there or typed over comes back whole: %s', (found) => {
    const [, lead = '', word = ''] = /^(\W*)(.*)$/.exec(found) ?? [];
    const at = text.indexOf(found.replace('^', '\n'));
    expect(at).toBeGreaterThanOrEqual(0);
    const start = at + lead.length;
    for (const length of new Set([0, 1, word.length >> 1, word.length])) {
      // The cursor inside the whole word, which is replaced by itself.
      const inside = `${text.slice(0, start + length)}‸${text.slice(start + length)}`;
      expect(taken(inside, word)).toBe(text);
      // Only the beginning of it is there, and what follows in the line.
      const half = `${text.slice(0, start + length)}‸${text.slice(start + word.length)}`;
      expect(taken(half, word)).toBe(text);
    }
  });
});

test('at every offset of every half of a text there is something or nothing, and it replaces a word around the cursor on one line', () => {
  for (let offset = 0; offset <= BLOCK.length; offset++) {
    for (const text of [
      BLOCK,
      BLOCK.slice(0, offset),
      BLOCK.slice(offset),
      `${BLOCK.slice(0, offset)}\n${BLOCK.slice(offset)}`,
    ]) {
      const at = Math.min(offset, text.length);
      const found = core.completion.at(core.read(text), at, { today: TODAY });
      if (!found) continue;
      expect(found.span.start <= at && at <= found.span.end).toBe(true);
      expect(text.slice(found.span.start, found.span.end)).not.toMatch(/[\r\n]/);
      expect(new Set(found.items.map(({ label }) => label)).size).toBe(found.items.length);
    }
  }
});

test.each([
  '',
  '\u0000',
  '[',
  '{',
  '- ',
  '"',
  '? ',
  '|',
  '%',
  '&a',
  '*',
  '- - - ',
  '{[{[',
  ': ',
  '\t- ',
  '\ufeff',
  '---\n',
  '"a\\',
])('what is no manifest throws nothing: %j', (text) => {
  const reading = core.read(text);
  for (let offset = -1; offset <= text.length + 1; offset++) {
    expect(() => core.completion.at(reading, offset, { today: TODAY })).not.toThrow();
  }
});

test('a fault elsewhere in the text changes nothing here', () => {
  const marked = 'layercake: 1\nsystem:\n  - ‸\nhardware:\n  - "green\n';
  expect(labelsAt(marked)).toContain('greenkit');
  expect(itemAt(marked, 'greenkit').text).toBe('greenkit');
});

describe('in a manifest of 10,000 entries', () => {
  const entries = Array.from(
    { length: 10_000 },
    (_, i) => `  - id: e${i}\n    uses: [e${i + 1}]\n    notes: Some words\n`,
  );
  const text = `layercake: 1\nframework:\n${entries.join('')}  - id: last\n    uses: [e99]\n  - \n`;
  const reading = core.read(text);
  const options = { today: TODAY };

  test('it answers at once', () => {
    const places = [text.lastIndexOf(']'), text.length - 1, text.indexOf('e1]')];
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      for (const offset of places) core.completion.at(reading, offset, options);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });

  test('it offers as many uses as a list can show, and others with each letter', () => {
    const found = core.completion.at(reading, text.lastIndexOf(']'), options);
    const labels = found?.items.map(({ label }) => label) ?? [];
    expect(found?.isPartial).toBe(true);
    expect(labels.length).toBeLessThan(600);
    expect(labels).toEqual(expect.arrayContaining(['e99', 'e990', 'e9099']));
    expect(labels).not.toContain('e100');
  });
});
