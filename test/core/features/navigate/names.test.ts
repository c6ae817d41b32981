import { describe, expect, test } from 'vitest';
import { core } from '../../../support/core.ts';
import { atCursor, bracketed } from '../../../support/cursor.ts';

const { navigate } = core;

/** Lines of a manifest behind its first one. */
const manifest = (...lines: readonly string[]): string => ['layercake: 1', ...lines, ''].join('\n');

describe('a definition leads', () => {
  /** Where the name at the cursor leads: the entry's own name in its text. */
  const definition = (marked: string): string | undefined => {
    const { text, offset } = atCursor(marked);
    const found = navigate.definition(core.read(text), offset);
    return found && bracketed(text, [found.selection]);
  };

  test.each([
    [
      'from a use to the id',
      'application: [{ id: api, uses: [eng‸ine] }]',
      'framework: [{ id: ⟦engine⟧, component: servo }]',
    ],
    ['from the start of a use', 'application: [{ id: api, uses: [‸engine] }]', 'framework: [{ id: ⟦engine⟧ }]'],
    ['from the end of a use', 'application: [{ id: api, uses: [engine‸] }]', 'framework: [{ id: ⟦engine⟧ }]'],
    ['to a component without an id', 'application: [{ id: api, uses: [ser‸vo] }]', 'framework: [component: ⟦servo⟧]'],
    ['to a shorthand, without its version', 'application: [{ id: api, uses: [ser‸vo] }]', 'framework: [⟦servo⟧@1.4]'],
    ['from a use in quotes', 'application: [{ id: api, uses: ["ser‸vo"] }]', 'framework: ["⟦servo⟧@1.4"]'],
    [
      'from an optional use',
      'application: [{ id: api, uses: [{ id: ser‸vo, optional: true }] }]',
      'framework: [⟦servo⟧]',
    ],
    ['from an alternative', 'application: [{ id: api, uses: [{ any-of: [duo, ser‸vo] }] }]', 'framework: [⟦servo⟧]'],
    ['from an alternative of an entry', 'application: [{ id: api, any-of: [ser‸vo, duo] }]', 'framework: [⟦servo⟧]'],
    ['to the first of two', 'application: [{ id: api, uses: [ser‸vo] }]', 'framework: [⟦servo⟧, servo@2.0]'],
    ['from a name to itself', 'application: []', 'framework: [⟦ser‸vo⟧]'],
    ['from the second of two to itself', 'framework: [servo,', '  ⟦ser‸vo⟧@2.0]'],
    ['in half-typed text', 'application: [{ id: api, uses: [ser‸vo] }]', 'framework: [⟦servo⟧]\nsyst'],
    ['in an open list', 'framework: [⟦servo⟧]', 'application: [{ id: api, uses: [ser‸vo'],
  ])('%s', (_, from, to) => {
    const expected = manifest(from, to).replace('‸', '');
    const found = definition(manifest(from, to).replace(/[⟦⟧]/g, ''));
    expect(found).toBe(expected);
  });

  test.each([
    ['a component that no entry has', 'framework: [{ id: attention, any-of: [fast‸kernel, duo] }]'],
    ['a name that leads nowhere', 'application: [{ id: api, uses: [no‸body] }]'],
    ['the component of an entry that has a name', 'framework: [{ id: engine, component: ser‸vo }]'],
    ['a version', 'framework: [servo@1.‸4]'],
    ['a key', 'application: [{ i‸d: api }]'],
    ['a layer', 'frame‸work: [servo]'],
    ['an accepted rule', 'framework: [{ id: a, accept: [{ rule: hard‸ware-locked }] }]'],
  ])('nowhere from %s', (_, line) => {
    expect(definition(manifest(line))).toBeUndefined();
  });

  test('to the whole entry, from the whole name', () => {
    const { text, offset } = atCursor(
      manifest(
        'application:',
        '  - id: api',
        '    uses: [eng‸ine]',
        'framework:',
        '  - id: engine',
        '    component: servo',
      ),
    );
    const found = navigate.definition(core.read(text), offset);
    expect(found && bracketed(text, [found.from, found.span])).toBe(
      manifest(
        'application:',
        '  - id: api',
        '    uses: [⟦engine⟧]',
        'framework:',
        '  - ⟦id: engine',
        '    component: servo⟧',
      ),
    );
  });
});

