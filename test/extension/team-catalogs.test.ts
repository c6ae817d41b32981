import { afterEach, describe, expect, test } from 'vitest';
import { componentText, targetText } from '../core/catalog/team/support.ts';
import { type Editor, openFolders } from './support/editor.ts';
import { state } from './support/vscode.ts';

const MANIFEST = 'layercake: 1\nname: service\nframework: [house-engine]\n';
const ONLY_GREEN =
  'supports: { green: { level: native, evidence: [readme] }, others: { level: none, evidence: [readme] } }';
const LOCKED = componentText('house-engine', '', ONLY_GREEN);
const NEUTRAL = componentText('house-engine', '', 'neutral: { evidence: [readme] }');
const BROKEN = LOCKED.replace('name:', 'nmae:');

const [SERVICE, CONFIG, ENGINE] = ['/one/layercake.yaml', '/one/layercake.config.yaml', '/one/catalog/engine.yaml'];
const FILES = { [SERVICE]: MANIFEST, [CONFIG]: 'catalog: [catalog]\n', [ENGINE]: LOCKED };

let editor: Editor;
afterEach(() => editor.stop());

const openService = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
  editor = openFolders(['/one'], { ...FILES, ...more });
  await editor.open(SERVICE);
};
const rules = (): readonly string[] => editor.rules(SERVICE);
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a file of a catalog', () => {
  test('counts as it is typed, else as it is saved', async () => {
    await openService();
    await editor.open(ENGINE);
    await editor.write(ENGINE, NEUTRAL);
    expect(rules()).toEqual([]);
    await editor.type(ENGINE, BROKEN);
    expect(rules()).toEqual(['unknown-component']);
    await editor.close(ENGINE);
    expect([rules(), editor.rules(ENGINE)]).toEqual([[], []]);
  });

  test('counts once it is saved or opened, also where no watcher looks', async () => {
    await openService();
    await editor.open(ENGINE);
    await editor.type(ENGINE, NEUTRAL);
    await editor.save(ENGINE);
    await editor.set({ severities: {} });
    expect(rules()).toEqual([]);
    await editor.close(ENGINE);
    editor.writeUnseen(ENGINE, LOCKED);
    expect(rules()).toEqual([]);
    await editor.open(ENGINE);
    expect(rules()).toEqual(['hardware-locked']);
  });

  test.each(['catalog', './catalog/', '.', './/catalog//', '../one/catalog'])(
    'has its findings by itself: %s',
    async (named) => {
      await openService({ [CONFIG]: `catalog: [${named}]\n`, [ENGINE]: BROKEN });
      expect([rules(), editor.rules(ENGINE)]).toEqual([['unknown-component'], ['schema', 'schema']]);
      await editor.open(ENGINE);
      await editor.type(ENGINE, LOCKED);
      expect([rules(), editor.rules(ENGINE)]).toEqual([['hardware-locked'], []]);
    },
  );

  test('has them as long as a config names it', async () => {
    const other = '/one/deep/layercake.config.yaml';
    await openService({ [ENGINE]: BROKEN, [other]: 'catalog: [../catalog]\n', '/one/deep/layercake.yaml': MANIFEST });
    await editor.open('/one/deep/layercake.yaml');
    await editor.remove(CONFIG);
    expect(editor.rules(ENGINE)).toEqual(['schema', 'schema']);
    await editor.write(other, 'severities: { schema: off }\n');
    expect(editor.rules(ENGINE)).toEqual([]);
  });

  test('that is no text is told at its config, and the rest counts', async () => {
    await openService({ '/one/catalog/targets/npu.yaml': targetText('npu') });
    await editor.write('/one/catalog/latin.yaml', latin1('id: hut\nname: Hütte\n'));
    await editor.write('/one/catalog/packed.yaml', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0));
    await editor.write('/one/catalog/secret.yaml', undefined);
    expect([...editor.shown(CONFIG)].sort()).toEqual([
      'unknown-reference The catalog `catalog` has a file that is left out: `latin.yaml` is not UTF-8 text: line 2 has another encoding; save it as UTF-8.',
      'unknown-reference The catalog `catalog` has a file that is left out: `packed.yaml` is binary, not text.',
      'unknown-reference The catalog `catalog` has a file that is left out: `secret.yaml` cannot be read.',
    ]);
    expect(rules()).toEqual(['hardware-locked']);
  });

  test('may be UTF-16', async () => {
    await openService();
    await editor.write(ENGINE, utf16(NEUTRAL));
    expect([rules(), editor.shown(CONFIG)]).toEqual([[], []]);
  });

  test('is not looked for behind a link', async () => {
    await openService();
    state.links = ['/one/catalog/loop'];
    await editor.write('/one/catalog/loop/engine.yaml', NEUTRAL);
    expect([rules(), editor.rules('/one/catalog/loop/engine.yaml')]).toEqual([['hardware-locked'], []]);
  });
});

