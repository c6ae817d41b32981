import { type SchemaError, validateManifest, type Validator } from 'layercake:validators';
import { keySpan, nodeAtPath, type Path, valueSpan } from '../syntax/locate.ts';
import { commonEnds } from '../text/common-ends.ts';
import { createMap, createPair, createSeq } from '../syntax/nodes.ts';
import { fieldsOf, scalarOf, toPlainValue, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { type Seen, walkSeen } from './seen.ts';
import { MANIFEST_WORDS } from './manifest-words.ts';
import { meantWord, reword, type Words } from './reword.ts';
import { isLayer } from './types.ts';

/** Something that does not fit a file's schema, said for people, with the exact place. */
export interface SchemaProblem {
  readonly message: string;
  readonly span: Span;
  /** The word that was meant, where one is near. */
  readonly suggests?: readonly string[];
  /** The item of a topmost list that it is in. */
  readonly item?: YamlNode | undefined;
}

/** A tree that was validated, and what was found. */
export interface Validated {
  readonly root: YamlNode | undefined;
  readonly problems: readonly SchemaProblem[];
}

/**
 * Validates a manifest's tree against `schemas/layercake.schema.json`. With what was found before an edit, only the items of layers that are
 * new, or were wrong then, are looked at again; and none of those that were seen to fit while the text was read.
 */
export function validateStack(root: YamlNode | undefined, before?: Validated, seen?: Seen): readonly SchemaProblem[] {
  if (!root) return [{ message: 'The manifest is empty: start it with `layercake: 1`.', span: { start: 0, end: 0 } }];
  const rest = before ? doubtful(root, before) : seen && unseen(root, seen);
  return validateTree(rest ?? root, validateManifest, MANIFEST_WORDS);
}

/** The tree without the items that were seen to fit. Undefined where merges could bring in others. */
function unseen(root: YamlNode, seen: Seen): YamlNode | undefined {
  if (root.kind !== 'map' || hasMerge(root)) return undefined;
  const entryOf = walkSeen(seen);
  const pairs = root.pairs.map(({ key, value }) => {
    const items = value.kind === 'seq' ? value.items.filter((item) => !entryOf(item)) : [];
    return createPair(key, value.kind === 'seq' ? createSeq(value.span, items) : value);
  });
  return createMap(root.span, pairs);
}

/** The tree without the items that were valid before; the schema judges each by itself. Undefined where merges could bring in others. */
function doubtful(root: YamlNode, { root: old, problems }: Validated): YamlNode | undefined {
  if (root.kind !== 'map' || old?.kind !== 'map' || [root, old].some(hasMerge)) return undefined;
  const wrong = new Set(problems.map(({ item }) => item));
  const pairs = root.pairs.map((pair) => {
    const [name, list] = [scalarOf(pair.key)?.text ?? '', pair.value];
    const known = fieldsOf(old).get(name)?.value;
    if (list.kind !== 'seq' || known?.kind !== 'seq' || !isLayer(name)) return pair;
    const { head, tail } = commonEnds(known.items, list.items);
    const end = list.items.length - tail;
    const items =
      wrong.size === 0
        ? list.items.slice(head, end)
        : list.items.filter((item, at) => (at >= head && at < end) || wrong.has(item));
    return createPair(pair.key, createSeq(list.span, items));
  });
  return createMap(root.span, pairs);
}

function hasMerge({ pairs }: YamlMap): boolean {
  return pairs.some(({ key }) => scalarOf(key)?.text === '<<');
}

/** Validates a tree with a compiled schema; `words` says what the file and its parts are called, `most` how many errors to say. */
export function validateTree(
  root: YamlNode,
  validator: Validator,
  words: Words,
  most = Infinity,
): readonly SchemaProblem[] {
  if (validator(toPlainValue(root))) return [];
  const problems = (validator.errors ?? [])
    .filter(isOwnError)
    .filter((error) => !standsForNothing(root, error))
    .slice(0, most)
    .map((error) => problemOf(root, error, words));
  // An alias or a merge key brings a mistake in again, though it was written once.
  return [...new Map(problems.map((problem) => [`${problem.span.start} ${problem.message}`, problem])).values()];
}

/** Leaves out what only repeats another error: the branches of a choice, and the `if` around a failing `then`. */
function isOwnError({ keyword, schemaPath }: SchemaError): boolean {
  return (
    keyword !== 'if' &&
    !schemaPath.includes('/propertyNames/') &&
    !(keyword === 'required' && schemaPath.includes('/anyOf/'))
  );
}

/** An alias without an anchor is reported as that; that its value is missing says nothing more. */
function standsForNothing(root: YamlNode, { instancePath }: SchemaError): boolean {
  const node = nodeAtPath(root, pathOf(instancePath));
  return node.kind === 'alias' && !node.target;
}

function problemOf(root: YamlNode, error: SchemaError, words: Words): SchemaProblem {
  const path = pathOf(error.instancePath);
  const meant = meantWord(error);
  return {
    message: reword(error, path, words),
    span: placeOf(root, path, error),
    item: INDEX.test(String(path[1])) ? nodeAtPath(root, path.slice(0, 2)) : undefined,
    ...(meant !== undefined && { suggests: [meant] }),
  };
}

function placeOf(root: YamlNode, path: Path, error: SchemaError): Span {
  const key = error.params.additionalProperty ?? error.params.propertyName;
  if (typeof key === 'string') return keySpan(root, [...path, key]);
  // Which of the two indexes is the later one depends on the kind of the items.
  if (error.keyword === 'uniqueItems')
    return valueSpan(root, [...path, Math.max(Number(error.params.i), Number(error.params.j))]);
  if (isCollection(error))
    return path.length === 0 || INDEX.test(String(path.at(-1))) ? startOf(root, path) : keySpan(root, path);
  return valueSpan(root, path);
}

/** Errors about a whole collection point at where it begins, not at all that it holds. */
function isCollection({ data }: SchemaError): boolean {
  return typeof data === 'object' && data !== null;
}

/** A step of a path that leads into a list. */
const INDEX = /^\d+$/;

function startOf(root: YamlNode, path: Path): Span {
  const span = valueSpan(root, path);
  const first = firstKey(root, path);
  return first ?? { start: span.start, end: Math.min(span.end, span.start + 1) };
}

function firstKey(root: YamlNode, path: Path): Span | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) {
    const parent: YamlNode | undefined = node?.kind === 'alias' ? node.target : node;
    node =
      parent?.kind === 'seq'
        ? parent.items[Number(step)]
        : parent?.kind === 'map'
          ? valueOf(parent, String(step))
          : undefined;
  }
  if (node?.kind === 'alias') return node.span;
  return node?.kind === 'map' ? node.pairs[0]?.key.span : undefined;
}

function valueOf(map: Extract<YamlNode, { kind: 'map' }>, key: string): YamlNode | undefined {
  return map.pairs.find((pair) => pair.key.kind === 'scalar' && pair.key.text === key)?.value;
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}
