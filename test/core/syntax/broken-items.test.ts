import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../src/core/manifest.ts';

const HEAD = 'layercake: 1\nname: x\nsystem:\n  - id: s1\n  - cuda\n';
const BEFORE = 'framework:\n  - id: f1\n    uses: [s1]\n  - vllm@0.10.2\n';
const BEHIND = '  - id: f3\n    uses: [s1]\n  - id: f4\nmodel:\n  - id: m1\n    uses: [f1]\n';
const OTHERS = ['s1', 'cuda', 'f1', 'vllm', 'f3', 'f4', 'm1'];

/** The entry that is being typed, as it stands at some moment. */
const TYPED: readonly [string, string][] = [
  ['a lone dash', '  -\n'],
  ['a dash without its blank', '  -f2\n'],
  ['a half key', '  - id: f2\n    us\n'],
  ['an open quote', '  - id: f2\n    notes: "what\n'],
  ['an open single quote', "  - id: f2\n    notes: 'what\n"],
  ['an open bracket', '  - id: f2\n    uses: [s1\n'],
  ['an open brace', '  - { id: f2, supports: { nvidia: \n'],
  ['an indent that is too small', '  - id: f2\n   uses: [s1]\n'],
  ['an indent that is too large', '  - id: f2\n      uses: [s1]\n'],
  ['a tab', '  - id: f2\n\tuses: [s1]\n'],
  ['half an alias', '  - id: f2\n    supports: *\n'],
  ['half an anchor', '  - id: f2\n    supports: &\n'],
  ['half a tag', '  - id: f2\n    version: !!\n'],
  ['a key twice', '  - id: f2\n    uses: [s1]\n    uses: [cuda]\n'],
  ['a colon in a value', '  - id: f2\n    notes: so: this\n'],
  ['a character that opens no value', '  - id: f2\n    notes: @home\n'],
  ['a key without a blank behind its colon', '  - id: f2\n    notes:so\n'],
  ['a list under a text', '  - id: f2\n    - s1\n'],
  ['a bracket too many', '  - id: f2\n    uses: [s1]]\n'],
  ['a comma alone', '  - id: f2\n    uses: [s1,, cuda]\n'],
];

const idsOf = (text: string): readonly string[] => readManifest(text).stack.entries.map(({ id }) => id.value);

describe('all other entries are understood while one is being typed', () => {
  test.each(TYPED)('%s', (_, typed) => {
    expect(idsOf(`${HEAD}${BEFORE}${typed}${BEHIND}`).filter((id) => !id.startsWith('f2'))).toEqual(OTHERS);
  });

  test.each(TYPED)('%s, in a text with anchors and aliases', (_, typed) => {
    const text = `${HEAD}${BEFORE}  - &one { id: one }\n${typed}  - *one\n${BEHIND}`;
    const ids = idsOf(text).filter((id) => !id.startsWith('f2'));
    expect(ids.filter((id) => id !== 'one')).toEqual(OTHERS);
    expect(ids.filter((id) => id === 'one')).toHaveLength(2);
  });

  // At the margin a dash without its blank opens a key.
  test.each(TYPED.filter(([, typed]) => !typed.includes('-f2')))(
    '%s, as the first entry and at the margin',
    (_, typed) => {
      const text = `${HEAD}framework:\n${typed}${BEHIND}`.replace(/^ {2}/gm, '');
      const ids = idsOf(text).filter((id) => !id.startsWith('f2'));
      expect(ids).toEqual(['s1', 'cuda', 'f3', 'f4', 'm1']);
    },
  );

  test.each<[string, string]>([
    ['half a key', 'mod\n'],
    ['a key without a blank', 'targets:[nvidia]\n'],
    ['an open bracket', 'targets: [nvidia\n'],
    ['an open quote', 'description: "what\n'],
    ['a closing bracket alone', ']\n'],
    ['an open brace alone', '{\n'],
  ])('%s among the topmost keys', (_, typed) => {
    expect(idsOf(`${HEAD}${typed}${BEFORE}${BEHIND}`)).toEqual(OTHERS);
  });

  test.each<[string, string, string]>([
    ['a dash', '- \n', '-'],
    ['a dash between comments', '# one\n  # two\n- \n# three\n\n', '-'],
    ['a list', '- id: x\n  uses: [y]\n- z\n', '- id: x'],
    ['half a key', 'targ\n', 'targ'],
    ['a key that is indented', '  name: y\n', 'name: y'],
    ['a tab', '\tname: y\n', ''],
    ['an open quote', '"what\n', '"what'],
    ['an open bracket', '[what\n', '[what'],
    ['half an alias', '*\n', '*'],
  ])('%s above all keys is told once, and in its place', (_, typed, told) => {
    const text = `${typed}${HEAD}${BEFORE}${BEHIND}`;
    const { stack, syntax, problems } = readManifest(text);
    expect(stack.entries.map(({ id }) => id.value)).toEqual(OTHERS);
    expect(syntax.issues.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end).trimEnd()}`)).toEqual([
      `yaml-syntax ${told}`,
    ]);
    expect(problems).toEqual([]);
  });
});