describe('references are', () => {
  const LINES = [
    'application:',
    '  - { id: api, uses: [engine, { id: engine, optional: true }] }',
    '  - { id: web, uses: [{ any-of: [engine, duo] }, api] }',
    'framework:',
    '  - { id: engine, component: servo }',
    '  - { id: attention, any-of: [duo, engine] }',
  ];
  const references = (marked: string, withDeclaration: boolean): string => {
    const { text, offset } = atCursor(marked);
    return bracketed(
      text,
      navigate.references(core.read(text), offset, withDeclaration).map(({ span }) => span),
    );
  };
  const ALL = manifest(...LINES).replace(/\bengine\b/g, '⟦engine⟧');

  test.each([1, 2, 3, 4, 5])('all places of an entry, from the %i. of them', (nth) => {
    let count = 0;
    const marked = manifest(...LINES).replace(/\bengine\b/g, (name) => (++count === nth ? 'eng‸ine' : name));
    expect(references(marked, true)).toBe(ALL);
    expect(references(marked, false)).toBe(ALL.replace('{ id: ⟦engine⟧, component', '{ id: engine, component'));
  });

  test('those of the entry, from its component', () => {
    expect(references(manifest(...LINES).replace('servo', 'ser‸vo'), true)).toBe(ALL);
  });

  test.each([
    ['all that name a component that no entry has', 'duo', '[⟦duo⟧, engine]', '[engine, ⟦duo⟧]'],
    ['a name with no use', 'attention', 'id: ⟦attention⟧', '- { id: web'],
  ])('%s', (_, name, ...parts) => {
    const found = references(manifest(...LINES).replace(name, `${name.slice(0, 1)}‸${name.slice(1)}`), true);
    for (const part of parts) expect(found).toContain(part);
    expect(found.split('⟦').length).toBe(1 + parts.filter((part) => part.includes('⟦')).length);
  });

  test('of the second entry with an id its name alone, and of the first the uses', () => {
    const text = manifest('application: [{ id: api, uses: [servo] }]', 'framework:', '  - servo@1.4', '  - servo@2.0');
    expect(references(text.replace('servo@2', '‸servo@2'), true)).toBe(text.replace('servo@2', '⟦servo⟧@2'));
    expect(references(text.replace('servo@1', '‸servo@1'), true)).toBe(
      text.replace('[servo]', '[⟦servo⟧]').replace('servo@1', '⟦servo⟧@1'),
    );
  });

  test('what an anchor lends to two entries once, and an alias where it stands', () => {
    const text = manifest(
      'application:',
      '  - &base { id: api, uses: [&e engine, *e] }',
      '  - { <<: *base, id: web }',
      'framework: [{ id: eng‸ine }]',
    );
    const found = references(text, true);
    expect(found).toContain('[&e ⟦engine⟧, ⟦*e⟧]');
    expect(found.split('⟦').length - 1).toBe(3);
  });

  test('nothing between the names', () => {
    expect(references(manifest(...LINES).replace('application', 'appli‸cation'), true)).toBe(manifest(...LINES));
  });
});

describe('highlights', () => {
  test('tell the name of an entry from its uses', () => {
    const { text, offset } = atCursor(manifest('application: [{ id: api, uses: [ser‸vo] }]', 'framework: [servo@1.4]'));
    const found = navigate.highlights(core.read(text), offset);
    expect(
      found.map(
        ({ kind, span }) =>
          `${kind} ${
            bracketed(text, [span])
              .split('\n')
              .find((line) => line.includes('⟦')) ?? ''
          }`,
      ),
    ).toEqual(['use application: [{ id: api, uses: [⟦servo⟧] }]', 'declaration framework: [⟦servo⟧@1.4]']);
  });

  test('are left to the editor on the component of an entry with a name of its own', () => {
    const { text, offset } = atCursor(manifest('framework: [{ id: engine, component: ser‸vo }]'));
    expect(navigate.highlights(core.read(text), offset)).toEqual([]);
  });
});

test('at every offset of broken text something or nothing', () => {
  for (const text of [
    '',
    '\n',
    'layercake: 1\napplication:\n  - id: api\n    uses: [a, {any-of: [b\nframework: [a',
    '- a',
    '&a [*a]',
    'framework: [*x, &y , !!str]',
  ]) {
    const reading = core.read(text);
    for (let offset = -1; offset <= text.length + 1; offset++) {
      navigate.definition(reading, offset);
      navigate.references(reading, offset, true);
      navigate.rename(reading, offset, 'other');
      navigate.dependency(reading, offset);
      for (const { start, end } of navigate.selection(reading, offset))
        expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
    navigate.outline(reading);
    navigate.folds(reading);
    navigate.links(reading);
    navigate.entryNames(text);
  }
});
