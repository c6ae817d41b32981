import type { StackNode } from '../analysis/graph.ts';
import type { Acceptance, Entry, OwnSupport, Use } from '../stack/types.ts';
import type { FieldChange, FieldName, FieldValue } from './types.ts';

type Read = (entry: Entry, node: StackNode) => FieldValue | undefined;

/** Every field of an entry that means something, as a plain value. */
const FIELDS: readonly (readonly [FieldName, Read])[] = [
  ['id', ({ id }) => id.value],
  ['layer', ({ layer }) => layer],
  ['name', ({ name }) => name?.value],
  // Another spelling of the same component is no change.
  ['component', ({ component }, node) => node.component?.id ?? component?.value],
  ['version', ({ version }) => version?.value],
  ['uses', ({ uses }) => uses?.map(useText)],
  ['any-of', ({ anyOf }) => anyOf?.members.map(({ value }) => value)],
  ['optional', ({ optional }) => (optional ? true : undefined)],
  ['supports', ({ supports }) => supports?.map(supportText)],
  ['license', ({ license }) => license?.value],
  ['format', ({ format }) => format?.value],
  ['precision', ({ precision }) => precision?.value],
  ['count', ({ count }) => count],
  ['accept', ({ accept }) => (accept.length > 0 ? accept.map(acceptanceText) : undefined)],
];

/** The fields that differ between an entry before and after, in a fixed order. */
export function fieldChanges(before: StackNode, after: StackNode): readonly FieldChange[] {
  const [old, fresh] = [before.entry, after.entry];
  if (!old || !fresh) return [];
  return FIELDS.flatMap(([field, read]) => {
    const change = { field, before: read(old, before), after: read(fresh, after) };
    return keyOf(change.before) === keyOf(change.after) ? [] : [change];
  });
}

/** The order of a list means nothing, nor what it says twice. */
function keyOf(value: FieldValue | undefined): string | undefined {
  return JSON.stringify(typeof value === 'object' ? [...new Set(value)].sort() : value);
}

function useText({ members, anyOf, optional }: Use): string {
  const names = members.map(({ value }) => value);
  const text = anyOf ? `any of ${[...names].sort().join(', ')}` : names.join(', ');
  return optional ? `${text} (optional)` : text;
}

function supportText({ target, level, since, arch, note }: OwnSupport): string {
  const conditions = [since && `since ${since}`, arch && `on ${arch}`, note].filter(Boolean);
  return `${target.value}: ${level}${conditions.length > 0 ? ` (${conditions.join('; ')})` : ''}`;
}

function acceptanceText({ rule, reason, until }: Acceptance): string {
  return `${rule.value}${until ? ` until ${until.value}` : ''}${reason ? ` (${reason})` : ''}`;
}
