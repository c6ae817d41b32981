import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Editor, openFolders } from './support/editor.ts';
import { state } from './support/vscode.ts';

const A = '/one/a.layercake.yaml';
const B = '/one/below/layercake.yml';
const CONFIG = '/one/layercake.config.yaml';
const GOOD = 'layercake: 1\nname: good\nframework: [servo]\n';
const UNKNOWN = 'layercake: 1\nname: bad\nframework: [nobody]\n';
const LOCKED = 'layercake: 1\nname: locked\nsystem: [greenkit]\n';

let editor: Editor;
afterEach(() => editor.stop());

/** Opens `/one` with these files, and waits until all is checked. */
async function openOne(files: Readonly<Record<string, string>>, folders: readonly string[] = ['/one']): Promise<void> {
  editor = openFolders(folders, files);
  await editor.set({});
}

describe('manifests that nobody has opened', () => {
  test('are checked, those of other names and in node_modules are not', async () => {
    const others = ['/one/values.yaml', '/one/node_modules/x/layercake.yaml', '/elsewhere/layercake.yaml'];
    await openOne({ [A]: UNKNOWN, [B]: GOOD, ...Object.fromEntries(others.map((path) => [path, UNKNOWN])) });
    expect(editor.rules(A)).toEqual(['unknown-component']);
    expect(others.map((path) => editor.shown(path))).toEqual([[], [], []]);
    expect(editor.stacks()).toEqual([`${A} bad 0/1/0`, `${B} good 0/0/0`]);
  });

  test('follow their files: written, created, deleted, and a folder that goes as a whole', async () => {
    await openOne({ [A]: GOOD });
    await editor.write(A, UNKNOWN);
    await editor.write(B, UNKNOWN);
    expect([editor.rules(A), editor.rules(B)]).toEqual([['unknown-component'], ['unknown-component']]);
    await editor.remove(A);
    expect(editor.shown(A)).toEqual([]);
    await editor.remove('/one/below');
    expect([editor.shown(B), editor.stacks()]).toEqual([[], []]);
  });

  test('follow what the settings leave out', async () => {
    await openOne({ [A]: UNKNOWN, [B]: UNKNOWN });
    await editor.set({ exclude: { '**/below': true, '**/a.layercake.yaml': false } });
    expect([editor.rules(A), editor.rules(B)]).toEqual([['unknown-component'], []]);
    await editor.set({});
    expect(editor.rules(B)).toEqual(['unknown-component']);
  });

  test('follow their config, each that of its own folder', async () => {
    const off = 'severities: { unknown-component: off }\n';
    await openOne({ [A]: UNKNOWN, '/two/layercake.yaml': UNKNOWN, '/two/layercake.config.yaml': off }, [
      '/one',
      '/two',
    ]);
    expect([editor.rules(A), editor.rules('/two/layercake.yaml')]).toEqual([['unknown-component'], []]);
    await editor.write('/one/layercake.config.yaml', off);
    await editor.write('/two/layercake.config.yaml', 'severities: { unknown-component: error }\n');
    expect(editor.stacks()).toEqual([`${A} bad 0/0/0`, '/two/layercake.yaml bad 1/0/0']);
  });

  test('are told of what is no text, cannot be read, or is too large', async () => {
    await openOne({ [A]: GOOD });
    await editor.write(A, new Uint8Array([0x6c, 0, 0x61, 0]));
    expect(editor.shown(A)).toEqual(['yaml-syntax This file is UTF-16 without a byte order mark; save it as UTF-8.']);
    await editor.write(A, undefined);
    expect(editor.shown(A)).toEqual(['yaml-syntax This file cannot be read.']);
    await editor.write(A, `# ${'x'.repeat(2 * 1024 * 1024)}\n${UNKNOWN}`);
    expect(editor.shown(A)).toEqual([
      'yaml-syntax This file is larger than 2 MB, so it is checked only while it is open.',
    ]);
    await editor.open(A);
    expect(editor.rules(A)).toEqual(['unknown-component']);
  });

  test('are left alone where the settings say so, and checked as soon as they do not', async () => {
    await openOne({ [A]: UNKNOWN });
    await editor.set({ 'workspace.check': false });
    expect([editor.shown(A), editor.stacks()]).toEqual([[], [`${A} not checked`]]);
    await editor.open(A);
    expect(editor.rules(A)).toEqual(['unknown-component']);
    await editor.close(A);
    expect(editor.shown(A)).toEqual([]);
    await editor.set({});
    expect(editor.rules(A)).toEqual(['unknown-component']);
  });
});

