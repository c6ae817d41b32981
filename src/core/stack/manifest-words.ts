import type { Path } from '../syntax/locate.ts';
import { kindOf, show, type Words } from './reword.ts';

const LAYER_KEYS = new Set(['hardware', 'system', 'framework', 'model', 'application']);

function isEntry(path: Path): boolean {
  return path.length === 2 && LAYER_KEYS.has(String(path[0]));
}

function noEntry(kind: string): string {
  return `An entry is a component such as \`vllm@0.10.2\`, or a mapping; this is ${kind}.`;
}

function pattern(source: string, path: Path): string {
  if (source.startsWith('^\\d{4}')) return 'is no date: write it like `2027-06-30`.';
  if (path.includes('targets')) return 'is no target: targets are lower-case names such as `nvidia`.';
  return 'is no id: an id starts with a letter or digit and goes on with letters, digits and `. _ / -`.';
}

function formatVersion(data: unknown): string {
  if (data === '1') return 'The format version is a number: write `layercake: 1`, without quotes.';
  return `This manifest says format version ${kindOf(data)}; Layercake reads version 1.`;
}

/** How a manifest's schema errors are said. */
export const MANIFEST_WORDS: Words = {
  file: 'A manifest',
  schema: 'the manifest’s schema',
  whole: 'A manifest is a mapping of layers that starts with `layercake: 1`.',
  place: (path) => (isEntry(path) ? 'An entry' : undefined),
  wrongItem: (path, kind) => (isEntry(path) ? noEntry(kind) : undefined),
  special: {
    const: ({ data }) => formatVersion(data),
    required: ({ params }) =>
      params.missingProperty === 'layercake'
        ? 'The manifest does not say which format it is in: start it with `layercake: 1`.'
        : undefined,
    anyOf: (_, path) =>
      `${isEntry(path) ? 'An entry needs an `id` or a `component`' : 'A use needs an `id` or an `any-of`'}.`,
    pattern: (error, path) => `${show(error.data)} ${pattern(String(error.params.pattern), path)}`,
    propertyNames: ({ params }) =>
      `${show(params.propertyName)} is no target: targets are lower-case names such as \`nvidia\`.`,
    minProperties: (_, path) => `\`${String(path.at(-1) ?? '')}\` needs at least one target.`,
  },
};
