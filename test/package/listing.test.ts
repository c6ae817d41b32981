import { listFiles, PackageManager } from '@vscode/vsce';
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';

test('the package holds what runs, the pages that findings link to, and nothing else', async () => {
  const files = await listFiles({ cwd: fromRoot(), packageManager: PackageManager.None });
  const rules = readdirSync(fromRoot('docs/rules')).map((name) => `docs/rules/${name}`);
  expect([...files].sort()).toEqual(
    [
      ...rules,
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/extension.cjs',
      'dist/web/extension.js',
      'dist/webview/page.js',
      'docs/beside-others.md',
      'docs/configuration.md',
      'docs/manifest.md',
      'docs/semantics.md',
      'docs/team-catalog.md',
      'media/activity.svg',
      'media/cake.css',
      'media/icon.png',
      'media/icon.svg',
      'package.json',
      'schemas/config.schema.json',
      'schemas/layercake.schema.json',
    ].sort(),
  );
});