describe('a folder of a catalog', () => {
  test('is watched by itself outside of the workspace, as long as a config names it', async () => {
    await openService({ [CONFIG]: 'catalog: [../shared]\n', '/shared/engine.yaml': LOCKED });
    const [configs, ...others] = editor.watched();
    expect([configs, others]).toEqual(['**/layercake.config.{yaml,yml}', ['/shared']]);
    await editor.write('/shared/engine.yaml', NEUTRAL);
    expect([rules(), editor.watched().length]).toEqual([[], 2]);
    await editor.write(CONFIG, 'catalog: [catalog]\n');
    expect([rules(), editor.watched().slice(1)]).toEqual([['hardware-locked'], ['**']]);
    await editor.remove(CONFIG);
    expect([rules(), editor.watched()]).toEqual([['unknown-component'], [configs]]);
  });

  test('is not watched any more where the config says nothing of it', async () => {
    await openService();
    await editor.write(CONFIG, '# nothing\n');
    expect([rules(), editor.watched().length]).toEqual([['unknown-component'], 1]);
    editor.stop();
    expect(editor.watched().filter((glob) => glob === '**')).toEqual([]);
  });

  test('is read once, by whatever names', async () => {
    await openService({ [CONFIG]: 'catalog: [catalog, ./catalog/, ., ../one/catalog]\n' });
    expect([rules(), editor.rules(ENGINE)]).toEqual([['hardware-locked'], []]);
    editor.stop();
    await openService({ [CONFIG]: 'catalog: [../shared, ../shared/]\n', '/shared/engine.yaml': LOCKED });
    expect([rules(), editor.rules('/shared/engine.yaml')]).toEqual([['hardware-locked'], []]);
  });

  test('counts as it was read until something in it changes', async () => {
    await openService({ [CONFIG]: 'catalog: [catalog, other]\n', '/one/catalog/readme.md': 'x' });
    editor.writeUnseen(ENGINE, NEUTRAL);
    await editor.set({ severities: {} });
    await editor.write('/one/other/hut.yaml', componentText('hut'));
    await editor.open('/one/catalog/readme.md');
    await editor.open(ENGINE, 'git');
    expect(rules()).toEqual(['hardware-locked']);
  });

  test('may go with the folder that it lies in', async () => {
    await openService({ [CONFIG]: 'catalog: [deep/catalog]\n', '/one/deep/catalog/engine.yaml': LOCKED });
    expect(rules()).toEqual(['hardware-locked']);
    await editor.remove('/one/deep');
    expect(rules()).toEqual(['unknown-component']);
  });

  test('is not read again for what lies beside it', async () => {
    await openService();
    editor.writeUnseen(ENGINE, NEUTRAL);
    await editor.write('/one/catalogue/engine.yaml', NEUTRAL);
    expect(rules()).toEqual(['hardware-locked']);
    await editor.write('/one/catalog/readme.md', 'x');
    expect(rules()).toEqual([]);
  });
});

describe('a config', () => {
  test('counts as it is typed, else as it is saved', async () => {
    await openService();
    await editor.open(CONFIG);
    await editor.type(CONFIG, '# catalog: [catalog]\n');
    expect(rules()).toEqual(['unknown-component']);
    await editor.close(CONFIG);
    expect(rules()).toEqual(['hardware-locked']);
    await editor.open(CONFIG);
    await editor.write(CONFIG, 'severities: { unknown-component: off }\n');
    expect(rules()).toEqual([]);
  });

  test('may be UTF-16, and has its findings where it is no text', async () => {
    await openService();
    await editor.write(CONFIG, utf16('severities: { unknown-component: off }\n'));
    expect([rules(), editor.rules(CONFIG)]).toEqual([[], []]);
    await editor.write(CONFIG, Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0));
    expect([rules(), editor.rules(CONFIG)]).toEqual([['unknown-component'], ['yaml-syntax']]);
  });

  test('over the settings of the editor, with the team’s targets', async () => {
    await openService({ '/one/catalog/targets/npu.yaml': targetText('npu') });
    editor.checked();
    await editor.set({ severities: { 'hardware-locked': 'off' }, targets: ['green', 'npu'] });
    expect([rules(), editor.checked()]).toEqual([[], [SERVICE]]);
    await editor.set({ severities: { 'hardware-locked': 'off' }, targets: ['green', 'npu'] });
    expect(editor.checked()).toEqual([]);
    await editor.write(CONFIG, 'catalog: [catalog]\nseverities: { hardware-locked: warning }\n');
    expect(rules()).toEqual(['hardware-locked']);
  });
});
