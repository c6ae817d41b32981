import { afterEach, describe, expect, test } from 'vitest';
import { type Editor, openFolders } from './support/editor.ts';

const FILE = '/one/layercake.yaml';
const TEXT = 'layercake: 1\nname: Für alle\nframework: [servo]\n';
const PROBLEM = 'yaml-syntax This file is not UTF-8 text: line 2 has another encoding; save it as UTF-8.';

let editor: Editor;
afterEach(() => editor.stop());

/** Opens a manifest with these bytes, which VS Code shows with `�` where it cannot read them. */
const openBytes = async (bytes: Uint8Array): Promise<void> => {
  editor = openFolders(['/one'], {});
  await editor.write(FILE, bytes);
  await editor.open(FILE);
};

describe('a manifest that is not UTF-8', () => {
  test('is told of it, beside what else is wrong', async () => {
    await openBytes(Buffer.from(TEXT.replace('servo', 'nobody'), 'latin1'));
    expect(editor.shown(FILE)[0]).toBe(PROBLEM);
    expect(editor.rules(FILE)).toEqual(['yaml-syntax', 'unknown-component']);
  });

  test('is well once it is saved as UTF-8, also with the `�` in it', async () => {
    await openBytes(Buffer.from(TEXT, 'latin1'));
    await editor.save(FILE);
    expect(editor.shown(FILE)).toEqual([]);
  });

  test('is well once the text has none any more', async () => {
    await openBytes(Buffer.from(TEXT, 'latin1'));
    await editor.type(FILE, TEXT);
    expect(editor.shown(FILE)).toEqual([]);
  });

  test('is told of it after it is closed, too', async () => {
    await openBytes(Buffer.from(TEXT, 'latin1'));
    await editor.close(FILE);
    expect(editor.shown(FILE)).toEqual([PROBLEM]);
  });
});

test('a `�` that was written as one is nothing wrong', async () => {
  await openBytes(Buffer.from(TEXT.replace('ü', '\ufffd')));
  expect(editor.shown(FILE)).toEqual([]);
});
