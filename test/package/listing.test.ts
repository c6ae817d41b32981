import { listFiles, PackageManager } from '@vscode/vsce';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { readSamples } from '../../scripts/samples.ts';

/** It walks through all that is installed, which takes a while. */
let files: readonly string[] = [];
beforeAll(async () => {
  files = await listFiles({ cwd: fromRoot(), packageManager: PackageManager.None });
}, 120_000);

test('the package holds what runs, the pages that findings and the README link to, and nothing else', () => {
  const pages = ['docs', 'docs/rules'].flatMap((folder) =>
    readdirSync(fromRoot(folder)).flatMap((name) => (name.endsWith('.md') ? [`${folder}/${name}`] : [])),
  );
  const schemas = readdirSync(fromRoot('schemas')).map((name) => `schemas/${name}`);
  const pictures = readdirSync(fromRoot('media/walkthrough')).map((name) => `media/walkthrough/${name}`);
  const samples = readSamples().map(({ path }) => `examples/${path}`);
  const texts = ['.', 'l10n'].flatMap((folder) =>
    readdirSync(fromRoot(folder)).flatMap((name) =>
      /^(package\.nls|bundle\.l10n)\./.test(name) ? [join(folder, name)] : [],
    ),
  );
  expect([...files].sort()).toEqual(
    [
      ...pages,
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'examples/README.md',
      'LICENSE',
      'README.md',
      'dist/extension.cjs',
      'dist/core.cjs',
      'dist/yaml.cjs',
      'dist/web/extension.js',
      'dist/webview/page.js',
      'dist/catalog.json',
      'dist/validators.cjs',
      'dist/third-party-notices.txt',
      'docs/images/cake-dark.png',
      'docs/images/cake/support-assistant-on-amd.svg',
      'docs/images/cake/support-assistant.svg',
      'docs/images/workbench-dark.png',
      'media/activity.svg',
      'media/cake-alone.css',
      'media/cake.css',
      'media/icon.png',
      'media/icon.svg',
      ...pictures,
      ...samples,
      'package.json',
      ...schemas,
      ...texts,
    ].sort(),
  );
});

test('whatever the package links to or shows in its README is in it', () => {
  const readme = readFileSync(fromRoot('README.md'), 'utf8');
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !files.includes(link))).toEqual([]);
});

test('the licences of all that is bundled are passed on', () => {
  const notices = readFileSync(fromRoot('dist/third-party-notices.txt'), 'utf8');
  const { devDependencies } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  const imported = Object.keys(devDependencies).filter((name) =>
    readSources('src').some((text) => text.includes(`from '${name}'`) || text.includes(`from '${name}/`)),
  );
  expect(imported.length).toBeGreaterThan(5);
  for (const name of imported) expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
});

function readSources(folder: string): readonly string[] {
  return readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
    name.endsWith('.ts') ? [readFileSync(fromRoot(folder, name), 'utf8')] : [],
  );
}
