import ts from 'typescript';

/** Texts by their keys, as `package.nls.json` and `l10n/bundle.l10n.json` have them. */
export type Texts = Readonly<Record<string, string>>;

/** A text of the source that is not given to `vscode.l10n.t`. */
export interface Literal {
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
}

/** What of a source file is words: those given to `vscode.l10n.t`, and all others. */
export interface SourceTexts {
  readonly localized: readonly string[];
  /** What is given to it by another name; what that stands for is for others to know. */
  readonly named: readonly string[];
  readonly others: readonly Literal[];
}

/** Reads the texts of a source file. What goes to the console, is imported or is a type is for no user. */
export function textsOf(source: string): SourceTexts {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const localized: string[] = [];
  const named: string[] = [];
  const others: Literal[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    const called = ts.isCallExpression(node) ? node.expression.getText(file) : '';
    if (called.startsWith('console.')) return;
    if (ts.isCallExpression(node) && called === 'vscode.l10n.t') {
      const [message, ...rest] = node.arguments;
      if (message && ts.isStringLiteralLike(message)) localized.push(message.text);
      else named.push(message?.getText(file) ?? '');
      rest.forEach(visit);
      return;
    }
    const text = textOf(node);
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    if (text !== undefined) others.push({ text, line: line + 1 });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { localized, named, others };
}

/** A template is one text, with `…` for each of its parts that are worked out. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…');
}

/** The bundle of the language that the source is written in: each text stands for itself. */
export function bundleOf(texts: Iterable<string>): string {
  const sorted = [...new Set(texts)].sort();
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`;
}

/** What is wrong with a translation beside the texts that it translates, as sentences. */
export function translationProblems(texts: Texts, translation: Texts): readonly string[] {
  const missing = Object.keys(texts).filter((key) => !(key in translation) || translation[key]?.trim() === '');
  const left = Object.keys(translation).filter((key) => !(key in texts));
  const shared = Object.entries(texts).filter(([key]) => key in translation);
  return [
    ...missing.map((key) => `not translated: ${key}`),
    ...left.map((key) => `translates nothing: ${key}`),
    ...shared.flatMap(([key, text]) => {
      const [here, there] = [partsOf(text), partsOf(translation[key] ?? '')];
      return here === there ? [] : [`other places to fill in, links, names or icons: ${key} (${here} | ${there})`];
    }),
  ];
}

/** What a translation takes over as it is: places to fill in, links to commands, `code`, icons. Their order is the translation's own. */
function partsOf(text: string): string {
  const parts = text.match(/\{\d+\}|\(command:[^)]*\)|`[^`]*`|\$\([a-z-]+(?:~[a-z]+)?\)/g) ?? [];
  return [...parts].sort().join(' ');
}
