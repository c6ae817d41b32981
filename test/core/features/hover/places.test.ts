import { describe, expect, test } from 'vitest';
import { hovered } from '../../../support/hovers.ts';

/** What is shown begins with this, over these words. */
describe('what a hover is about is found', () => {
  test.each<[string, string, string, RegExp]>([
    ['in a flow map', 'framework: [{ id: a, component: ser‸vo }]', 'servo', /^\*\*Servo\*\*/],
    ['in quotes', 'framework: ["ser‸vo@1.4"]', 'servo', /^\*\*Servo\*\*/],
    ['behind the @ in quotes', 'framework: ["servo@1‸.4"]', '1.4', /^\*\*Servo\*\* `1\.4` · what depends/],
    ['at the @ itself', 'framework: [servo‸@1.4]', 'servo', /^\*\*Servo\*\*/],
    ['over an id beside a component', 'framework: [{ id: my‸engine, component: servo }]', 'myengine', /^\*\*Servo\*\*/],
    ['through an alias', 'framework: [&a servo]\nmodel: [*‸a]', '*a', /^\*\*Servo\*\*/],
    [
      'through a merge key',
      'framework:\n  - &a { component: servo, precision: eighth }\n  - { <<: *a, id: b, format: green‸plan }',
      'greenplan',
      /The format of \[b\]/,
    ],
    [
      'in layers of any order',
      'system: [greenkit]\napplication: [{ id: api, uses: [green‸kit] }]',
      'greenkit',
      /^\*\*Green Tool/,
    ],
    [
      'of several with one id the first',
      'framework: [servo@1.4, servo@2.0, { id: a, uses: [ser‸vo] }]',
      'servo',
      /^\*\*Servo\*\* `1\.4`/,
    ],
    [
      'in an any-of with an option',
      'framework: [{ id: a, uses: [{ any-of: [du‸o], optional: true }] }]',
      'duo',
      /^\*\*duo\*\*/,
    ],
    [
      'over a range of versions',
      'framework: [{ component: servo, version: ">=1‸.0,<2" }]',
      '">=1.0,<2"',
      /Of a range the newest/,
    ],
    [
      'over a version that is none',
      'framework: [{ component: servo, version: ne‸w }]',
      'new',
      /no version, nor a range/,
    ],
    ['over a key in a flow map', 'framework: [{ component: servo, ver‸sion: 1 }]', 'version', /^\*\*`version`\*\*/],
    [
      'over the arch of a claim',
      'framework: [{ id: a, supports: { green: { level: native, arch: g‸2 } } }]',
      'g2',
      /^\*\*Green GPU\*\*/,
    ],
  ])('%s', (_, body, words, starts) => {
    const found = hovered(`layercake: 1\n${body}\n`);
    expect([found?.words, starts.test(found?.markdown ?? '') ? 'as expected' : found?.markdown]).toEqual([
      words,
      'as expected',
    ]);
  });

  test.each<[string, string, string, RegExp]>([
    ['before a list that is not closed', 'framework: [ser‸vo, torchlet\nsystem: [greenkit]', 'servo', /^\*\*Servo\*\*/],
    [
      'behind a key without a blank',
      'framework:\n  - servo\nsystem:\n  - component:x\n  - green‸kit',
      'greenkit',
      /^\*\*Green Toolkit/,
    ],
    ['behind a quote that nobody closed', 'name: "Supp\nframework:\n  - ser‸vo@1.4', 'servo', /^\*\*Servo\*\*/],
    [
      'over a use behind such a quote',
      'name: "Supp\napplication:\n  - id: api\n    uses: [du‸o]\nframework:\n  - duo',
      'duo',
      /^\*\*duo\*\*|^$/,
    ],
    [
      'over a key behind such a quote',
      'name: "Supp\napplication:\n  - id: api\n    us‸es: [duo]',
      'uses',
      /^\*\*`uses`\*\*/,
    ],
    ['over a target behind such a quote', 'name: "Supp\ntargets: [gre‸en]', 'green', /^\*\*Green GPU\*\*/],
    ['in a line with a tab', 'framework:\n\t- x\nsystem:\n  - green‸kit', 'greenkit', /^\*\*Green Toolkit/],
  ])('in a text that is broken: %s', (_, body, words, starts) => {
    const found = hovered(`layercake: 1\n${body}\n`);
    expect([found?.words ?? words, starts.test(found?.markdown ?? '') ? 'as expected' : found?.markdown]).toEqual([
      words,
      'as expected',
    ]);
  });

  test.each(['framework: [servo, ‸  duo]', 'framework:\n  ‸- servo', 'framework:   ‸  [servo]'])(
    'between words there is nothing: %s',
    (body) => {
      expect(hovered(`layercake: 1\n${body}\n`)).toBeUndefined();
    },
  );
});
