import type { SchemaError } from 'layercake:validators';
import { show, type Words } from '../../stack/reword.ts';
import type { Path } from '../../syntax/locate.ts';

/** How the schema errors of a component's file are said. */
export const COMPONENT_WORDS: Words = {
  file: 'A component',
  schema: 'the schema of components',
  whole: 'A component is a mapping with `id`, `name`, `layer`, `kind`, `summary`, `homepage` and `evidence`.',
  place: (path) => (isCase(path) ? 'A level' : undefined),
  wrongItem: () => undefined,
  special: { const: platform, maxLength, pattern, propertyNames, required, type: inQuotes },
};

/** How the schema errors of a target's file are said. */
export const TARGET_WORDS: Words = {
  ...COMPONENT_WORDS,
  file: 'A target',
  schema: 'the schema of targets',
  whole: 'A target is a mapping with `id`, `name`, `vendor`, `vendorName`, `kind`, `rank` and `evidence`.',
};

function isCase(path: Path): boolean {
  return path[0] === 'supports' && path.length >= 2;
}

function required({ params }: SchemaError, path: Path): string | undefined {
  return isCase(path) && params.missingProperty === 'evidence'
    ? 'A level needs `evidence`: the keys of the sources that say so. Only `unknown` needs none.'
    : undefined;
}

/** `2.10` without quotes is the number 2.1. */
function inQuotes({ params, data }: SchemaError, path: Path): string | undefined {
  if (params.type !== 'string' || (typeof data !== 'number' && typeof data !== 'boolean')) return undefined;
  return `\`${keyOf(path)}\` must be a text; this is ${show(data)} without quotes: put it into quotes.`;
}

/** The only key with a fixed value. */
function platform(): string {
  return '`platform` can only be `true`; leave it out for anything else.';
}

function maxLength({ params }: SchemaError, path: Path): string {
  return `\`${keyOf(path)}\` is longer than ${String(params.limit)} characters.`;
}

function pattern({ params, data }: SchemaError): string {
  return `${show(data)} ${meaningOf(String(params.pattern))}`;
}

function meaningOf(source: string): string {
  if (source.startsWith('^https')) return 'is no address: it starts with `https://`.';
  if (source.startsWith('^pkg')) return 'is no package URL: write it like `pkg:pypi/flash-attn`.';
  if (source.startsWith('^\\d{4}')) return 'is no day: write it like `2026-11-23`.';
  if (source.startsWith('^[a-z0-9]'))
    return 'is no id: an id starts with a lower-case letter or digit and goes on with those and `. _ -`.';
  return 'is no key: it starts with a lower-case letter and goes on with those, digits and `-`.';
}

function propertyNames({ params }: SchemaError, path: Path): string {
  const name = show(params.propertyName);
  return keyOf(path) === 'supports'
    ? `${name} is no target: targets are lower-case names such as \`nvidia\`.`
    : `${name} is no key of a source: keys are lower-case names such as \`readme\`.`;
}

function keyOf(path: Path): string {
  return String(path.findLast((step) => !/^\d+$/.test(String(step))) ?? '');
}
