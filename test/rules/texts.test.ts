import { describe, expect, test } from 'vitest';
import { check, core, placeOf, textOf } from '../support/core.ts';

/** Texts that comments would disturb: what is found, where, and under which words. */
const found = (text: string): readonly string[] => {
  const reading = core.read(text);
  return check(text).map(({ rule, span }) => `${rule} ${placeOf(reading, span)} ${textOf(text, span)}`.trimEnd());
};

const HEAD = 'layercake: 1\n';
const BOM = '\ufeff';

describe('findings in texts that are broken, or written in unusual ways', () => {
  test.each<[string, string, readonly string[]]>([
    ['an empty file', '', ['schema 1:1-1:1']],
    ['white space only', ' \n\n', ['schema 1:1-1:1']],
    ['a byte-order mark only', BOM, ['schema 1:1-1:1']],
    ['an empty document', '---\n', ['schema 1:1-1:1']],
    ['a text', 'hello', ['schema 1:1-1:6 hello']],
    ['a number', '5', ['schema 1:1-1:2 5']],
    ['a NUL byte', `${HEAD}name: a\0b\n`, ['yaml-syntax 2:8-2:9 \0']],
    ['an archive', 'PK\u0003\u0004\u0014\0\0\0', ['yaml-syntax 1:6-1:7 \0']],
    ['a tab as indentation', `${HEAD}framework:\n\t- slowkernel\n`, ['yaml-syntax 3:1-3:2']],
    ['a half-typed key', `${HEAD}framework: [slowkernel]\nhardw`, ['yaml-syntax 3:1-3:6 hardw']],
    ['a half-typed key in an entry', `${HEAD}framework:\n  - component: slowkernel\n    vers\n`, ['yaml-syntax 4:5-4:9 vers']],
    ['a key without a value', `${HEAD}framework:\n  - component:\n`, ['schema 3:5-3:14 component']],
    ['a version without a value', `${HEAD}framework:\n  - component: slowkernel\n    version:\n`, ['schema 4:5-4:12 version']],
    ['an unfinished version', `${HEAD}framework: [slowkernel@]`, ['invalid-version 2:23-2:24 @']],
    ['an unfinished version in a half-typed list', `${HEAD}framework: [slowkernel@\n`, ['yaml-syntax 2:12-2:24 [slowkernel@']],
    ['an unclosed quote with text behind', `${HEAD}name: "x\nframework: [slowkernel]\n`, ['yaml-syntax 2:7-2:9 "x']],
    ['an unclosed quote that swallows what others name', `${HEAD}application: [{ id: a, uses: [slowkernel] }]\nmodel:\n  - "x\nframework: [slowkernel]\n`, ['yaml-syntax 4:5-4:7 "x']],
    ['a half-typed key above another', `${HEAD}framework:\n  - id: a\n    comp\n    uses: []\n`, ['yaml-syntax 4:5-4:9 comp']],
    ['a target that is none beside a broken text', `${HEAD}targets: [rde]\nname: "x\n`, ['unknown-reference 2:11-2:14 rde', 'yaml-syntax 3:7-3:9 "x']],
    ['a half-typed list', `${HEAD}application:\n  - id: a\n    uses: [sl\nframework: [slowkernel]\n`, ['yaml-syntax 4:11-4:14 [sl']],
    ['a tab between keys', `${HEAD}framework:\n  - id: a\n\tcomponent: slowkernel\n`, ['yaml-syntax 4:1-4:2']],
    ['an unclosed single quote', `${HEAD}name: 'x\n`, [`yaml-syntax 2:7-2:9 'x`]],
    ['lines that end with CR LF', 'layercake: 1\r\nframework: [pytroch]\r\n', ['unknown-component 2:13-2:20 pytroch']],
    ['an unclosed quote before CR LF', 'layercake: 1\r\nname: "x\r\n', ['yaml-syntax 2:7-2:9 "x']],
    ['lines that end with CR', '# old\rlayercake: 1\rframework:\r  - pytroch # a note\r  - slowkernel\rzzz: 1\r', ['unknown-component 4:5-4:12 pytroch', 'schema 6:1-6:4 zzz']],
    ['an unclosed quote before CR', 'layercake: 1\rname: "x\r', ['yaml-syntax 2:7-2:9 "x']],
    ['lines that end in three ways', 'layercake: 1\rtargets: [rde]\r\nframework:\n  - pytroch\r', ['unknown-reference 2:11-2:14 rde', 'unknown-component 4:5-4:12 pytroch']],
    ['a text in quotes over two lines that end with CR', 'layercake: 1\rframework:\r  - "pytr\r    och"\r', ['unknown-component 3:5-4:9 "pytr\r    och"']],
    ['a byte-order mark', `${BOM}layercake: 1\nframework: [pytroch]\n`, ['unknown-component 2:13-2:20 pytroch']],
    ['a byte-order mark before a mistake in the first line', `${BOM}layercak: 1\n`, ['schema 1:2-1:10 layercak', 'schema 1:2-1:10 layercak']],
    ['characters of two units', `${HEAD}name: 🍰🍰\nframework: ['🍰', pytroch]\n`, ['unknown-component 3:14-3:16 🍰', 'unknown-component 3:19-3:26 pytroch']],
    ['a text of two lines', `${HEAD}framework:\n  - "pytr\n    och"\n`, ['unknown-component 3:5-4:9 "pytr\n    och"']],
    ['a text with escapes', `${HEAD}framework: ["py\\u0074roch@2"]\n`, ['unknown-component 2:13-2:29 "py\\u0074roch@2"']],
    ['a key that is no text', `${HEAD}[a, b]: 1\n`, []],
    ['a third document', `${HEAD}---\na: 1\n---\nb: 2\n`, ['yaml-syntax 2:1-2:4 ---']],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a binary file is told as what it is', () => {
    expect(check('PK\u0003\u0004\0').map(({ message }) => message)).toEqual([
      'This file is binary, not text, and is not read: a NUL character stands here, which no text has.',
    ]);
  });

  test('a key of an object’s prototype is a key like any other', () => {
    expect(found(`${HEAD}__proto__: 1\nconstructor: 2\n`)).toEqual(['schema 2:1-2:10 __proto__', 'schema 3:1-3:12 constructor']);
  });
});

describe('a check never leaves the text', () => {
  const texts = [
    `${HEAD}framework:\n  - component: slowkernel\n    uses: [{ any-of: [duo, 'x'] }]\n    supports: { green: native }\n`,
    `${HEAD}targets: [red]\nframework:\n  - &a { component: "servo@1.3", version: *b }\n  - <<: *a\n    id: two\n  - *a\n`,
    `${HEAD}hardware:\n  - component: green-g1\n    count: 2 # two\nmodel:\n- id: m\n  precision: |\n    eighth\n`,
  ];

  test.each(texts)('cut off or disturbed anywhere: %j', (text) => {
    for (let at = 0; at <= text.length; at++) {
      for (const broken of [text.slice(0, at), ...Array.from('\t"\'[]{}:-*&!|>#\n\r ', (one) => text.slice(0, at) + one + text.slice(at))]) {
        const spans = check(broken).flatMap(({ span, related }) => [span, ...related.map((one) => one.span)]);
        const outside = spans.filter(({ start, end }) => start < 0 || start > end || end > broken.length);
        if (outside.length > 0) expect.fail(`${JSON.stringify(broken)}: ${JSON.stringify(outside)}`);
      }
    }
  });
});
