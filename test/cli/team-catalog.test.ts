import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { componentText, targetText } from '../core/catalog/team/support.ts';
import { createPlace, type Outcome, type Place } from './support/run.ts';

interface Output {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly range: { readonly start: object } }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

/** `path: rule …` of each file of a check. */
const told = ({ out }: Outcome): readonly string[] =>
  (JSON.parse(out) as Output).files.map(({ path, findings }) =>
    [`${path}:`, ...findings.map(({ rule }) => rule)].join(' '),
  );

const ONLY_NVIDIA = `supports:
  nvidia: { level: native, evidence: [readme] }
  others: { level: none, evidence: [readme] }`;
const ENGINE = componentText('house-engine', 'aliases: [hearth]', ONLY_NVIDIA);
const MANIFEST = 'layercake: 1\nname: service\nframework: [house-engine]\n';
const CONFIG = 'catalog: [catalog]\n';

let place: Place;
beforeEach(() => {
  place = createPlace({
    'layercake.yaml': MANIFEST,
    'layercake.config.yaml': CONFIG,
    'catalog/framework/house-engine.yaml': ENGINE,
  });
});
afterEach(() => place.remove());

describe('check', () => {
  test('knows what the team’s catalog has, under its config alone', async () => {
    expect(told(await place.run('check --format json'))).toEqual(['layercake.yaml: hardware-locked']);
    expect(told(await place.run('check --format json --no-config'))).toEqual(['layercake.yaml: unknown-component']);
  });

  test('tells what is wrong in its files as files of their own, and counts it', async () => {
    place.write('catalog/broken.yaml', 'id: hut\nname: [\n');
    place.write('catalog/targets/npu.yaml', targetText('npu', 'platform: nobody'));
    const json = await place.run('check --format json');
    expect([json.code, told(json)]).toEqual([
      1,
      [
        expect.stringMatching(/^catalog\/broken.yaml: schema .*yaml-syntax/),
        'catalog/targets/npu.yaml: unknown-reference',
        'layercake.yaml: hardware-locked',
      ],
    ]);
    expect((JSON.parse(json.out) as Output).summary.files).toBe(3);
    const pretty = await place.run('check');
    expect(pretty.out).toContain('catalog/targets/npu.yaml:7:11');
    expect(pretty.out).toContain('The catalog has no `nobody`.');
  });

  test('checks a file of it that is asked for as such', async () => {
    expect(told(await place.run('check --format json catalog/framework/house-engine.yaml'))).toEqual([
      'catalog/framework/house-engine.yaml:',
    ]);
    expect(told(await place.run('check --format json layercake.config.yaml'))).toEqual(['layercake.config.yaml:']);
  });

  test('tells of a missing folder once, where the config names it', async () => {
    place.write('layercake.config.yaml', 'catalog: [catalog, catlog]\n');
    const outcome = await place.run('check --format json');
    expect(told(outcome)).toEqual(['layercake.config.yaml: unknown-reference', 'layercake.yaml: hardware-locked']);
    expect((JSON.parse(outcome.out) as Output).files[0]?.findings[0]).toMatchObject({
      message: 'The catalog `catlog` is no folder that can be read.',
      range: { start: { line: 1, column: 20 } },
    });
  });

  test('lets the config name a target of the team', async () => {
    place.write('catalog/targets/npu.yaml', targetText('npu'));
    place.write('layercake.config.yaml', `${CONFIG}targets: [nvidia, npu]\n`);
    expect(told(await place.run('check --format json'))).toEqual(['layercake.yaml: hardware-locked']);
    place.write('layercake.config.yaml', `${CONFIG}targets: [nvidia, nup]\n`);
    expect(told(await place.run('check --format json'))[0]).toBe('layercake.config.yaml: unknown-reference');
  });

  test('reads a folder outside of the config’s, and each file once', async () => {
    place.write('a/layercake.yaml', MANIFEST);
    place.write('a/layercake.config.yaml', 'catalog: [../catalog/, ../catalog/framework]\n');
    expect(told(await place.run('check --format json a'))).toEqual(['a/layercake.yaml: hardware-locked']);
  });

  test('goes by the catalog of each manifest’s own config', async () => {
    place.write('a/layercake.yaml', MANIFEST);
    place.write('a/layercake.config.yaml', CONFIG);
    place.write('a/catalog/house-engine.yaml', componentText('house-engine', '', 'neutral: { evidence: [readme] }'));
    expect(told(await place.run('check --format json'))).toEqual([
      'a/layercake.yaml:',
      'layercake.yaml: hardware-locked',
    ]);
  });

  test('takes neither manifests nor hidden folders for a catalog', async () => {
    place.write('layercake.config.yaml', 'catalog: [.]\n');
    place.write('catalog/.old/house-engine.yaml', ENGINE);
    place.write('node_modules/x/house-engine.yaml', ENGINE);
    expect(told(await place.run('check --format json'))).toEqual(['layercake.yaml: hardware-locked']);
  });

  test.each([
    [
      'latin.yaml',
      Buffer.from('id: hut\nname: Hütte\n', 'latin1'),
      'is not UTF-8 text: line 2 has another encoding; save it as UTF-8',
    ],
    ['targets/packed.yaml', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'is binary, not text'],
  ])('tells what is wrong with a file that is no text, and takes the rest: %s', async (name, content, problem) => {
    place.write(`catalog/${name}`, content);
    const outcome = await place.run('check --format json');
    expect(told(outcome)).toEqual(['layercake.config.yaml: unknown-reference', 'layercake.yaml: hardware-locked']);
    expect((JSON.parse(outcome.out) as Output).files[0]?.findings[0]).toMatchObject({
      message: `The catalog \`catalog\` has a file that is left out: \`${name}\` ${problem}.`,
    });
  });
});

describe('every other command', () => {
  test.each([
    ['analyze layercake.yaml --format json', '"coupling": "locked"'],
    ['retarget layercake.yaml --to amd --format json', '"action": "blocked"'],
    ['compare layercake.yaml layercake.yaml --format markdown', 'Nothing differs'],
    ['explain hearth', 'HOUSE-ENGINE of ours'],
    ['catalog --query hearth', 'house-engine'],
  ])('%s', async (call, expected) => {
    const { out, err } = await place.run(call);
    expect([err, out.includes(expected) ? expected : out]).toEqual(['', expected]);
  });

  test.each(['analyze layercake.yaml', 'explain hearth', 'catalog --query hearth'])(
    '%s goes on where a file is broken, and says so',
    async (call) => {
      place.write('catalog/broken.yaml', 'id: Hut\n');
      const { out, err, code } = await place.run(call);
      expect(err).toMatch(/^layercake: catalog\/broken.yaml:1:1: A component needs .* \(and 6 more\)\n$/);
      expect([code, out.includes('house-engine')]).toEqual([0, true]);
    },
  );

  test.each(['explain hearth', 'catalog'])('%s takes --no-config and --config', async (call) => {
    place.write('other.yaml', 'catalog: [catalog]\n');
    const known = async (option: string): Promise<boolean> =>
      (await place.run(`${call} ${option}`)).out.includes('house-engine');
    expect([await known('--config other.yaml'), await known('--no-config')]).toEqual([true, false]);
  });
});
