import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { goToLine, openFile, runCommand, webviewFrame } from '../host/actions.ts';
import { vscodeVersions } from '../host/paths.ts';
import { withWorkbench } from '../host/workbench.ts';

const COMMITTED = 'layercake: 1\nname: one\nframework: [vllm, pytorch]\nsystem: [cuda]\n';

function git(folder: string, ...argv: readonly string[]): void {
  const author = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
  execFileSync('git', [...author, ...argv], { cwd: folder, stdio: 'pipe' });
}

test.each(vscodeVersions)('what changed since HEAD of a real repository, in VS Code (%s)', async (vscode) => {
  await withWorkbench({ vscode, git: true, viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
    await writeFile(path.join(folder, 'größer.layercake.yaml'), COMMITTED);
    git(folder, 'init', '--quiet');
    git(folder, 'add', 'größer.layercake.yaml');
    git(folder, 'commit', '--quiet', '--message', 'One');
    await openFile(page, 'größer.layercake.yaml');
    const add = async (line: string): Promise<void> => {
      await goToLine(page, 3);
      await page.keyboard.press('Home');
      await page.keyboard.type(`${line}\n`);
    };
    await add('model: [llama-3.1-70b-instruct]');
    await page.keyboard.press('Control+S');

    await runCommand(page, 'Layercake: Show Layer Cake');
    const cake = await webviewFrame(page, '.slab');
    const changes = cake.locator('.view-changes');
    await cake.getByRole('tab', { name: 'Changes' }).click();
    await changes.getByText('Llama 3.1 70B Instruct').waitFor();
    expect(await changes.innerText()).toMatch(/^Against HEAD[^]*Added\s+1\s/);

    git(folder, 'commit', '--quiet', '--all', '--message', 'Two');
    await cake.getByRole('tab', { name: 'Cake' }).click();
    await cake.getByRole('tab', { name: 'Changes' }).click();
    await changes.getByText('Nothing differs from HEAD').waitFor();

    await page.locator('.view-line').first().click();
    await add('application: [{id: answering, uses: [vllm]}]');
    await runCommand(page, 'Layercake: Compare with…');
    await page.locator('.quick-input-widget:visible .label-name', { hasText: 'Version in Git (HEAD)' }).click();
    const comparison = await webviewFrame(page, '.markdown-body');
    await comparison.getByText('answering').first().waitFor();
  });
});

test('a file that Git does not have: says so', async () => {
  await withWorkbench({ git: true, viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
    git(folder, 'init', '--quiet');
    await openFile(page, 'layercake.yaml');
    await runCommand(page, 'Layercake: Show Layer Cake');
    const cake = await webviewFrame(page, '.slab');
    await cake.getByRole('tab', { name: 'Changes' }).click();
    await cake.getByText('The file is not in Git at HEAD.').waitFor();
  });
});

/** Each makes a repository of its own inside that of the folder, at the path. */
const INSIDE: Readonly<Record<string, (folder: string, inside: string) => void>> = {
  'a worktree': (folder, inside) => git(folder, 'worktree', 'add', '--quiet', inside, '-b', 'other'),
  'a submodule': (folder, inside) => {
    const source = mkdtempSync(path.join(tmpdir(), 'layercake-submodule-'));
    commitIn(source, COMMITTED);
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', source, inside);
    rmSync(source, { recursive: true });
  },
};

/** Makes a repository with a manifest. */
function commitIn(folder: string, text: string): void {
  writeFileSync(path.join(folder, 'inner.layercake.yaml'), text);
  git(folder, 'init', '--quiet');
  git(folder, 'add', 'inner.layercake.yaml');
  git(folder, 'commit', '--quiet', '--message', 'One');
}

test.each(Object.entries(INSIDE))('%s has a HEAD of its own', async (_, make) => {
  await withWorkbench({ git: true, viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
    commitIn(folder, COMMITTED);
    make(folder, 'inside');
    // The repository around it has moved on, which is not what is asked for.
    commitIn(folder, COMMITTED.replace('name: one', 'name: outer\napplication: [{id: outermost}]'));
    const inner = path.join(folder, 'inside', 'inner.layercake.yaml');
    writeFileSync(inner, COMMITTED.replace('name: one', 'name: one\napplication: [{id: answering, uses: [vllm]}]'));
    await openFile(page, 'inside/inner.layercake.yaml');
    await runCommand(page, 'Layercake: Show Layer Cake');
    const cake = await webviewFrame(page, '.slab');
    const changes = cake.locator('.view-changes');
    await cake.getByRole('tab', { name: 'Changes' }).click();
    await changes.getByText('answering').waitFor();
    expect(await changes.innerText()).toMatch(/^Against HEAD[^]*Added\s+1\s/);
    expect(await changes.innerText()).not.toContain('outermost');
  });
});
