import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manifestAt } from '../../src/extension/tools/manifests.ts';
import { type Editor, openFolders } from './support/editor.ts';

const TEXT = 'layercake: 1\n';

describe('the manifest that a language model names, where two folders are open', () => {
  let editor: Editor;
  beforeEach(() => {
    const paths = ['/one/layercake.yaml', '/two/layercake.yaml', '/two/deploy/layercake.yaml', '/two/values.yaml'];
    editor = openFolders(['/one', '/two'], Object.fromEntries(paths.map((path) => [path, TEXT])));
  });
  afterEach(() => editor.stop());

  const pathAt = async (path: string): Promise<string> => (await manifestAt(path)).uri.path;

  test.each([
    ['deploy/layercake.yaml', '/two/deploy/layercake.yaml'],
    ['two/layercake.yaml', '/two/layercake.yaml'],
    ['one/layercake.yaml', '/one/layercake.yaml'],
    ['/two/layercake.yaml', '/two/layercake.yaml'],
  ])('%s is %s', async (path, expected) => {
    expect(await pathAt(path)).toBe(expected);
  });

  test.each([
    ['layercake.yaml', '`layercake.yaml` is in several folders; say which. The manifests are: '],
    ['values.yaml', '`values.yaml` is no stack manifest by its name. The manifests are: '],
    ['other/layercake.yaml', 'There is no file `other/layercake.yaml`. The manifests are: '],
    ['../layercake.yaml', '`../layercake.yaml` is no path inside of the workspace'],
  ])('%s is none', async (path, expected) => {
    await expect(manifestAt(path)).rejects.toThrow(expected);
  });

  test('is not taken from another state of it', async () => {
    await editor.open('/one/layercake.yaml', 'vscode-local-history');
    expect((await manifestAt('one/layercake.yaml')).uri.scheme).toBe('file');
  });
});
