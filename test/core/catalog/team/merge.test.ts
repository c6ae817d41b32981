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

  test('takes as many targets as the analysis can tell apart', () => {
    const files = Array.from({ length: 40 }, (_, index) => [
      `targets/n${index + 10}.yaml`,
      targetText(`n${index + 10}`),
    ]);
    const { catalog: merged, files: readings } = merge(Object.fromEntries(files) as Texts);
    expect(merged.targets.length).toBe(31);
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
