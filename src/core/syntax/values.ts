import type { YamlScalar } from './tree.ts';

type Value = YamlScalar['value'];

/**
 * The value of a plain text by YAML 1.2's core schema, whatever a `%YAML` directive says: `yes` and `0777` are what they look like
 * there, and `1_000` is a text.
 */
export function plainValue(text: string): Value {
  switch (text.charCodeAt(0)) {
    case 0x7e: // ~
      return text === '~' ? null : text;
    case 0x6e: // n, N, t, T, f, F: the few words that are no text
    case 0x4e:
    case 0x74:
    case 0x54:
    case 0x66:
    case 0x46: {
      const word = text.length <= LONGEST_WORD ? WORDS.get(text) : undefined;
      return word === undefined ? text : word;
    }
    default:
      return text === '' ? null : numberOr(text);
  }
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const LONGEST_WORD = 'false'.length;

const DECIMAL = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;
const OTHER_BASE = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NO_NUMBER = /^\.(?:nan|NaN|NAN)$/;

function numberOr(text: string): Value {
  const first = text.charCodeAt(0);
  const isDigit = first >= 0x30 && first <= 0x39;
  // Only a digit, a sign or a point opens a number.
  if (!isDigit && first !== 0x2d && first !== 0x2b && first !== 0x2e) return text;
  if (DECIMAL.test(text)) return Number.parseFloat(text);
  if (isDigit) return OTHER_BASE.test(text) ? Number(text) : text;
  if (INFINITE.test(text)) return first === 0x2d ? -Infinity : Infinity;
  return NO_NUMBER.test(text) ? NaN : text;
}

const CORE_TAG = /^(?:!!|!?<?tag:yaml\.org,2002:)(\w+)>?$/;

/**
 * The value of a text under a tag, as the tag is written or in full. The tags of the core schema read it as that type where it fits; every
 * other tag leaves it a text.
 */
export function taggedValue(text: string, tag: string): Value {
  const type = CORE_TAG.exec(tag)?.[1];
  const value = plainValue(text);
  if (type === 'null') return value === null ? null : text;
  if (type === 'bool') return typeof value === 'boolean' ? value : text;
  if (type === 'int') return Number.isInteger(value) ? value : text;
  return type === 'float' && typeof value === 'number' ? value : text;
}
