import type { Analysis } from '../../analysis/analyze.ts';
import type { Coupling } from '../../analysis/coupling.ts';
import { ignoresOf } from '../../acceptance/ignores.ts';
import type { Reading } from '../../index.ts';
import { type Entry, LAYERS } from '../../stack/types.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../syntax/tree.ts';
import { partOf, type Span } from '../../text/span.ts';
import { pairSpan } from '../navigate/items.ts';
import type { TokenModifier, TokenType } from './token-data.ts';
import { itemsWithin } from './within.ts';

/** A word of a manifest and what it is. It stands on one line, without its quotes. */
export interface Token {
  readonly span: Span;
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** What the words in a span are. Anchors, aliases and keys other than layers are left to the editor's own YAML. */
export function tokensIn(reading: Reading, within?: Span): readonly Token[] {
  const { text, syntax } = reading.manifest;
  const walk: Walk = { text, within: within ?? { start: 0, end: text.length }, ...wordsOf(reading), tokens: [] };
  if (syntax.root?.kind === 'map') visitRoot(walk, syntax.root);
  const ignores = ignoresOf(reading.manifest).filter(({ rule }) => rule.value !== '' && isWithin(rule.span, walk));
  if (ignores.length === 0) return walk.tokens;
  for (const { rule } of ignores) walk.tokens.push({ span: rule.span, type: 'rule', modifiers: NONE });
  return walk.tokens.sort((a, b) => a.span.start - b.span.start);
}

/** What words mean in one reading. */
interface Words {
  readonly entries: readonly Entry[];
  /** The node of the entry that starts at an offset. */
  readonly entryAt: ReadonlyMap<number, number>;
  /** The node of a name; of several with one id the first, which is what a use of it means. */
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly coupling: (node: number) => Coupling;
  readonly isEntry: (node: number) => boolean;
}

interface Walk extends Words {
  readonly text: string;
  readonly within: Span;
  readonly tokens: Token[];
}

const WORDS = new WeakMap<Reading, Words>();

/** Editors ask for one range after the other. */
function wordsOf(reading: Reading): Words {
  let words = WORDS.get(reading);
  if (!words) WORDS.set(reading, (words = collectWords(reading)));
  return words;
}

function collectWords({ manifest, analysis }: Reading): Words {
  return {
    entries: manifest.stack.entries,
    entryAt: firstPlaces(manifest.stack.entries, ({ span }) => span.start),
    nodeOf: firstPlaces(analysis.nodes, ({ id }) => id),
    coupling: rememberedCoupling(analysis),
    isEntry: (node) => analysis.nodes[node]?.entry !== undefined,
  };
}

/** Where each key is first in a list. */
function firstPlaces<T, K>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, number> {
  const places = new Map<K, number>();
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item !== undefined) places.set(keyOf(item), index);
  }
  return places;
}

function rememberedCoupling(analysis: Analysis): (node: number) => Coupling {
  const known = new Array<Coupling | undefined>(analysis.nodes.length);
  return (node) => (known[node] ??= analysis.coupling(node));
}

const DECLARATION: readonly TokenModifier[] = ['declaration'];
const NONE: readonly TokenModifier[] = [];
const USED: Readonly<Record<Coupling, readonly TokenModifier[]>> = {
  neutral: ['neutral'],
  portable: ['portable'],
  leaning: ['leaning'],
  locked: ['locked'],
  unknown: ['unknown'],
};
const DECLARED: Readonly<Record<Coupling, readonly TokenModifier[]>> = {
  neutral: [...DECLARATION, 'neutral'],
  portable: [...DECLARATION, 'portable'],
  leaning: [...DECLARATION, 'leaning'],
  locked: [...DECLARATION, 'locked'],
  unknown: [...DECLARATION, 'unknown'],
};

function isWithin({ start, end }: Span, { within }: Walk): boolean {
  return start <= within.end && within.start <= end;
}

function visitRoot(walk: Walk, root: YamlMap): void {
  for (const pair of root.pairs) {
    const { key, value } = pair;
    if (key.kind !== 'scalar' || !isWithin(pairSpan(pair), walk)) continue;
    if ((LAYERS as readonly string[]).includes(key.text)) {
      add(walk, key, 'layer');
      for (const item of itemsOf(walk, value)) visitEntry(walk, item);
    } else if (key.text === 'targets') {
      for (const item of itemsOf(walk, value)) add(walk, item, 'target');
    }
  }
}

