import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { run } from '../../src/cli/program.ts';

const FOLDER = fromRoot('examples/team-catalog');

/** What the command line says in the example's folder: its exit code and its answer. */
async function ask(...argv: readonly string[]): Promise<readonly [number, string, string]> {
  const text = { out: '', err: '' };
  const code = await run(argv, {
    ...{ cwd: FOLDER, columns: 200, env: {}, version: '1', today: '2026-11-23', now: () => 0 },
    ...{ isTerminal: false, isErrorTerminal: false },
    stdout: { write: (part) => (text.out += part) },
    stderr: { write: (part) => (text.err += part) },
  });
  return [code, text.out, text.err];
}

interface Checked {
  readonly files: readonly { readonly path: string; readonly findings: readonly { readonly rule: string }[] }[];
}

test('the manifest of examples/team-catalog is read with the team’s own catalog', async () => {
  const [code, out, err] = await ask('check', '--format', 'json');
  const { files } = JSON.parse(out) as Checked;
  expect(files.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
    ['layercake.yaml', ['hardware-leaning']],
  ]);
  expect([code, err]).toEqual([0, '']);
});

test('its own component, its override and its target are there', async () => {
  expect((await ask('explain', 'engine'))[1]).toMatch(/House Engine[^]*house-npu +native/);
  expect((await ask('explain', 'deepgemm'))[1]).toContain('DeepGEMM (our fork)');
  expect((await ask('retarget', 'layercake.yaml', '--to', 'house-npu'))[0]).toBe(0);
});

test('docs/team-catalog.md shows its component', () => {
  const page = readFileSync(fromRoot('docs/team-catalog.md'), 'utf8');
  const [shown] = /^id: house-engine$[^]*?(?=^```)/m.exec(page) ?? [];
  expect(readFileSync(`${FOLDER}/catalog/house-engine.yaml`, 'utf8')).toContain(shown ?? 'nothing');
});