describe('the text in the editor', () => {
  test('wins over the file, and gives way to it when it is closed', async () => {
    await openOne({ [A]: UNKNOWN });
    await editor.open(A);
    await editor.type(A, GOOD);
    expect(editor.shown(A)).toEqual([]);
    await editor.write(A, LOCKED);
    expect(editor.shown(A)).toEqual([]);
    await editor.close(A);
    expect(editor.rules(A)).toEqual(['hardware-locked']);
  });

  test.each([
    ['outside of the workspace', '/elsewhere/layercake.yaml', 'file'],
    ['without a file', '/one/new.layercake.yaml', 'untitled'],
  ])('is told of only while it is open, %s', async (_, path, scheme) => {
    await openOne({});
    state.files.set(path, new TextEncoder().encode(UNKNOWN));
    await editor.open(path, scheme);
    expect(editor.rules(path)).toEqual(['unknown-component']);
    await editor.close(path);
    expect([editor.shown(path), editor.stacks()]).toEqual([[], []]);
  });

  test('is told of while it is open, though its file is gone or left out', async () => {
    await openOne({ [A]: UNKNOWN, [B]: UNKNOWN });
    await editor.open(A);
    await editor.open(B);
    await editor.remove(A);
    await editor.set({ exclude: { '**/below': true } });
    expect([editor.rules(A), editor.rules(B)]).toEqual([['unknown-component'], ['unknown-component']]);
    await editor.close(A);
    await editor.close(B);
    expect([editor.shown(A), editor.shown(B)]).toEqual([[], []]);
  });

  test('is never overwritten by a check of the file that was under way', async () => {
    editor = openFolders(['/one'], { [A]: UNKNOWN });
    await editor.open(A);
    expect(editor.rules(A)).toEqual(['unknown-component']);
    void editor.close(A);
    void editor.open(A);
    await editor.type(A, GOOD);
    expect(editor.shown(A)).toEqual([]);
  });

  test('is told of on save only, where the settings say so', async () => {
    await openOne({ [A]: GOOD });
    await editor.set({ run: 'onSave' });
    await editor.open(A);
    await editor.type(A, UNKNOWN);
    expect(editor.shown(A)).toEqual([]);
    await editor.save(A);
    expect(editor.rules(A)).toEqual(['unknown-component']);
    await editor.type(A, LOCKED);
    await editor.set({ run: 'onType' });
    expect(editor.rules(A)).toEqual(['hardware-locked']);
  });

  test('is told of on save only where its config says so, unless the settings say otherwise', async () => {
    await openOne({ [A]: GOOD, [CONFIG]: 'editor: { run: onSave }\n' });
    await editor.open(A);
    await editor.type(A, UNKNOWN);
    expect(editor.shown(A)).toEqual([]);
    await editor.set({ run: 'onType' });
    expect(editor.rules(A)).toEqual(['unknown-component']);
    await editor.set({});
    await editor.type(A, LOCKED);
    expect(editor.rules(A)).toEqual(['unknown-component']);
    await editor.write(CONFIG, 'editor: { run: onType }\n');
    expect(editor.rules(A)).toEqual(['hardware-locked']);
  });

  test.each(['git', 'vscode-local-history'])('of the old side of a diff is not told of (%s)', async (scheme) => {
    await openOne({ [A]: GOOD, [CONFIG]: '' });
    state.files.set(A, new TextEncoder().encode(UNKNOWN));
    state.files.set(CONFIG, new TextEncoder().encode('severities: { nobody: off }\n'));
    await editor.open(A, scheme);
    await editor.open(CONFIG, scheme);
    expect([editor.checked(), editor.shown(A), editor.shown(CONFIG)]).toEqual([[], [], []]);
  });
});

describe('the check of a large workspace', () => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`/one/${n}.layercake.yaml`, UNKNOWN]));
  const checked = (): number => editor.stacks().filter((one) => !one.endsWith('not checked')).length;

  test('can be stopped, and taken up again', async () => {
    editor = openFolders(['/one'], files);
    while (checked() < 10) await vi.advanceTimersByTimeAsync(1);
    await editor.run('layercake.stopCheck');
    expect(editor.stacks()).toHaveLength(300);
    expect(checked()).toBeLessThan(300);
    await editor.run('layercake.checkWorkspace');
    expect(checked()).toBe(300);
  });
});