/** The items of a list that is written here, as far as they are asked for. */
function itemsOf(walk: Walk, node: YamlNode): readonly YamlNode[] {
  return node.kind === 'seq' ? itemsWithin(node.items, walk.within) : [];
}

function visitEntry(walk: Walk, item: YamlNode): void {
  const entry = walk.entries[walk.entryAt.get(item.span.start) ?? -1];
  if (item.kind === 'scalar' && entry) addShorthand(walk, item, entry);
  if (item.kind !== 'map') return;
  const declares = entry ? DECLARED[walk.coupling(entry.index)] : DECLARATION;
  const hasId = item.pairs.some(({ key }) => textOf(key) === 'id');
  for (const { key, value } of item.pairs) {
    const field = textOf(key);
    if (field === 'id') add(walk, value, 'entry', declares);
    else if (field === 'component') {
      add(walk, value, 'component', !hasId ? declares : entry ? USED[walk.coupling(entry.index)] : NONE);
    } else if (field !== undefined) FIELDS[field]?.(walk, value);
  }
}

/** A component is the name of its entry where it has no other. */
function addShorthand(walk: Walk, item: YamlScalar, { index, component, version }: Entry): void {
  if (!component) return;
  addSpan(walk, component.span, 'component', DECLARED[walk.coupling(index)]);
  // Escapes hide where the one ends and the other begins.
  if (version && item.inset !== undefined) addSpan(walk, version.span, 'version');
}

/** What stands behind the keys of an entry. */
const FIELDS: Readonly<Record<string, (walk: Walk, value: YamlNode) => void>> = {
  version: (walk, value) => add(walk, value, 'version'),
  format: (walk, value) => add(walk, value, 'component'),
  precision: (walk, value) => add(walk, value, 'component'),
  uses: (walk, value) => itemsOf(walk, value).forEach((use) => visitUse(walk, use)),
  'any-of': (walk, value) => itemsOf(walk, value).forEach((member) => addName(walk, member)),
  supports: visitSupports,
  accept: (walk, value) => {
    for (const item of itemsOf(walk, value)) add(walk, fieldOf(item, 'rule'), 'rule');
  },
};

function visitUse(walk: Walk, use: YamlNode): void {
  addName(walk, use);
  addName(walk, fieldOf(use, 'id'));
  const members = fieldOf(use, 'any-of');
  if (members) for (const member of itemsOf(walk, members)) addName(walk, member);
}

function visitSupports(walk: Walk, value: YamlNode): void {
  if (value.kind !== 'map') return;
  for (const { key, value: support } of value.pairs) {
    add(walk, key, 'target');
    add(walk, support, 'level');
    add(walk, fieldOf(support, 'level'), 'level');
    add(walk, fieldOf(support, 'since'), 'version');
  }
}

/** What a mapping that is written here has under a key. */
function fieldOf(node: YamlNode, name: string): YamlNode | undefined {
  return node.kind === 'map' ? node.pairs.find(({ key }) => textOf(key) === name)?.value : undefined;
}

function textOf(node: YamlNode): string | undefined {
  return node.kind === 'scalar' ? node.text : undefined;
}

/** A name that is used; one that leads nowhere is told by a finding, and has no colour. */
function addName(walk: Walk, node: YamlNode | undefined): void {
  const name = node && textOf(node);
  const meant = name === undefined ? undefined : walk.nodeOf.get(name);
  if (meant !== undefined) add(walk, node, walk.isEntry(meant) ? 'entry' : 'component', USED[walk.coupling(meant)]);
}

function add(
  walk: Walk,
  node: YamlNode | undefined,
  type: TokenType,
  modifiers: readonly TokenModifier[] = NONE,
): void {
  if (node?.kind !== 'scalar' || node.value === null) return;
  const { span, text, inset } = node;
  addSpan(walk, inset === undefined ? span : partOf(span, inset, inset + text.length), type, modifiers);
}

function addSpan(walk: Walk, span: Span, type: TokenType, modifiers: readonly TokenModifier[] = NONE): void {
  if (span.end > span.start && isWithin(span, walk) && isOnOneLine(walk.text, span))
    walk.tokens.push({ span, type, modifiers });
}

/** Without a copy of each name, since there are tens of thousands. */
function isOnOneLine(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const character = text.charCodeAt(at);
    if (character === 10 || character === 13) return false;
  }
  return true;
}
