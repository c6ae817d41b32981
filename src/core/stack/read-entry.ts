import type { Level } from '../catalog/types.ts';
import {
  fieldsIn,
  fieldsOf,
  resolveAlias,
  scalarOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from '../syntax/tree.ts';
import { type Located, partOf, type Span } from '../text/span.ts';
import { itemsOf, locatedText, textAt } from './fields.ts';
import type { Acceptance, Entry, Layer, OwnSupport, Use } from './types.ts';

/** Reads one item of a layer; undefined where it names neither an id nor a component: a number or `true` is no name. */
export function readEntry(item: YamlNode, layer: Layer, index: number): Entry | undefined {
  const resolved = resolveAlias(item);
  if (resolved?.kind === 'scalar') return readShorthand(item, layer, index);
  return resolved?.kind === 'map' ? readMapping(item, resolved, layer, index) : undefined;
}

function readShorthand(item: YamlNode, layer: Layer, index: number): Entry | undefined {
  const scalar = scalarOf(item);
  if (typeof scalar?.value !== 'string' || scalar.text === '') return undefined;
  const at = scalar.text.lastIndexOf('@');
  const split = at > 0 ? at : scalar.text.length;
  const component = subText(item, scalar, 0, split);
  const version = split + 1 < scalar.text.length ? subText(item, scalar, split + 1) : undefined;
  return createEntry({ index, layer, span: item.span, head: component.span, id: component, component, version });
}

const NONE: readonly never[] = [];

type Told = Pick<Entry, 'index' | 'layer' | 'span' | 'head' | 'id'> & Partial<Entry>;

/**
 * Makes an entry. An engine reads a property many times faster where all objects have the same ones in the same order, and takes ten times as long to make one
 * that begins with the properties of another.
 */
export function createEntry(told: Told): Entry {
  return {
    index: told.index,
    layer: told.layer,
    span: told.span,
    head: told.head,
    id: told.id,
    component: told.component,
    version: told.version,
    uses: told.uses,
    anyOf: told.anyOf,
    optional: told.optional ?? false,
    supports: told.supports,
    name: told.name,
    license: told.license,
    format: told.format,
    precision: told.precision,
    count: told.count,
    accept: told.accept ?? NONE,
  };
}

/** The entry at another place among the entries. */
export function renumber(entry: Entry, layer: Layer, index: number): Entry {
  return createEntry({ ...entry, layer, index });
}

/** A part of a scalar's text with its own span; the whole scalar's where escapes or an alias hide the place. */
function subText(item: YamlNode, { text, inset }: YamlScalar, from: number, to?: number): Located<string> {
  const value = text.slice(from, to);
  if (item.kind === 'alias' || inset === undefined) return { value, span: item.span };
  return { value, span: partOf(item.span, inset + from, inset + from + value.length) };
}

function readMapping(item: YamlNode, map: YamlMap, layer: Layer, index: number): Entry | undefined {
  const fields = fieldsIn(map);
  const component = textAt(fields.get('component'));
  const id = textAt(fields.get('id')) ?? component;
  if (!id) return undefined;
  // What an alias or a merge key brings in stands elsewhere; a finding on this entry belongs to this entry.
  const isOwn = ({ span }: Located<string>): boolean => item.kind !== 'alias' && isInside(item.span, span);
  const first = item.kind === 'alias' ? item.span : (map.pairs[0]?.key.span ?? item.span);
  const head = component && isOwn(component) ? component.span : isOwn(id) ? id.span : first;
  const place = isOwn(id) ? id : { value: id.value, span: head };
  const uses = fields.get('uses');
  const anyOf = fields.get('any-of');
  const count = scalarOf(fields.get('count')?.value)?.value;
  return createEntry({
    index,
    layer,
    span: item.span,
    head,
    id: place,
    component,
    version: textAt(fields.get('version')),
    uses: uses && isSeq(uses.value) ? readAll(itemsOf(uses.value), readUse) : undefined,
    anyOf: anyOf && isSeq(anyOf.value) ? readMembers(anyOf.value, false) : undefined,
    optional: isTrue(fields.get('optional')),
    supports: readSupports(fields.get('supports')),
    name: textAt(fields.get('name')),
    license: textAt(fields.get('license')),
    format: textAt(fields.get('format')),
    precision: textAt(fields.get('precision')),
    count: typeof count === 'number' ? count : undefined,
    accept: readAll(itemsOf(fields.get('accept')?.value), readAcceptance),
  });
}

function readAll<T>(nodes: readonly YamlNode[], read: (node: YamlNode) => T | undefined): readonly T[] {
  const all = nodes.map(read);
  return all.includes(undefined) ? all.filter((one) => one !== undefined) : (all as T[]);
}

function isInside(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function readUse(node: YamlNode): Use | undefined {
  const resolved = resolveAlias(node);
  if (resolved?.kind === 'scalar') {
    const name = locatedText(node);
    return name && { span: node.span, members: [name], anyOf: false, optional: false };
  }
  if (resolved?.kind !== 'map') return undefined;
  const fields = fieldsOf(resolved);
  const optional = isTrue(fields.get('optional'));
  const anyOf = fields.get('any-of');
  if (anyOf) return readMembers(anyOf.value, optional);
  const id = textAt(fields.get('id'));
  return id && { span: node.span, members: [id], anyOf: false, optional };
}

function readMembers(node: YamlNode, optional: boolean): Use {
  return {
    span: node.span,
    members: itemsOf(node).flatMap((member) => locatedText(member) ?? []),
    anyOf: true,
    optional,
  };
}

function readSupports(pair: YamlPair | undefined): readonly OwnSupport[] | undefined {
  const map = pair && resolveAlias(pair.value);
  if (map?.kind !== 'map') return undefined;
  return [...fieldsOf(map)].map(([key, support]) => readSupport(key, support));
}

/** A level that is none yet is unknown: the word for the others does not speak about a target that is named. */
function readSupport(key: string, pair: YamlPair): OwnSupport {
  const target = { value: key, span: pair.key.span };
  const resolved = resolveAlias(pair.value);
  if (resolved?.kind !== 'map') {
    return { target, level: asLevel(scalarOf(pair.value)?.text) };
  }
  const fields = fieldsOf(resolved);
  const level = asLevel(textAt(fields.get('level'))?.value);
  const since = textAt(fields.get('since'))?.value;
  const arch = textAt(fields.get('arch'))?.value;
  const note = textAt(fields.get('note'))?.value;
  return { target, level, ...(since && { since }), ...(arch && { arch }), ...(note && { note }) };
}

function asLevel(text: string | undefined): Level {
  const known: readonly string[] = ['native', 'port', 'experimental', 'unknown', 'none'] satisfies Level[];
  return text !== undefined && known.includes(text) ? (text as Level) : 'unknown';
}

function readAcceptance(node: YamlNode): Acceptance | undefined {
  const map = resolveAlias(node);
  if (map?.kind !== 'map') return undefined;
  const fields = fieldsOf(map);
  const rule = textAt(fields.get('rule'));
  const reason = textAt(fields.get('reason'))?.value;
  const until = textAt(fields.get('until'));
  return rule && { span: node.span, rule, ...(reason && { reason }), ...(until && { until }) };
}

function isSeq(node: YamlNode): boolean {
  return resolveAlias(node)?.kind === 'seq';
}

function isTrue(pair: YamlPair | undefined): boolean {
  return scalarOf(pair?.value)?.value === true;
}
