import { afterEach, describe, expect, test } from 'vitest';
import { type Editor, openFolders } from './support/editor.ts';

const FILE = '/one/layercake.yaml';
const YAML = 'redhat.vscode-yaml';

let editor: Editor;
afterEach(() => editor.stop());

/** Opens a manifest beside YAML by Red Hat. */
async function openBeside(text: string): Promise<void> {
  editor = openFolders(['/one'], { [FILE]: text });
  await editor.install(YAML);
  await editor.open(FILE);
}

/**
 * What yaml-language-server 1.25.0, which is in YAML by Red Hat, tells of manifests without a schema, as `validate` of its library
 * answered: the line, and the start of its message. docs/beside-others.md says what follows from it.
 */
const RECORDED: readonly (readonly [text: string, told: readonly string[], ours: readonly string[]])[] = [
  ['system:\n\t- cuda\n', ['2 Tabs are not allowed as indentation'], []],
  ['framew\n', ['1 Implicit map keys need to be followed by map values'], []],
  ['name: "support\n', ['2 Missing closing "quote'], []],
  ['system: [greenkit\n', ['2 Flow sequence in block collection must be sufficiently indented'], []],
  ['system:\n  - greenkit\n - rocm\n', ['3 A block sequence may not be used as an implicit map key'], []],
  ['name: a: b\n', ['1 Nested mappings are not allowed in compact mappings'], []],
  ['name: a\nname: b\n', ['2 Map keys must be unique'], []],
  ['name: *nobody\n', ['1 Unresolved alias "*nobody"'], []],
  ['framework: &a [servo]\n', ['1 Unused anchor "&a"'], []],
  ['name: a\n---\nname: b\n', [], ['yaml-syntax']],
  ['framework: [nobody]\n', [], ['unknown-component']],
  ['extra: 1\n', [], ['schema']],
];

const YAML_RULES = ['yaml-syntax', 'duplicate-key', 'undefined-alias'];

describe('beside YAML by Red Hat', () => {
  test.each(RECORDED)('%j is told once', async (text, told, ours) => {
    await openBeside(`layercake: 1\n${text}`);
    const inYaml = editor.rules(FILE).filter((rule) => YAML_RULES.includes(rule) || ours.includes(rule));
    expect(inYaml).toEqual(ours);
    // Nothing is kept back that nobody would tell.
    await editor.install();
    const alone = editor.rules(FILE).filter((rule) => YAML_RULES.includes(rule));
    if (alone.length > inYaml.length) expect(told).not.toEqual([]);
  });

  test('all is told where it is told not to validate', async () => {
    await openBeside('layercake: 1\nname: a\nname: b\n');
    await editor.set({ validate: false });
    expect(editor.rules(FILE)).toContain('duplicate-key');
  });

  test('all is told of a manifest that is not open: the others look at open ones only', async () => {
    await openBeside('layercake: 1\nname: a\nname: b\n');
    expect(editor.rules(FILE)).not.toContain('duplicate-key');
    await editor.close(FILE);
    expect(editor.rules(FILE)).toContain('duplicate-key');
  });

  test('a file that is not read at all is told of', async () => {
    await openBeside(`layercake: 1\nname: ${'['.repeat(500)}\n`);
    expect(editor.rules(FILE)).toContain('yaml-syntax');
  });
});
