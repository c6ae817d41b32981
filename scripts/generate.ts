import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtinCatalog } from '../src/catalog/index.ts';
import { LAYER_NAMES, LAYERS } from '../src/core/index.ts';
import { TEMPLATES } from '../src/core/features/templates.ts';
import { cakePictures } from './cake-pictures.ts';
import { catalogTable } from './catalog-table.ts';
import { bundleOf, textsOf } from './l10n.ts';
import { fromRoot } from './paths.ts';
import { replaceBetween, rulePage, rulesTable } from './rule-pages.ts';
import { readSamples } from './samples.ts';
import { withSettings, withSettingTexts } from './settings.ts';
import { shippedIds } from './shipped-ids.ts';
import { walkthroughPictures } from './walkthrough-pictures.ts';
import { RULES } from '../src/core/rules/index.ts';

const SHIPPED_IDS = 'test/catalog/shipped-ids.txt';

/** Every generated file by its path in the repository. */
function generated(): ReadonlyMap<string, string> {
  const metas = RULES.map(({ meta }) => meta);
  const catalog = builtinCatalog();
  return new Map([
    ...metas.map((meta) => [`docs/rules/${meta.id}.md`, rulePage(meta)] as const),
    ['docs/catalog.md', catalogTable(catalog, LAYERS)],
    [
      SHIPPED_IDS,
      shippedIds(
        textOf(SHIPPED_IDS),
        catalog.components.map(({ id }) => id),
      ),
    ],
    ...walkthroughPictures(),
    ...cakePictures(catalog),
    ['package.json', withSettings(textOf('package.json'), metas, catalog)],
    ['package.nls.json', withSettingTexts(textOf('package.nls.json'), metas, catalog)],
    ['l10n/bundle.l10n.json', bundleOf(shownTexts())],
    ['README.md', replaceBetween(textOf('README.md'), 'rules', rulesTable(metas))],
  ]);
}

/** What the extension shows in the user's language: its own words, and those of the core that stand alone. */
function shownTexts(): readonly string[] {
  const sources = readdirSync(fromRoot('src/extension'), { recursive: true, encoding: 'utf8' });
  return [
    ...sources
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => textsOf(textOf(`src/extension/${name}`)).localized),
    ...Object.values(LAYER_NAMES),
    ...TEMPLATES.flatMap(({ title, description }) => [title, description]),
    // Titles without a space are names, which are the same in every language.
    ...readSamples()
      .flatMap(({ title, shows }) => [title, shows])
      .filter((text) => text.includes(' ')),
  ];
}

function textOf(name: string): string {
  return existsSync(fromRoot(name)) ? readFileSync(fromRoot(name), 'utf8') : '';
}

/** Writes what is generated; with `--check` only says what is stale. Pages of rules that are gone are removed. */
function main(check: boolean): void {
  const files = generated();
  const orphans = readdirSync(fromRoot('docs/rules')).filter((name) => !files.has(`docs/rules/${name}`));
  const stale = [...files].filter(([name, text]) => textOf(name) !== text);
  if (check) {
    for (const name of [...stale.map(([file]) => file), ...orphans.map((file) => `docs/rules/${file}`)])
      console.error(`stale: ${name}`);
    process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
    if (process.exitCode) console.error('Run `npm run generate` and commit what it writes.');
    return;
  }
  for (const name of orphans) rmSync(fromRoot('docs/rules', name));
  for (const [name, text] of stale) {
    mkdirSync(path.dirname(fromRoot(name)), { recursive: true });
    writeFileSync(fromRoot(name), text);
    console.log(`wrote ${name}`);
  }
}

mkdirSync(fromRoot('docs/rules'), { recursive: true });
main(process.argv.includes('--check'));
