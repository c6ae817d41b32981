import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { nodesOf, ROOT, type SourceFile, sourceOf, sourcesIn } from '../support/sources.ts';

const sources = sourcesIn('src');
const lineCount = (text: string): number => text.trimEnd().split('\n').length;

interface Sized {
  readonly name: string;
  readonly lines: number;
}

/** Named functions and methods, and arrow functions with a body or over several lines: what a reader takes in at once. */
function functionsOf({ path, tree }: SourceFile): readonly Sized[] {
  return [...nodesOf(tree)].flatMap((node) => {
    const counted =
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isFunctionExpression(node) ||
      (ts.isArrowFunction(node) && ts.isBlock(node.body));
    if (!counted || !node.body) return [];
    const name = node.name?.getText() ?? node.parent.getText().split(/[ (=]/)[0] ?? '';
    return [{ name: `${path}: ${name}`, lines: lineCount(node.getText()) }];
  });
}

const functions = sources.flatMap(functionsOf);
const over = (most: number, sized: readonly Sized[]): readonly Sized[] => sized.filter(({ lines }) => lines > most);

test('no file is longer than 300 lines', () => {
  expect(
    over(
      300,
      sources.map(({ path, text }) => ({ name: path, lines: lineCount(text) })),
    ),
  ).toEqual([]);
});

test('no function is longer than 40 lines', () => {
  expect(over(40, functions)).toEqual([]);
});

test('the mean function has 12 lines or fewer', () => {
  const mean = functions.reduce((total, { lines }) => total + lines, 0) / functions.length;
  const longest = [...functions].sort((a, b) => b.lines - a.lines)[0];
  const largest = [...sources].sort((a, b) => lineCount(b.text) - lineCount(a.text))[0];
  console.log(
    `${sources.length} files, the largest of ${lineCount(largest?.text ?? '')} lines (${largest?.path ?? ''}); ${functions.length} functions, ` +
      `mean ${mean.toFixed(1)} lines, the longest of ${longest?.lines ?? 0} (${longest?.name ?? ''})`,
  );
  expect(mean).toBeLessThanOrEqual(12);
});

test('functions are counted as a reader counts them', () => {
  const counted = functionsOf(
    sourceOf('a.ts', 'function a() {\n  return 1;\n}\nconst b = () => {\n  a();\n};\nconst c = () => 1;\n'),
  );
  expect(counted.map(({ lines }) => lines)).toEqual([3, 3]);
});

test('src has no `any`, no default export and no switched-off lint', () => {
  const wrong = sources.flatMap(({ path, tree, text }) => [
    ...[...nodesOf(tree)].flatMap((node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword) return [`${path}: any`];
      return ts.isExportAssignment(node) ||
        (node.kind === ts.SyntaxKind.DefaultKeyword && ts.isFunctionDeclaration(node.parent))
        ? [`${path}: default export`]
        : [];
    }),
    ...(/eslint-disable|@ts-ignore|@ts-expect-error|@ts-nocheck|\bTODO\b|\bFIXME\b/.exec(text) ?? []).map(
      (word) => `${path}: ${word}`,
    ),
  ]);
  expect(wrong).toEqual([]);
});

test('no test is skipped or run alone', () => {
  const marks = /\b(?:test|it|describe)\.(?:skip|only|todo|fails)\b/;
  const wrong = ['core', 'rules', 'house', 'catalog', 'support'].flatMap((room) =>
    sourcesIn(`test/${room}`).flatMap(({ path, text }) => (marks.test(text) ? [path] : [])),
  );
  expect(wrong).toEqual([]);
});

test('the package says what it runs on', () => {
  const { engines } = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { engines: Record<string, string> };
  expect(engines).toMatchObject({ vscode: '^1.100.0', node: '>=20' });
});
