import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { usesColor, widthOf } from '../../src/cli/host.ts';
import { displayWidth, visible, wrap } from '../../src/cli/text.ts';
import { RICH } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

const ESC = '\u001b';
/** Whatever could steer a terminal, line breaks left out. */
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
const COLOR = /\u001b\[\d+m/g;

/** Every text of a manifest that a report may repeat, with the sequences that clear a screen or hide what follows. */
const BAD = String.raw`\e[2J\e]0;owned\a\x9b31m\u202Eevil\r`;
const HOSTILE = `layercake: 1
name: "name ${BAD}"
targets: [amd, "target${BAD}"]
application:
  - id: "id ${BAD}"
    name: "called ${BAD}"
    uses: ["uses ${BAD}", tensorrt-llm]
    "key${BAD}": 1
    license: "${BAD}"
framework:
  - component: "component ${BAD}"
    version: "${BAD}"
  - tensorrt-llm
  - id: "id ${BAD}"
    component: tensorrt-llm
    precision: "precision${BAD}"
  - plain # ${ESC}[2J \u009b2J \u202e comment
`;

let place: Place;
beforeAll(() => {
  place = createPlace({
    'hostile.yaml': HOSTILE,
    'raw.yaml': `layercake: 1\nname: a${ESC}[2Jb\u009b2J\nframework: [x${ESC}]8;;http://x\u0007]\n`,
    'rich.yaml': RICH,
    [`${ESC}[2J.layercake.yaml`]: RICH,
  });
});
afterAll(() => place.remove());

describe('text from outside cannot steer the terminal', () => {
  const calls = [
    ['check', 'hostile.yaml'],
    ['analyze', 'hostile.yaml'],
    ['check', 'raw.yaml'],
    ['analyze', 'raw.yaml'],
    ['compare', 'rich.yaml', 'hostile.yaml'],
    ['compare', 'hostile.yaml', 'raw.yaml'],
    ['compare', 'hostile.yaml', `${ESC}[2J.layercake.yaml`],
    ['compare', 'rich.yaml', '--base', `${ESC}[2J`],
    ['check', '.'],
    ['analyze', `${ESC}[2J.layercake.yaml`],
    ['check', `missing${ESC}[2J`],
    ['check', `*${ESC}[2J`],
    ['explain', `x${ESC}[2J\u202e`],
    ['explain', `vllm@${ESC}[2J`],
    [`com${ESC}[2Jmand`],
    ['check', '--format', `${ESC}[2J`],
  ];
  test.each(calls)('%j %j', async (...call) => {
    const formats: Readonly<Record<string, readonly string[]>> = {
      check: ['pretty', 'json'],
      analyze: ['pretty', 'json', 'markdown'],
      compare: ['pretty', 'json', 'markdown'],
    };
    for (const format of formats[call[0] ?? ''] ?? ['pretty']) {
      const argv = call.includes('--format') || call.length < 2 ? call : [...call, '--format', format];
      const plain = await place.run(argv);
      expect(STEERING.exec(plain.out + plain.err)).toBeNull();
      const colored = await place.run(argv, { isTerminal: true });
      expect(STEERING.exec((colored.out + colored.err).replace(COLOR, ''))).toBeNull();
      expect(colored.out.replace(COLOR, '')).toBe(plain.out);
      expect(plain.err.split('\n').length).toBeLessThanOrEqual(2);
    }
  });

  test('it is made visible, and JSON keeps it', async () => {
    const { out } = await place.run('analyze hostile.yaml');
    expect(out).toContain('name ␛[2J␛]0;owned␇<U+009B>31m<U+202E>evil␍');
    const json = await place.run('analyze hostile.yaml --format json');
    expect((JSON.parse(json.out) as { stack: string }).stack).toBe(
      `name ${ESC}[2J${ESC}]0;owned\u0007\u009b31m\u202eevil\r`,
    );
  });
});

describe('colour', () => {
  test.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ])('terminal %s, %j: %s', async (isTerminal, env, expected) => {
    const { out } = await place.run('check rich.yaml', { isTerminal, env });
    expect(out.includes(ESC)).toBe(expected);
    const json = await place.run('check rich.yaml --format json', { isTerminal, env });
    expect(json.out).not.toContain(ESC);
  });

  test('is asked of the host alone', () => {
    expect(usesColor({ isTerminal: false, env: {} } as Parameters<typeof usesColor>[0])).toBe(false);
  });
});

describe('width', () => {
  /** Wider lines are those that hold a word too wide to stand anywhere else. */
  const overlong = (out: string, width: number): readonly string[] =>
    out
      .split('\n')
      .filter((line) => displayWidth(line) > width)
      .filter((line) => Math.max(...line.trim().split(/ +/).map(displayWidth)) < width / 2);

  test.each([80, 120])('%i columns hold the reports on a stack', async (columns) => {
    const calls = ['check rich.yaml', 'analyze rich.yaml', 'catalog', 'catalog --query zzz'];
    for (const call of [...calls, 'compare rich.yaml hostile.yaml', 'compare hostile.yaml rich.yaml']) {
      const { out } = await place.run(call, { columns });
      expect(overlong(out, columns)).toEqual([]);
    }
  });

  test('80 columns hold what is known of every component', async () => {
    for (const { id } of builtinCatalog().components) {
      const { code, out } = await place.run(['explain', id]);
      expect({ id, code, overlong: overlong(out, 80) }).toEqual({ id, code: 0, overlong: [] });
    }
  });

  test.each([
    [undefined, 80],
    [10, 40],
    [100, 100],
    [300, 120],
  ])('%s columns are laid out as %i', (columns, expected) => {
    expect(widthOf({ columns } as Parameters<typeof widthOf>[0])).toBe(expected);
  });

  test('a long line is cropped around the span', async () => {
    place.write(
      'long.yaml',
      `layercake: 1\nframework: [${'pytorch, '.repeat(30)}pytroch, ${'pytorch, '.repeat(30)}]\n`,
    );
    const { out } = await place.run('check long.yaml');
    const [, source = '', marks = ''] = /unknown-component · certain\n[^|]*\n( *2 \| .*)\n( *\| .*)\n/.exec(out) ?? [];
    expect(displayWidth(source)).toBeLessThanOrEqual(80);
    expect(source.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('pytroch');
  });

  test('carets stand under wide characters and behind tabs', async () => {
    place.write('wide.yaml', 'layercake: 1\nname: "漢字\t"\nframework: [{ id: "漢字", component: pytroch }]\n');
    const { out } = await place.run('check wide.yaml');
    expect(out).toContain(`  3 | framework: [{ id: "漢字", component: pytroch }]\n    | ${' '.repeat(37)}^^^^^^^\n`);
  });
});

describe('text', () => {
  test.each([
    ['plain', 5],
    ['漢字', 4],
    ['e\u0301', 1],
    ['🙂', 2],
    [`${ESC}[31mred${ESC}[39m`, 3],
    ['→ █░', 4],
  ])('%s is %i wide', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('a word that is too wide stays whole', () => {
    expect(wrap('a https://example.org/long b', 10, '- ')).toEqual(['- a', '  https://example.org/long', '  b']);
    expect(wrap('', 10, '- ')).toEqual(['-']);
  });

  test('control characters have pictures or numbers', () => {
    expect(visible('a\u001b\n\t\u007f\u0085\u2066b')).toBe('a␛␊␉␡<U+0085><U+2066>b');
  });
});
