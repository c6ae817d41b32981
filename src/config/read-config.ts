import { validateConfig } from 'layercake:validators';
import type { Finding, Located, Span } from '../core/index.ts';
import { itemsOf, locatedText } from '../core/stack/fields.ts';
import { type SchemaProblem, validateTree } from '../core/stack/validate.ts';
import { readSyntax } from '../core/syntax/read.ts';
import { fieldsOf, resolveAlias, toPlainValue, type YamlNode } from '../core/syntax/tree.ts';
import { createLineIndex, type LineIndex } from '../core/text/line-index.ts';
import { CONFIG_WORDS } from './config-words.ts';
import { configFrom, isFolder } from './from-value.ts';
import type { Config } from './types.ts';
import { isPanel, noSuch, type Vocabulary } from './vocabulary.ts';

/** A config's text as far as it was understood, and what is wrong with it. */
export interface ConfigReading {
  readonly text: string;
  readonly lines: LineIndex;
  readonly config: Config;
  /** The folders with the team's own catalog. */
  readonly folders: readonly Located<string>[];
  readonly findings: readonly Finding[];
}

/** Reads a text as a config. Never throws: what is wrong is in the findings, and the rest counts. An empty text says nothing. */
export function readConfig(text: string, words: Vocabulary): ConfigReading {
  const { root, issues } = readSyntax(text);
  const findings = [
    ...issues.map(({ rule, message, span, related }) => finding(rule, message, span, related && [related])),
    ...(root ? objections(root, words, issues.length === 0) : []),
  ];
  return {
    text,
    lines: createLineIndex(text),
    config: configFrom(root && toPlainValue(root), words),
    folders: root ? foldersIn(root) : [],
    findings: inOrder(findings),
  };
}

function foldersIn(root: YamlNode): readonly Located<string>[] {
  const catalog = root.kind === 'map' ? fieldsOf(root).get('catalog')?.value : undefined;
  return itemsOf(catalog)
    .flatMap((item) => locatedText(item) ?? [])
    .filter(({ value }) => isFolder(value));
}

/** Findings in the order of the text. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** A mistake of a config. */
export function finding(rule: string, message: string, span: Span, related: Finding['related'] = []): Finding {
  return { rule, severity: 'error', confidence: 'certain', message, span, related };
}

/** The same, with the words that were probably meant. */
function mistake(rule: string, { message, span, suggests }: SchemaProblem): Finding {
  return { ...finding(rule, message, span), ...(suggests && { suggests }) };
}

/** Of a text that is broken, what is missing says nothing. */
function objections(root: YamlNode, words: Vocabulary, whole: boolean): readonly Finding[] {
  const fields = root.kind === 'map' ? fieldsOf(root) : new Map<string, never>();
  return [
    ...validateTree(root, validateConfig, CONFIG_WORDS).map((problem) => mistake('schema', problem)),
    ...unknownRules(fields.get('severities')?.value, words),
    ...unknownTargets(fields.get('targets')?.value, words),
    ...(whole ? narrowPanel(fields.get('targets')?.value, words) : []),
  ];
}

function unknownRules(node: YamlNode | undefined, { rules }: Vocabulary): readonly Finding[] {
  const map = node && resolveAlias(node);
  if (map?.kind !== 'map') return [];
  return [...fieldsOf(map)].flatMap(([rule, { key }]) =>
    rules.includes(rule) ? [] : [mistake('unknown-reference', { ...noSuch('rule', rule, rules), span: key.span })],
  );
}

function unknownTargets(node: YamlNode | undefined, { targets }: Vocabulary): readonly Finding[] {
  return itemsOf(node)
    .flatMap((item) => locatedText(item) ?? [])
    .filter(({ value }) => !targets.includes(value))
    .map(({ value, span }) => mistake('unknown-reference', { ...noSuch('target', value, targets), span }));
}

function narrowPanel(node: YamlNode | undefined, words: Vocabulary): readonly Finding[] {
  const named = itemsOf(node).flatMap((item) => locatedText(item)?.value ?? []);
  const isKnown = named.every((target) => words.targets.includes(target));
  if (!node || named.length === 0 || !isKnown || isPanel(named, words)) return [];
  const message =
    '`targets` needs accelerators of two vendors or more: with fewer there is nothing to choose from, and the lock-in index says nothing.';
  return [finding('schema', message, node.span)];
}
