import { describe, expect, test } from 'vitest';
import { createLayercake, mergeCatalog } from '../../../../src/core/index.ts';
import { catalog } from '../../../support/catalog.ts';
import { TODAY } from '../../../support/core.ts';
import { componentText, filesOf, merge, targetText, type Texts } from './support.ts';

const rules = (texts: Texts): readonly string[] =>
  merge(texts).files.flatMap(({ path, findings }) => findings.map(({ rule }) => `${path} ${rule}`));

describe('the merged catalog', () => {
  test('has the team’s own, and all that is built in', () => {
    const merged = merge({
      'a.yaml': componentText('house', 'aliases: [hearth]'),
      'targets/n.yaml': targetText('npu'),
    });
    expect(merged.catalog.find('Hearth')?.id).toBe('house');
    expect(merged.catalog.components.length).toBe(catalog.components.length + 1);
    expect(merged.catalog.targets.map(({ id }) => id)).toEqual([...catalog.targets.map(({ id }) => id), 'npu']);
  });

  test('has the team’s file in the place of a built-in one, as a whole', () => {
    const { catalog: merged } = merge({ 'a.yaml': componentText('servo'), 'targets/red.yaml': targetText('red') });
    expect(merged.find('servo')).toMatchObject({ name: 'SERVO of ours', supports: { green: { level: 'native' } } });
    expect(merged.find('servo')?.requires).toBeUndefined();
    expect(merged.target('red')).toMatchObject({ name: 'red unit', vendor: 'red' });
    expect(merged.target('red')?.architectures).toBeUndefined();
    expect([merged.components.length, merged.targets.length]).toEqual([
      catalog.components.length,
      catalog.targets.length,
    ]);
  });

  test('gives a name that is built in to the team’s component that has it, but no id', () => {
    const { catalog: merged } = merge({ 'a.yaml': componentText('house', 'aliases: [GK, servo]') });
    expect(merged.find('gk')?.id).toBe('house');
    expect(merged.find('servo')?.id).toBe('servo');
  });

  test('leaves out a broken file and keeps the rest', () => {
    const texts = {
      'a.yaml': 'id: [',
      'b.yaml': componentText('house', 'sumary: x'),
      'c.yaml': componentText('hut'),
      'd.yaml': componentText('den', '', 'supports: { green: { level: native, evidence: [nothing] } }'),
      'e.yaml': componentText('servo', 'kind: nonsense'),
    };
    const { catalog: merged } = merge(texts);
    expect(['house', 'hut', 'den', 'servo'].map((id) => merged.find(id)?.name)).toEqual([
      undefined,
      'HUT of ours',
      undefined,
      'Servo',
    ]);
  });

  test('keeps a component that names what nobody has', () => {
    const text = componentText('house', 'requires: [nobody, servo]\nalternatives: [{ component: none, effort: code }]');
    const layercake = createLayercake(merge({ 'a.yaml': text }).catalog);
    const reading = layercake.read('layercake: 1\nname: s\nframework: [house, servo]\n');
    expect(layercake.check(reading, { today: TODAY }).map(({ rule }) => rule)).not.toContain('unknown-component');
    expect(layercake.explanation('house', { today: TODAY })).toContain('HOUSE of ours');
    expect(rules({ 'a.yaml': text })).toEqual(['a.yaml unknown-reference', 'a.yaml unknown-reference']);
  });

  test('has no device of a target that nobody has', () => {
    const text = componentText('slab', 'hardware: { target: violet }', '');
    expect(merge({ 'a.yaml': text }).catalog.find('slab')).toBeUndefined();
    expect(merge({ 'a.yaml': text, 'targets/v.yaml': targetText('violet') }).catalog.find('slab')?.id).toBe('slab');
  });

  test('has no device of a target that is broken, which is told once', () => {
    const texts = {
      'a.yaml': componentText('slab', 'hardware: { target: violet }', ''),
      'b.yaml': componentText('house', '', 'supports: { violet: { level: native, evidence: [readme] } }'),
      'targets/v.yaml': targetText('violet', 'colour: violet'),
    };
    expect([rules(texts), merge(texts).catalog.find('slab')]).toEqual([['targets/v.yaml schema'], undefined]);
  });

  test('knows components by the ids of components, and targets by those of targets', () => {
    const uses = (id: string): string =>
      componentText(id, 'requires: [npu]', 'supports: { house: { level: native, evidence: [readme] } }');
    expect(rules({ 'a.yaml': uses('house'), 'targets/n.yaml': targetText('npu') })).toEqual([
      'a.yaml unknown-reference',
      'a.yaml unknown-reference',
    ]);
  });

  test('knows the vendors of the team’s own targets', () => {
    const texts = { 'a.yaml': componentText('house', 'stewardVendor: npu'), 'targets/n.yaml': targetText('npu') };
    expect(rules(texts)).toEqual([]);
  });

  test('goes by the order of paths, whatever order files come in', () => {
    const texts = {
      'c.yaml': componentText('house'),
      'b.yaml': componentText('house'),
      'a.yaml': componentText('house'),
    };
    const { files } = merge(texts);
    expect(files.map(({ path, findings }) => [path, findings.map(({ message }) => message)])).toEqual([
      ['a.yaml', []],
      ['b.yaml', ['`house` is described in `a.yaml` already; this file is left out.']],
      ['c.yaml', ['`house` is described in `a.yaml` already; this file is left out.']],
    ]);
  });

  test('lets a name lead to what comes after a device that is left out', () => {
    const texts = {
      'a.yaml': componentText('slab', 'aliases: [hearth]\nhardware: { target: violet }', ''),
      'b.yaml': componentText('house', 'aliases: [hearth]'),
    };
    expect([rules(texts), merge(texts).catalog.find('hearth')?.id]).toEqual([['a.yaml unknown-reference'], 'house']);
  });

  test('says where a key stood first that stands twice', () => {
    const [file] = merge({ 'a.yaml': componentText('house', 'layer: model') }).files;
    expect(file?.findings.map(({ rule, related }) => [rule, related.length])).toEqual([['duplicate-key', 1]]);
  });

  test('takes files of up to 256 kB', () => {
    const text = componentText('house', '# ');
    const padded = (length: number): string => text.replace('# ', `# ${'x'.repeat(length - text.length)}`);
    expect(rules({ 'a.yaml': padded(256 * 1024) })).toEqual([]);
    expect(rules({ 'a.yaml': padded(256 * 1024 + 1) })).toEqual(['a.yaml schema']);
  });

  test('tells of a file at most 100 mistakes', () => {
    const names = Array.from({ length: 90 }, (_, index) => `n${index}`).join(', ');
    const cases = Array.from({ length: 90 }, () => '{ level: native, arch: g9, evidence: [readme] }').join(', ');
    const text = componentText('house', `requires: [${names}]`, `supports: { green: [${cases}] }`);
    expect(rules({ 'a.yaml': text }).length).toBe(100);
  });

  test('takes as many targets as the analysis can tell apart', () => {
    const files = Array.from({ length: 40 }, (_, index) => [
      `targets/n${index + 10}.yaml`,
      targetText(`n${index + 10}`),
    ]);
    const all = { ...(Object.fromEntries(files) as Texts), 'targets/z.yaml': targetText('red') };
    const { catalog: merged, files: readings } = merge(all);
    expect([merged.targets.length, merged.target('red')?.name]).toEqual([31, 'red unit']);
    const [first] = readings.flatMap((file) => file.findings.map(({ span }) => file.text.slice(span.start, span.end)));
    expect(first).toBe(`n${10 + 31 - catalog.targets.length}`);
    expect(readings.filter(({ findings }) => findings.length > 0).length).toBe(40 + catalog.targets.length - 31);
    const layercake = createLayercake(merged);
    expect(layercake.read('layercake: 1\nname: s\nframework: [servo]\n').analysis.targets.length).toBe(31);
  });
});

