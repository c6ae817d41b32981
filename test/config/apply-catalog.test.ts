import { describe, expect, test } from 'vitest';
import { applyCatalog, type Applied, leftOut, readConfig, vocabularyOf } from '../../src/config/index.ts';
import { componentText, targetText } from '../core/catalog/team/support.ts';
import { core } from '../support/core.ts';

const CONFIG = 'catalog: [ours]\n';
const HOUSE = { path: 'ours/house.yaml', holds: 'component', text: componentText('house') } as const;
const NPU = { path: 'ours/targets/npu.yaml', holds: 'target', text: targetText('npu') } as const;

/** What a config comes to with these files in each of its folders, and these problems. */
function apply(
  text: string,
  files: Parameters<typeof applyCatalog>[2][number]['files'],
  before?: Applied,
  problems: readonly string[] = [],
): Applied {
  const reading = readConfig(text, vocabularyOf(core));
  return applyCatalog(
    reading,
    core,
    reading.folders.map(() => ({ files, problems })),
    before,
  );
}

const found = ({ reading }: Applied): readonly string[] =>
  reading.findings.map(({ message, span }) => `${reading.text.slice(span.start, span.end)} | ${message}`);

describe('a config with its catalog', () => {
  test('goes by the core as it is where it names none', () => {
    const applied = apply('targets: [red, green]\n', []);
    expect([applied.layercake === core, applied.team]).toEqual([true, undefined]);
  });

  test('knows the components and targets of the team', () => {
    const applied = apply(`${CONFIG}targets: [green, npu]\n`, [HOUSE, NPU]);
    expect(found(applied)).toEqual([]);
    expect(applied.reading.config.targets).toEqual(['green', 'npu']);
    expect(applied.layercake.catalog.find('house')?.id).toBe('house');
  });

  test('reads a file once where folders lie in each other', () => {
    expect(apply('catalog: [ours, ./ours]\n', [HOUSE]).team?.files.map(({ findings }) => findings)).toEqual([[]]);
  });

  test('tells what is wrong with a folder where it is named, in the order of the text', () => {
    const text = `targets: [rad]\n${CONFIG}severities: { zzz: off }\n`;
    expect(found(apply(text, [HOUSE], undefined, [leftOut('a.yaml', 'is binary')]))).toEqual([
      'rad | `rad` is no target. Did you mean `red`?',
      'ours | The catalog `ours` has a file that is left out: `a.yaml` is binary.',
      'zzz | `zzz` is no rule.',
    ]);
  });
});

describe('applied again', () => {
  test.each(['', CONFIG])('is the very same where nothing has changed: %j', (text) => {
    const before = apply(text, [HOUSE, NPU]);
    expect(apply(text, [{ ...NPU }, { ...HOUSE }], before)).toBe(before);
  });

  test('keeps the core where only the config or a problem has changed', () => {
    const before = apply(CONFIG, [HOUSE]);
    for (const after of [apply(`${CONFIG}# more\n`, [HOUSE], before), apply(CONFIG, [HOUSE], before, ['is full'])]) {
      expect(after).not.toBe(before);
      expect(after.layercake).toBe(before.layercake);
    }
  });

  test('is another one with another file', () => {
    const before = apply(CONFIG, [HOUSE, NPU]);
    const after = apply(CONFIG, [{ ...HOUSE, text: componentText('hut') }, NPU], before);
    expect(after.layercake.catalog.find('house')).toBeUndefined();
    expect(after.team?.reads.get(NPU.path)).toBe(before.team?.reads.get(NPU.path));
  });
});
