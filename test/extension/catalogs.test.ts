import { afterEach, describe, expect, test } from 'vitest';
import { componentText } from '../core/catalog/team/support.ts';
import { type Editor, openFolders } from './support/editor.ts';

const MANIFEST = 'layercake: 1\nname: service\nframework: [house-engine]\n';
const ONLY_GREEN =
  'supports: { green: { level: native, evidence: [readme] }, others: { level: none, evidence: [readme] } }';
const ALSO_RED =
  'supports: { green: { level: native, evidence: [readme] }, red: { level: native, evidence: [readme] } }';
const LOCKED = componentText('house-engine', '', ONLY_GREEN);
const PORTABLE = componentText('house-engine', '', ALSO_RED);

/** Two folders of a workspace, each with a manifest, and a catalog that describes the same component in its own way. */
const FILES = {
  '/one/layercake.yaml': MANIFEST,
  '/one/layercake.config.yaml': 'catalog: [catalog]\n',
  '/one/catalog/house-engine.yaml': LOCKED,
  '/two/layercake.yaml': MANIFEST,
  '/two/layercake.config.yaml': 'catalog: [catalog]\n',
  '/two/catalog/house-engine.yaml': PORTABLE,
};

let editor: Editor;
afterEach(() => editor.stop());

const openBoth = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
  editor = openFolders(['/one', '/two'], { ...FILES, ...more });
  await editor.open('/one/layercake.yaml');
  await editor.open('/two/layercake.yaml');
};
const both = (): readonly (readonly string[])[] =>
  ['/one', '/two'].map((folder) => editor.rules(`${folder}/layercake.yaml`));

describe('two folders of a workspace, each with a catalog of its own', () => {
  test('have their manifests go by their own', async () => {
    await openBoth();
    expect(both()).toEqual([['hardware-locked'], []]);
    expect(editor.checked()).toEqual(['/one/layercake.yaml', '/two/layercake.yaml']);
  });

  test('a change on disk is for the manifests of its folder, and the others are not checked again', async () => {
    await openBoth();
    editor.checked();
    await editor.write('/two/catalog/house-engine.yaml', LOCKED);
    expect(both()).toEqual([['hardware-locked'], ['hardware-locked']]);
    expect(editor.checked()).toEqual(['/two/layercake.yaml']);
    await editor.write('/one/catalog/house-engine.yaml', PORTABLE);
    expect(both()).toEqual([[], ['hardware-locked']]);
    expect(editor.checked()).toEqual(['/one/layercake.yaml']);
  });

  test('so is one that is typed, with its mistakes', async () => {
    await openBoth();
    await editor.open('/two/catalog/house-engine.yaml');
    editor.checked();
    await editor.type('/two/catalog/house-engine.yaml', PORTABLE.replace('name:', 'nmae:'));
    expect(both()).toEqual([['hardware-locked'], ['unknown-component']]);
    expect(editor.rules('/two/catalog/house-engine.yaml')).toEqual(['schema', 'schema']);
    expect(editor.rules('/one/catalog/house-engine.yaml')).toEqual([]);
    expect(editor.checked()).toEqual(['/two/layercake.yaml']);
    await editor.type('/two/catalog/house-engine.yaml', PORTABLE);
    expect(both()).toEqual([['hardware-locked'], []]);
    expect(editor.rules('/two/catalog/house-engine.yaml')).toEqual([]);
  });

  test('so is a catalog that goes as a whole, and a config', async () => {
    await openBoth();
    editor.checked();
    await editor.remove('/one/catalog');
    expect(both()).toEqual([['unknown-component'], []]);
    expect(editor.shown('/one/layercake.config.yaml')).toEqual([
      'unknown-reference The catalog `catalog` is no folder that can be read.',
    ]);
    await editor.remove('/two/layercake.config.yaml');
    expect(both()).toEqual([['unknown-component'], ['unknown-component']]);
    expect(editor.checked()).toEqual(['/one/layercake.yaml', '/two/layercake.yaml']);
  });

  test('what changes nothing checks nothing again', async () => {
    await openBoth();
    editor.checked();
    await editor.write('/one/catalog/house-engine.yaml', LOCKED);
    await editor.write('/two/layercake.config.yaml', 'catalog: [catalog]\n');
    expect(editor.checked()).toEqual([]);
    await editor.set({ severities: { 'hardware-locked': 'off' } });
    expect(both()).toEqual([[], []]);
    expect(editor.checked()).toEqual(['/one/layercake.yaml', '/two/layercake.yaml']);
  });

  test('one folder may name the catalog of the other', async () => {
    await openBoth({ '/two/layercake.config.yaml': 'catalog: [../one/catalog]\n' });
    expect(both()).toEqual([['hardware-locked'], ['hardware-locked']]);
    editor.checked();
    await editor.write('/one/catalog/house-engine.yaml', PORTABLE);
    expect(both()).toEqual([[], []]);
    expect([...editor.checked()].sort()).toEqual(['/one/layercake.yaml', '/two/layercake.yaml']);
  });
});
