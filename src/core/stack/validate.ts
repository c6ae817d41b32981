import { type SchemaError, validateManifest } from 'layercake:validators';
import { keySpan, nodeAtPath, type Path, valueSpan } from '../syntax/locate.ts';
import { toPlainValue, type YamlNode } from '../syntax/tree.ts';
import type { Span } from '../text/span.ts';
import { reword } from './reword.ts';

/** Something that does not fit the manifest's schema, said for people, with the exact place. */
export interface SchemaProblem {
  readonly message: string;
  readonly span: Span;
}

/** Validates a manifest's tree against `schemas/layercake.schema.json`. */
export function validateStack(root: YamlNode | undefined): readonly SchemaProblem[] {
  if (!root) return [{ message: 'The manifest is empty: start it with `layercake: 1`.', span: { start: 0, end: 0 } }];
  if (validateManifest(toPlainValue(root))) return [];
  const problems = (validateManifest.errors ?? [])
    .filter(isOwnError)
    .filter((error) => !standsForNothing(root, error))
    .map((error) => problemOf(root, error));
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

function problemOf(root: YamlNode, error: SchemaError): SchemaProblem {
  const path = pathOf(error.instancePath);
  return { message: reword(error, path), span: placeOf(root, path, error) };
}

function placeOf(root: YamlNode, path: Path, error: SchemaError): Span {
  const key = error.params.additionalProperty ?? error.params.propertyName;
  if (typeof key === 'string') return keySpan(root, [...path, key]);
  if (error.keyword === 'uniqueItems') return valueSpan(root, [...path, Number(error.params.i)]);
  if (isCollection(error))
    return path.length === 0 || /^\d+$/.test(String(path.at(-1))) ? startOf(root, path) : keySpan(root, path);
  return valueSpan(root, path);
}

/** Errors about a whole collection point at where it begins, not at all that it holds. */
function isCollection({ data }: SchemaError): boolean {
  return typeof data === 'object' && data !== null;
}

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
