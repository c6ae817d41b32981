import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textsOf, translationProblems } from '../../scripts/l10n.ts';
import { languages } from '../../scripts/l10n-files.ts';
import { fromRoot } from '../../scripts/paths.ts';

function json(path: string): unknown {
  return JSON.parse(readFileSync(fromRoot(path), 'utf8'));
}

const TEXTS = json('package.nls.json') as Readonly<Record<string, string>>;

describe('package.json', () => {
  const { contributes, description } = json('package.json') as Readonly<Record<string, unknown>>;
  /** A name that is the same in every language. */
  const NAME = 'Layercake';
  const SHOWN =
    /^(title|description|markdownDescription|displayName|userDescription|contents|name|altText|errorMessage)$/;

  /** What VS Code shows of a contribution, but for what only models read. */
  function shown(value: unknown, key = ''): readonly string[] {
    if (Array.isArray(value)) return value.flatMap((one) => shown(one, key));
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([name, one]) => (name === 'inputSchema' ? [] : shown(one, name)));
    if (typeof value !== 'string' || !(SHOWN.test(key) || key === 'enumDescriptions')) return [];
    return value === NAME || /^layercake_[a-z]+$/.test(value) ? [] : [value];
  }

  const used = shown({ contributes, description });

  test('gives every text that is shown by its key', () => {
    expect(used.filter((text) => !/^%[^%]+%$/.test(text))).toEqual([]);
  });

  test('links every setting to others that there are', () => {
    const { properties } = (contributes as { readonly configuration: { readonly properties: object } }).configuration;
    for (const [name, { markdownDescription }] of Object.entries(properties) as [string, Record<string, string>][]) {
      const links = [...(TEXTS[(markdownDescription ?? '').slice(1, -1)] ?? '').matchAll(/`#([\w.]+)#`/g)];
      expect(links.length, name).toBeGreaterThan(0);
      const ours = links.flatMap(([, link = '']) => (link.startsWith('layercake.') ? [link] : []));
      expect(ours.filter((link) => !(link in properties))).toEqual([]);
    }
  });

  test('uses every text of package.nls.json, and no others', () => {
    expect([...new Set(used.map((text) => text.slice(1, -1)))].sort()).toEqual(Object.keys(TEXTS).sort());
  });
});

describe('translations', () => {
  test('are there, whole, and fit what they translate', () => {
    const found = languages();
    expect(found.map(({ language }) => language)).toContain('zh-cn');
    for (const { language, problems } of found) expect([language, ...problems]).toEqual([language]);
  });

  test('say nothing in English that Simplified Chinese has words for', () => {
    const files = ['package.nls.zh-cn.json', 'l10n/bundle.l10n.zh-cn.json'];
    const texts = files.flatMap((file) => Object.values(json(file) as Readonly<Record<string, string>>));
    expect(texts.filter((text) => !/\p{Script=Han}|^，$/u.test(text))).toEqual([]);
  });

  test.each([
    [{ a: 'A' }, {}, 'not translated: a'],
    [{ a: 'A' }, { a: ' ' }, 'not translated: a'],
    [{}, { a: '甲' }, 'translates nothing: a'],
    [
      { a: '{0} of {1}' },
      { a: '{1} 中的 {1}' },
      'other places to fill in, links, names or icons: a ({0} {1} | {1} {1})',
    ],
    [{ a: 'See [it](command:x)' }, { a: '看[它](command:y)' }, /^other places.*command:x/],
    [{ a: 'Write `uses`' }, { a: '写 uses' }, /^other places/],
    [{ a: '{0} of {1}' }, { a: '{1} 中的 {0}' }, undefined],
  ])('of %j as %j', (texts, translation, problem) => {
    const [first] = translationProblems(texts, translation);
    if (problem === undefined) expect(first).toBeUndefined();
    else expect(first).toMatch(problem);
  });
});

describe('the source', () => {
  /** Texts for others than the user: answers to models, the frame of the page, and findings, which are in English everywhere. */
  const FOR_OTHERS = /^(tools\/|cake-html\.ts)/;
  const ENGLISH = ['This file ….', 'is larger than … MB, so it is checked only while it is open', 'cannot be read'];
  const NO_WORDS = ['Layercake', 'FileNotFound'];

  /** Two words in a row, or one that begins as a sentence does. */
  const WORDS = /\p{L}[\p{L}’']*[,:…]? …?\p{L}|^[A-Z][a-z]+/u;

  function bypassing(source: string): readonly string[] {
    return textsOf(source)
      .others.filter(({ text }) => WORDS.test(text) && ![...ENGLISH, ...NO_WORDS].includes(text))
      .map(({ line, text }) => `${line}: ${text}`);
  }

  const files = readdirSync(fromRoot('src/extension'), { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => file.endsWith('.ts')).sort();
  const sourceOf = (file: string): string => readFileSync(fromRoot('src/extension', file), 'utf8');

  test('shows no words that go past vscode.l10n', () => {
    const shown = sources.filter((file) => !FOR_OTHERS.test(file));
    expect(shown.flatMap((file) => bypassing(sourceOf(file)).map((one) => `${file}:${one}`))).toEqual([]);
  });

  test('gives nothing to vscode.l10n by another name but what scripts/generate.ts puts into the bundle', () => {
    const named = new Set(sources.flatMap((file) => textsOf(sourceOf(file)).named));
    expect([...named].sort()).toEqual([
      'LAYER_NAMES[layer]',
      'sample.shows',
      'sample.title',
      'template.description',
      'template.title',
    ]);
  });

  test.each([
    ['window.showInformationMessage("Nothing found")', '1: Nothing found'],
    ['\nitem.tooltip = `${count} errors in ${file}`;', '2: … errors in …'],
    ['const title = "Apply";', '1: Apply'],
    ['vscode.l10n.t("Apply {0}", wordsOf("the plan"))', '1: the plan'],
    ['vscode.l10n.t("Apply the plan")', undefined],
    ['console.warn("Layercake: dropped a message")', undefined],
    ['import { a } from "Some where";\ntype A = "An a" | "A b";', undefined],
    ['item.command = "layercake.showCake";', undefined],
  ])('that reads %j', (source, found) => {
    expect(bypassing(source)).toEqual(found === undefined ? [] : [found]);
  });
});
