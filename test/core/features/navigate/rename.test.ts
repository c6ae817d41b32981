import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../../src/core/index.ts';
import { ID } from '../../../../src/core/features/navigate/rename.ts';
import { applyEdits } from '../../../../src/core/text/edits.ts';
import { check, core } from '../../../support/core.ts';
import { atCursor, bracketed } from '../../../support/cursor.ts';
import { manifestTexts } from '../../../support/layouts.ts';
import { ROOT } from '../../../support/sources.ts';

const { navigate } = core;

/** A text after a rename at its cursor, or why there was none. */
function renamed(marked: string, to: string): string {
  const { text, offset } = atCursor(marked);
  const edits = navigate.rename(core.read(text), offset, to);
  return 'refused' in edits ? `refused: ${edits.refused}` : applyEdits(text, edits);
}

/** The same for lines behind the first one. */
function renamedLines(lines: readonly string[], to: string, lineBreak = '\n'): readonly string[] {
  return renamed(['layercake: 1', ...lines, ''].join(lineBreak), to)
    .split(lineBreak)
    .slice(1, -1);
}

describe('a rename', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'changes an id and all its uses, and nothing else',
      'core',
      [
        'application:',
        '  - id: api  # ours',
        '    uses: [eng‸ine, { id: engine, optional: true }] # twice',
        '  - { id: engine-2, uses: [{ any-of: [duo, engine] }], notes: engine }',
        'framework: # the engine',
        '  - component: servo',
        '    id:   engine   # its name',
      ],
      [
        'application:',
        '  - id: api  # ours',
        '    uses: [core, { id: core, optional: true }] # twice',
        '  - { id: engine-2, uses: [{ any-of: [duo, core] }], notes: engine }',
        'framework: # the engine',
        '  - component: servo',
        '    id:   core   # its name',
      ],
    ],
    [
      'keeps the component and the version of a shorthand',
      'core',
      ['application: [{ id: api, uses: [servo] }]', 'framework:', '  - ser‸vo@1.4 # pinned', '  - duo'],
      [
        'application: [{ id: api, uses: [core] }]',
        'framework:',
        '  - { id: core, component: servo, version: "1.4" } # pinned',
        '  - duo',
      ],
    ],
    [
      'does so from a use',
      'core',
      ['application: [{ id: api, uses: [‸duo] }]', 'framework: [duo]'],
      ['application: [{ id: api, uses: [core] }]', 'framework: [{ id: core, component: duo }]'],
    ],
    [
      'of a shorthand in quotes',
      'core',
      ["framework: ['ser‸vo@>=1,<2', duo]"],
      ['framework: [{ id: core, component: servo, version: ">=1,<2" }, duo]'],
    ],
    [
      'of a shorthand that is being typed',
      'core',
      ['framework: [ser‸vo@, duo]'],
      ['framework: [{ id: core, component: servo }, duo]'],
    ],
    [
      'gives an entry that goes by its component an id before it',
      'core',
      ['framework:', '  # above', '  -   component: ser‸vo # behind', '      version: "1.4"'],
      ['framework:', '  # above', '  -   id: core', '      component: servo # behind', '      version: "1.4"'],
    ],
    ['on one line', 'core', ['framework: [{ component: ser‸vo }]'], ['framework: [{ id: core, component: servo }]']],
    [
      'fills in an empty id',
      'core',
      ['framework:', '  - id:', '    component: ser‸vo'],
      ['framework:', '  - id: core', '    component: servo'],
    ],
    [
      'keeps quotes',
      'core',
      ['application: [{ id: "a‸pi" }]', `system: [{ id: x, uses: ['api'] }]`],
      ['application: [{ id: "core" }]', `system: [{ id: x, uses: ['core'] }]`],
    ],
    [
      'puts what YAML would take for something else in quotes',
      '10',
      ['application: [{ id: a‸pi }]', 'system: [{ id: x, uses: [api] }]'],
      ['application: [{ id: "10" }]', 'system: [{ id: x, uses: ["10"] }]'],
    ],
    [
      'renames the first of two with an id, and the uses, which mean it',
      'core',
      ['framework: [ser‸vo, servo@2]', 'application: [{ id: api, uses: [servo] }]'],
      ['framework: [{ id: core, component: servo }, servo@2]', 'application: [{ id: api, uses: [core] }]'],
    ],
    [
      'renames the second of two alone',
      'core',
      ['framework: [servo, ser‸vo@2]', 'application: [{ id: api, uses: [servo] }]'],
      ['framework: [servo, { id: core, component: servo, version: "2" }]', 'application: [{ id: api, uses: [servo] }]'],
    ],
    ['to the same name changes nothing', 'api', ['application: [{ id: a‸pi }]'], ['application: [{ id: api }]']],
    [
      'leaves aliases that follow',
      'core',
      ['framework: [{ id: &e eng‸ine }]', 'application: [{ id: api, uses: [*e] }]'],
      ['framework: [{ id: &e core }]', 'application: [{ id: api, uses: [*e] }]'],
    ],
    [
      'writes out aliases that would not',
      'core',
      ['name: &e engine', 'framework: [{ id: eng‸ine }]', 'application: [{ id: api, uses: [*e] }]'],
      ['name: &e engine', 'framework: [{ id: core }]', 'application: [{ id: api, uses: [core] }]'],
    ],
    [
      'writes out an alias to a shorthand',
      'core',
      ['framework: [&e ser‸vo]', 'application: [{ id: api, uses: [*e] }]'],
      ['framework: [&e { id: core, component: servo }]', 'application: [{ id: api, uses: [core] }]'],
    ],
    [
      'gives an entry that borrows its id one of its own',
      'core',
      ['framework:', '  - &e { id: engine, component: servo }', '  - { ‸<<: *e, version: "2" }'],
      ['framework:', '  - &e { id: engine, component: servo }', '  - { id: core, <<: *e, version: "2" }'],
    ],
  ])('%s', (_, to, before, after) => {
    expect(renamedLines(before, to)).toEqual(after);
    expect(renamedLines(before, to, '\r\n')).toEqual(after);
  });

  test.each<[string, string, readonly string[], RegExp]>([
    ['a name with a space', 'my core', ['framework: [ser‸vo]'], /`my core` is no id: an id starts with/],
    ['no name', '', ['framework: [ser‸vo]'], /is no id/],
    ['a name that another entry has', 'duo', ['framework: [ser‸vo, duo]'], /There is an entry `duo` already/],
    [
      'a name that an alternative takes for a component',
      'duo',
      ['framework: [ser‸vo, { id: a, any-of: [duo, servo] }]'],
      /A use names `duo` already/,
    ],
    [
      'the component of an entry with a name of its own',
      'core',
      ['framework: [{ id: engine, component: ser‸vo }]'],
      /`servo` is a component of the catalog. The entry is called `engine`/,
    ],
    [
      'a component that no entry has',
      'core',
      ['framework: [{ id: a, any-of: [d‸uo] }]'],
      /`duo` is no entry of this manifest/,
    ],
    ['a name that leads nowhere', 'core', ['application: [{ id: a, uses: [no‸body] }]'], /`nobody` is no entry/],
    ['a version', 'core', ['framework: [servo@1.‸4]'], /no name of an entry/],
    ['a key', 'core', ['framew‸ork: [servo]'], /no name of an entry/],
    ['anything in a text that cannot be read', 'core', ['framework: [ser‸vo]', 'system: [duo'], /mend the YAML first/],
    [
      'what is written with an anchor on which more hangs',
      'core',
      ['framework: [&e ser‸vo, { id: other, component: *e }]'],
      /anchors or aliases/,
    ],
  ])('is refused for %s', (_, to, lines, reason) => {
    const answer = renamed(['layercake: 1', ...lines, ''].join('\n'), to);
    expect(answer).toMatch(/^refused: .*[.]$/);
    expect(answer).toMatch(reason);
  });

  test.each([
    ['the component in a shorthand', 'framework: [ser‸vo@1.4]', 'framework: [⟦servo⟧@1.4]'],
    ['a use', 'application: [{ id: api, uses: [ap‸i] }]', 'application: [{ id: api, uses: [⟦api⟧] }]'],
  ])('starts from %s', (_, marked, expected) => {
    const { text, offset } = atCursor(`layercake: 1\n${marked}\n`);
    const place = navigate.renamePlace(core.read(text), offset);
    expect('refused' in place ? place.refused : bracketed(text, [place.span])).toBe(`layercake: 1\n${expected}\n`);
  });

  test('knows an id as the schema does', () => {
    const schema = JSON.parse(readFileSync(`${ROOT}schemas/layercake.schema.json`, 'utf8')) as {
      $defs: { id: { pattern: string } };
    };
    expect(ID.source.replaceAll('\\/', '/')).toBe(schema.$defs.id.pattern);
  });
});