describe('merging again', () => {
  const texts = { 'a.yaml': componentText('house'), 'b.yaml': componentText('hut') };

  test('gives the very same where nothing has changed', () => {
    const before = merge(texts);
    expect(mergeCatalog(catalog, [...filesOf(texts)].reverse(), before)).toBe(before);
  });

  test.each<[string, Texts]>([
    ['a text', { ...texts, 'b.yaml': componentText('hovel') }],
    ['a file more', { ...texts, 'c.yaml': componentText('den') }],
    ['a file fewer', { 'a.yaml': texts['a.yaml'] }],
  ])('reads only what has changed: %s', (_, changed) => {
    const before = merge(texts);
    const after = merge(changed, before);
    expect(after.reads.get('a.yaml')).toBe(before.reads.get('a.yaml'));
    expect(after.catalog.components).toEqual(merge(changed).catalog.components);
    expect(after.files).toEqual(merge(changed).files);
  });

  test('reads anew what has become a target', () => {
    const before = merge({ 'a.yaml': targetText('npu') });
    const [file] = filesOf({ 'a.yaml': targetText('npu') });
    if (!file) throw new Error('no file');
    expect(mergeCatalog(catalog, [{ ...file, holds: 'target' }], before).catalog.target('npu')?.id).toBe('npu');
  });
});
