import type { SchemaError } from 'layercake:validators';
import type { Path } from '../syntax/locate.ts';
import { nearestOf } from '../text/nearest.ts';

/** Says a schema error the way a colleague would: what is wrong here, and what would be right. */
export function reword(error: SchemaError, path: Path): string {
  return (
    WORDS[error.keyword]?.(error, path) ?? `${subject(path)} does not fit the manifest's schema (${error.keyword}).`
  );
}

type Wording = (error: SchemaError, path: Path) => string;

const WORDS: Readonly<Record<string, Wording>> = {
  additionalProperties: unknownKey,
  const: ({ data }) => formatVersion(data),
  enum: (error, path) =>
    `${subject(path)} must be one of ${list(error.params.allowedValues)}; it is ${show(error.data)}.`,
  required: missing,
  anyOf: (_, path) =>
    `${isEntry(path) ? 'An entry needs an `id` or a `component`' : 'A use needs an `id` or an `any-of`'}.`,
  type: wrongType,
  pattern: (error, path) => `${show(error.data)} ${pattern(String(error.params.pattern), path)}`,
  propertyNames: ({ params }) =>
    `${show(params.propertyName)} is no target: targets are lower-case names such as \`nvidia\`.`,
  minLength: (_, path) => (isEntry(path) ? noEntry('empty') : `${subject(path)} is empty.`),
  minItems: (_, path) => `${subject(path)} needs at least one item.`,
  minProperties: (_, path) => `${subject(path)} needs at least one target.`,
  minimum: ({ params }, path) => `${subject(path)} must be at least ${String(params.limit)}.`,
  uniqueItems: (_, path) => `${subject(path)} names this twice.`,
};

function formatVersion(data: unknown): string {
  if (data === '1') return 'The format version is a number: write `layercake: 1`, without quotes.';
  return `This manifest says format version ${kindOf(data)}; Layercake reads version 1.`;
}

function unknownKey({ params, parentSchema }: SchemaError, path: Path): string {
  const key = String(params.additionalProperty);
  const known = Object.keys(parentSchema?.properties ?? {});
  const nearest = nearestOf(key, known);
  const hint = nearest !== undefined ? `did you mean \`${nearest}\`?` : `it can be one of ${list(known)}.`;
  return `${place(path)} has no key \`${key}\`; ${hint}`;
}

function missing({ params }: SchemaError, path: Path): string {
  const key = String(params.missingProperty);
  if (key === 'layercake') return 'The manifest does not say which format it is in: start it with `layercake: 1`.';
  return `${place(path)} needs a \`${key}\`.`;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
};

function wrongType({ params, data }: SchemaError, path: Path): string {
  const types = [params.type].flat().map(String);
  const wanted = types.flatMap((type) => TYPES[type] ?? []).join(' or ');
  if (path.length === 0) return 'A manifest is a mapping of layers that starts with `layercake: 1`.';
  if (isEntry(path)) return noEntry(kindOf(data));
  const item = INDEX.test(String(path.at(-1))) ? 'An item of ' : '';
  return `${item}${subject(path)} must be ${wanted}; this is ${kindOf(data)}.`;
}

function noEntry(kind: string): string {
  return `An entry is a component such as \`vllm@0.10.2\`, or a mapping; this is ${kind}.`;
}

function pattern(source: string, path: Path): string {
  if (source.startsWith('^\\d{4}')) return 'is no date: write it like `2027-06-30`.';
  if (path.includes('targets')) return 'is no target: targets are lower-case names such as `nvidia`.';
  return 'is no id: an id starts with a letter or digit and goes on with letters, digits and `. _ / -`.';
}

/** A step of a path that leads into a list. */
const INDEX = /^\d+$/;

const LAYER_KEYS = new Set(['hardware', 'system', 'framework', 'model', 'application']);

function isEntry(path: Path): boolean {
  return path.length === 2 && LAYER_KEYS.has(String(path[0]));
}

/** Where a key is wanted or not: the manifest, an entry, or the mapping under a key. */
function place(path: Path): string {
  if (path.length === 0) return 'A manifest';
  if (isEntry(path)) return 'An entry';
  return `\`${keyOf(path)}\``;
}

function subject(path: Path): string {
  return path.length === 0 ? 'A manifest' : `\`${keyOf(path)}\``;
}

/** The nearest key above a value: items of a list go by the list's name. */
function keyOf(path: Path): string {
  return String(path.findLast((step) => !INDEX.test(String(step))) ?? '');
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : show(value);
}

function show(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function list(values: unknown): string {
  const words = (Array.isArray(values) ? values : []).map((value) => `\`${String(value)}\``);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