/** What a reading says of each entry, by place; ids as given. */
function said({ analysis, manifest }: Reading, idOf: (id: string) => string): readonly unknown[] {
  return manifest.stack.entries.map(({ index, id, component, version }) => ({
    ...{ id: idOf(id.value), component: component?.value, version: version?.value, coupling: analysis.coupling(index) },
    uses: analysis.usesOf(index).map((group) => group.map((node) => idOf(analysis.nodes[node]?.id ?? ''))),
  }));
}

test('whatever the layout, a rename changes names and nothing else, and is taken back by another', () => {
  fc.assert(
    fc.property(manifestTexts, fc.nat(), (text, pick) => {
      const before = core.read(text);
      const { entries } = before.manifest.stack;
      const entry = entries[pick % Math.max(1, entries.length)];
      if (!entry) return;
      const edits = navigate.rename(before, entry.id.span.start, 'brand-new');
      if ('refused' in edits) throw new Error(`${edits.refused}\n${text}`);
      const after = applyEdits(text, edits);
      const name = (id: string): string => (id === entry.id.value ? 'brand-new' : id);
      expect(said(core.read(after), (id) => id)).toEqual(said(before, name));
      const rules = (one: string): readonly string[] =>
        check(one)
          .map(({ rule }) => rule)
          .sort();
      expect(rules(after)).toEqual(rules(text));
      const comments = (one: string): readonly string[] => one.match(/#.*/g) ?? [];
      expect(comments(after)).toEqual(comments(text));
      const back = navigate.rename(core.read(after), after.indexOf('brand-new'), entry.id.value);
      if ('refused' in back) throw new Error(back.refused);
      expect(said(core.read(applyEdits(after, back)), (id) => id)).toEqual(said(before, (id) => id));
    }),
    { numRuns: 100 },
  );
});
