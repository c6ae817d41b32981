import type { SchemaError } from 'layercake:validators';
import type { Path } from '../syntax/locate.ts';
import { nearestOf } from '../text/nearest.ts';

/** What a file and its parts are called in messages, and the errors that are said in words of their own. */
export interface Words {
  /** The file at the beginning of a sentence: `A manifest`. */
  readonly file: string;
  readonly schema: string;
  /** What the whole file is, for one that is something else. */
  readonly whole: string;
  /** What the thing at a path is called at the beginning of a sentence, where its key does not say. */
  readonly place: (path: Path) => string | undefined;
  /** What to say of an item that is of the wrong kind altogether. */
  readonly wrongItem: (path: Path, kind: string) => string | undefined;
  /** By keyword; undefined where the usual words will do. */
  readonly special: Readonly<Record<string, Wording>>;
}

type Wording = (error: SchemaError, path: Path, words: Words) => string | undefined;

/** Says a schema error the way a colleague would: what is wrong here, and what would be right. */
export function reword(error: SchemaError, path: Path, words: Words): string {
  const { keyword } = error;
  return (
    words.special[keyword]?.(error, path, words) ??
    USUAL[keyword]?.(error, path, words) ??
    `${subject(path, words)} does not fit ${words.schema} (${keyword}).`
  );
}

const USUAL: Readonly<Record<string, Wording>> = {
  additionalProperties: unknownKey,
  enum: (error, path, words) =>
    `${subject(path, words)} must be one of ${list(error.params.allowedValues)}; it is ${show(error.data)}.`,
  required: ({ params }, path, words) => `${place(path, words)} needs a \`${String(params.missingProperty)}\`.`,
  type: wrongType,
  minLength: (_, path, words) => words.wrongItem(path, 'empty') ?? `${subject(path, words)} is empty.`,
  minItems: (_, path, words) => `${subject(path, words)} needs at least one item.`,
  minProperties: (_, path, words) => `${subject(path, words)} is empty.`,
  minimum: ({ params }, path, words) => `${subject(path, words)} must be at least ${String(params.limit)}.`,
  maximum: ({ params }, path, words) => `${subject(path, words)} must be at most ${String(params.limit)}.`,
  uniqueItems: (_, path, words) => `${subject(path, words)} names this twice.`,
};

function unknownKey({ params, parentSchema }: SchemaError, path: Path, words: Words): string {
  const key = String(params.additionalProperty);
  const known = Object.keys(parentSchema?.properties ?? {});
  const nearest = nearestOf(key, known);
  const hint = nearest !== undefined ? `did you mean \`${nearest}\`?` : `it can be one of ${list(known)}.`;
  return `${place(path, words)} has no key \`${key}\`; ${hint}`;
}

/** The key or the word of a closed list that an error is most likely a misspelling of. */
export function meantWord({ keyword, params, parentSchema, data }: SchemaError): string | undefined {
  if (keyword === 'additionalProperties')
    return nearestOf(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}));
  if (keyword !== 'enum' || typeof data !== 'string' || !Array.isArray(params.allowedValues)) return undefined;
  const known = params.allowedValues.map(String);
  return nearestOf(data, known) ?? onlyLonger(data, known);
}

/** The one known word that a text is the beginning of: `warn` and `info`, as other checkers have them. */
function onlyLonger(text: string, known: readonly string[]): string | undefined {
  const longer = known.filter((word) => text.length >= 3 && word.startsWith(text));
  return longer.length === 1 ? longer[0] : undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
};

function wrongType({ params, data }: SchemaError, path: Path, words: Words): string {
  const types = [params.type].flat().map(String);
  const wanted = types.flatMap((type) => TYPES[type] ?? []).join(' or ');
  if (path.length === 0) return words.whole;
  const kind = kindOf(data);
  const item = INDEX.test(String(path.at(-1))) ? 'An item of ' : '';
  return words.wrongItem(path, kind) ?? `${item}${subject(path, words)} must be ${wanted}; this is ${kind}.`;
}

/** A step of a path that leads into a list. */
const INDEX = /^\d+$/;

/** Where a key is wanted or not: the file, an item with a name of its own, or the mapping under a key. */
function place(path: Path, words: Words): string {
  return path.length === 0 ? words.file : (words.place(path) ?? `\`${keyOf(path)}\``);
}

function subject(path: Path, words: Words): string {
  return path.length === 0 ? words.file : `\`${keyOf(path)}\``;
}

/** The nearest key above a value: items of a list go by the list's name. */
function keyOf(path: Path): string {
  return String(path.findLast((step) => !INDEX.test(String(step))) ?? '');
}

/** What kind of thing a value is, or the value itself where it is a simple one. */
export function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : show(value);
}

/** A value as it stands in a message. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function list(values: unknown): string {
  const words = (Array.isArray(values) ? values : []).map((value) => `\`${String(value)}\``);
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
