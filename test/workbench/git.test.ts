import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
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
