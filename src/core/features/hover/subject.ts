import type { Catalog } from '../../catalog/catalog.ts';
import type { Component, Level, Target } from '../../catalog/types.ts';
import { RANK } from '../../catalog/level.ts';
import type { Reading } from '../../index.ts';
import { type Entry, LAYERS } from '../../stack/types.ts';
import { lastStarting, type Located, touches } from '../../text/span.ts';
import { ITEM } from '../complete/shape.ts';
import { type WordPlace, wordInTree, wordOnLine } from './place.ts';

/** How an entry speaks of something: it uses it, takes it as one of several, or ships in it. */
export interface Mention {
  readonly by: number;
  readonly as: 'use' | 'alternative' | 'format' | 'precision';
}

/** What a hover is about. */
export type Subject =
  | { readonly about: 'entry'; readonly node: number; readonly mention?: Mention }
  | { readonly about: 'component'; readonly component: Component; readonly mention?: Mention }
  | { readonly about: 'version'; readonly component: Component; readonly version: string; readonly node?: number }
  | { readonly about: 'target'; readonly target: Target; readonly entry?: Entry }
  | { readonly about: 'others'; readonly entry: Entry }
  | { readonly about: 'key'; readonly path: readonly string[] }
  | { readonly about: 'level'; readonly level: Level; readonly target?: Target; readonly entry?: Entry }
  | { readonly about: 'license'; readonly license: string; readonly component?: Component }
  | { readonly about: 'until'; readonly day: string }
  | { readonly about: 'rule'; readonly id: string };

/** A subject and the words that stand for it. */
export type LocatedSubject = Located<Subject>;

/** Finds what an offset is about; undefined between the names. What the tree of a broken text has lost is told by its lines. */
export function subjectAt(reading: Reading, catalog: Catalog, offset: number): LocatedSubject | undefined {
  const { manifest } = reading;
  const word = wordInTree(manifest, offset);
  const found =
    word &&
    subjectOf({
      reading,
      catalog,
      word,
      offset,
      entry: isInEntry(word) ? entryAt(manifest.stack.entries, offset) : undefined,
    });
  if (found || manifest.syntax.issues.length === 0) return found;
  const onLine = wordOnLine(manifest, offset);
  return onLine && subjectOf({ reading, catalog, word: onLine, offset });
}

/** The entry around an offset. Nearly always they are in the order of the text; what an alias brings in is not. */
function entryAt(entries: readonly Entry[], offset: number): Entry | undefined {
  const last = lastStarting(entries, offset, ({ span }) => span.start);
  return last && touches(last.span, offset) ? last : entries.find(({ span }) => touches(span, offset));
}

interface Asked {
  readonly reading: Reading;
  readonly catalog: Catalog;
  readonly word: WordPlace;
  readonly offset: number;
  /** Undefined where the tree has none. */
  readonly entry?: Entry | undefined;
}

function isInEntry({ path: [first, item] }: WordPlace): boolean {
  return (LAYERS as readonly (string | undefined)[]).includes(first) && item === ITEM;
}

function subjectOf(asked: Asked): LocatedSubject | undefined {
  const { word, entry, offset, catalog } = asked;
  const at = (value: Subject | undefined): LocatedSubject | undefined => value && { value, span: word.span };
  const [first, item, ...fields] = word.path;
  const field = isInEntry(word) ? fields.join('/') : undefined;
  const support = field === undefined ? undefined : /^supports\/([^/]+)(?:\/(level|arch))?$/.exec(field);
  if (support && (word.part === 'value' || support[2] === undefined))
    return at(supportSubject(asked, support[1] ?? '', word.part === 'value' && support[2] !== 'arch'));
  if (word.part === 'key') return at({ about: 'key', path: word.path });
  if (first === 'targets' && item === ITEM) return at(targetSubject(catalog, word.text));
  if (field === '') return shorthand(asked);
  if (entry?.version && field === 'version' && touches(entry.version.span, offset)) return at(versionSubject(asked));
  return at(field === undefined ? undefined : fieldSubject(asked, field));
}

/** The word of a field of an entry. */
function fieldSubject(asked: Asked, field: string): Subject | undefined {
  const { word, entry, catalog } = asked;
  switch (field) {
    case 'id':
    case 'component':
    case 'name':
      return entry ? { about: 'entry', node: entry.index } : named(asked, word.text);
    case 'format':
    case 'precision':
      return named(asked, word.text, field, false);
    case `uses/${ITEM}`:
    case `uses/${ITEM}/id`:
      return named(asked, word.text, 'use');
    case `any-of/${ITEM}`:
    case `uses/${ITEM}/any-of/${ITEM}`:
      return named(asked, word.text, 'alternative');
    case 'license': {
      const component = entry?.component && catalog.find(entry.component.value);
      return { about: 'license', license: word.text, ...(component && { component }) };
    }
    case `accept/${ITEM}/rule`:
      return { about: 'rule', id: word.text };
    case `accept/${ITEM}/until`:
      return { about: 'until', day: word.text };
    default:
      return undefined;
  }
}

/** `vllm@0.10.2`: the entry before the `@`, its version behind it. */
function shorthand(asked: Asked): LocatedSubject | undefined {
  const { word, entry, offset } = asked;
  if (entry?.component) {
    const version = entry.version && !touches(entry.component.span, offset) ? versionSubject(asked) : undefined;
    if (version && entry.version) return { value: version, span: entry.version.span };
    return { value: { about: 'entry', node: entry.index }, span: entry.component.span };
  }
  const at = word.text.lastIndexOf('@');
  const name = at > 0 ? word.text.slice(0, at) : word.text;
  const value = named(asked, name);
  return value && { value, span: { start: word.span.start, end: word.span.start + name.length } };
}

function versionSubject({ entry, reading }: Asked): Subject | undefined {
  const component = entry && reading.analysis.nodes[entry.index]?.component;
  return component && entry.version
    ? { about: 'version', component, version: entry.version.value, node: entry.index }
    : undefined;
}

/** What a name means: an entry where one has it, else a component. */
function named(
  { reading, catalog, entry }: Asked,
  name: string,
  as?: Mention['as'],
  mayBeEntry = true,
): Subject | undefined {
  const mention = entry && as ? { mention: { by: entry.index, as } } : {};
  const node = mayBeEntry ? reading.analysis.nodeOf(name) : undefined;
  if (node !== undefined) return { about: 'entry', node, ...mention };
  // A use names an entry; that there is a component of that name helps nobody.
  const component = as === 'use' ? undefined : catalog.find(name);
  return component && { about: 'component', component, ...mention };
}

function targetSubject(catalog: Catalog, id: string, entry?: Entry): Subject | undefined {
  const target = catalog.target(id);
  return target && { about: 'target', target, ...(entry && { entry }) };
}

/** The user's own word about a target: the target, or the level. */
function supportSubject({ catalog, word, entry }: Asked, id: string, isLevel: boolean): Subject | undefined {
  if (!isLevel && id === 'others' && entry) return { about: 'others', entry };
  if (!isLevel) return targetSubject(catalog, id, entry) ?? { about: 'key', path: word.path };
  const target = catalog.target(id);
  const level = (Object.keys(RANK) as Level[]).find((one) => one === word.text);
  return level && { about: 'level', level, ...(target && { target }), ...(entry && { entry }) };
}
