import { describe, expect, test } from 'vitest';
import { ignoresOf } from '../../../src/core/acceptance/ignores.ts';
import { readManifest } from '../../../src/core/manifest.ts';
import { check, findingsOf, textOf } from '../../support/core.ts';

const HEAD = 'layercake: 1\nframework:\n';
/** Every ignore of a text: the line that it is about (from 1), the rule and the reason. */
const read = (text: string): readonly string[] =>
  ignoresOf(readManifest(text)).map(({ line, rule, reason }) => `${line + 1} ${rule.value} (${reason ?? ''})`);

describe('a comment that ignores', () => {
  test.each<[string, string, readonly string[]]>([
    ['names a rule and a reason', '# layercake-ignore a-b: Because\n- x\n', ['2 a-b (Because)']],
    [
      'may have a colon in its reason',
      '# layercake-ignore a-b: see https://example.org: 3\n- x\n',
      ['2 a-b (see https://example.org: 3)'],
    ],
    [
      'names several rules',
      '# layercake-ignore a-b, c,d-e : Because\n- x\n',
      ['2 a-b (Because)', '2 c (Because)', '2 d-e (Because)'],
    ],
    ['has no reason', '# layercake-ignore a-b\n- x\n', ['2 a-b ()']],
    ['has an empty reason', '# layercake-ignore a-b:  \n- x\n', ['2 a-b ()']],
    ['has no colon before its reason', '# layercake-ignore a-b because so\n- x\n', ['2 a-b ()']],
    ['names no rule', '# layercake-ignore: Because\n- x\n', ['2  (Because)']],
    ['is nothing but the word', '# layercake-ignore\n- x\n', ['2  ()']],
    ['is written close together', '#layercake-ignore a-b:Because\n- x\n', ['2 a-b (Because)']],
    [
      'is another word',
      '# layercake-ignored a-b: x\n# layercake-ignore-all a-b: x\n# see layercake-ignore a-b: x\n- x\n',
      [],
    ],
    ['stands inside a text', '- "# layercake-ignore a-b: x"\n- |\n  # layercake-ignore a-b: x\n', []],
    ['stands behind something', '- x # layercake-ignore a-b: Because\n- y\n', ['1 a-b (Because)']],
    [
      'stands above blank lines and other comments',
      '# layercake-ignore a-b: x\n\n  # why\n# layercake-ignore c: y\n \n- x\n- y\n',
      ['6 a-b (x)', '6 c (y)'],
    ],
    [
      'stands above a line with a comment of its own',
      '# layercake-ignore a-b: x\n- x # layercake-ignore c: y\n',
      ['2 a-b (x)', '2 c (y)'],
    ],
    ['stands at the end', '- x\n# layercake-ignore a-b: x', ['3 a-b (x)']],
    ['stands behind a byte-order mark', '\ufeff# layercake-ignore a-b: x\n- x\n', ['2 a-b (x)']],
    ['stands in lines that end with CR LF', '# layercake-ignore a-b: x\r\n\r\n- x\r\n', ['3 a-b (x)']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('has the place of each rule, so that a finding can stand there', () => {
    const text = '# layercake-ignore layercake, b: x\n- x # layercake-ignore c\n';
    expect(ignoresOf(readManifest(text)).map(({ rule }) => textOf(text, rule.span))).toEqual(['layercake', 'b', 'c']);
  });

  test('is found among many in no time', () => {
    const text = `${HEAD}${'  # layercake-ignore hardware-locked: x\n'.repeat(20_000)}  - fastkernel\n`;
    const start = performance.now();
    expect(findingsOf('hardware-locked', text)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('an ignored finding', () => {
  const LINES = ['  - component: fastkernel', '    uses: [nothing]', '  - redkernel'];
  /** What is found in three lines with a comment on the second one, which has two findings. */
  const found = (comment: string, at: number): readonly string[] => {
    const lines = [...LINES.slice(0, at), comment, ...LINES.slice(at)];
    const findings = check(`${HEAD}${lines.join('\n')}\n`);
    return findings
      .filter(({ rule }) => !rule.includes('acceptance'))
      .map(({ rule, entry }) => `${entry ?? ''} ${rule}`);
  };
  const ALL = ['fastkernel hardware-locked', 'fastkernel unknown-reference', 'redkernel hardware-locked'];

  test.each<[string, string, number, readonly string[]]>([
    ['of its line and rule is left out', '    # layercake-ignore hardware-locked: x', 0, ALL.slice(1)],
    ['of another rule stays', '    # layercake-ignore inherited-lock: x', 0, ALL],
    ['of another line stays', '    # layercake-ignore unknown-reference: x', 0, ALL],
    [
      'of the same entry on the next line is left out by a comment there',
      '    # layercake-ignore unknown-reference: x',
      1,
      ALL.filter((one) => !one.includes('unknown')),
    ],
    ['of the same rule further down stays', '    # layercake-ignore hardware-locked: x', 1, ALL],
    ['is left out by a comment without a reason too', '    # layercake-ignore hardware-locked', 2, ALL.slice(0, 2)],
  ])('%s', (_, comment, at, expected) => {
    expect(found(comment, at)).toEqual(expected);
  });

  test('need not be about an entry', () => {
    expect(check('layercake: 1\n# layercake-ignore schema: made by another tool\ncolour: red\n')).toEqual([]);
  });
});
