import { expect, test } from 'vitest';
import { openFile, runCommand } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

test.each([
  { host: 'desktop', command: 'Layercake: 新建技术栈清单' },
  // Of an extension under development a web host reads package.nls.json alone; one from a gallery it has whole.
  { host: 'web', command: 'Layercake: New Stack Manifest' },
] as const)('speaks Simplified Chinese where the editor does ($host)', async ({ host, command }) => {
  await withWorkbench({ host, language: 'zh-cn' }, async ({ page }) => {
    await openFile(page, 'layercake.yaml');
    await runCommand(page, command);
    const picker = page.locator('.quick-input-widget:visible');
    await picker.locator('.monaco-list-row', { hasText: '推理服务' }).waitFor();
    expect(await picker.locator('input').first().getAttribute('placeholder')).toBe('哪种技术栈？');
  });
});
