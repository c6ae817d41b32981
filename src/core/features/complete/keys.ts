import { fieldsOfFrame } from './siblings.ts';
import { type Asking, type CompletionItem, type CompletionKind, sortKey } from './item.ts';
import type { Lined } from './lines.ts';
import type { Place } from './place.ts';
import { shapeAt as manifestShapeAt, type Shape, type ShapeAt } from './shape.ts';

/** What keys are offered by, in a file of any schema. */
export interface KeysAsked {
  readonly lined: Lined;
  readonly place: Place;
  readonly shapeAt: ShapeAt;
  /** The names that are keys where the schema leaves them open. */
  readonly names: readonly KeyName[];
}

/** A key that the schema does not know by name. */
export interface KeyName {
  readonly key: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly description?: string;
}

/** The keys of the mapping of a manifest at a path that are not there yet. */
export function keyItems({ reading, place, catalog }: Asking, path: readonly string[]): readonly CompletionItem[] {
  const targets = catalog.targets.map(({ id, name }) => ({ key: id, kind: 'target', description: name }) as const);
  const names: readonly KeyName[] = [...targets, { key: 'others', kind: 'key' }];
  return offeredKeys({ lined: reading.manifest, place, shapeAt: manifestShapeAt, names }, path);
}

/** The keys of the mapping at a path that are not there yet; where it has none yet, the item begins it. */
export function offeredKeys(asked: KeysAsked, path: readonly string[]): readonly CompletionItem[] {
  const { lined, place, shapeAt, names } = asked;
  const shape = shapeAt(path);
  if (!shape) return [];
  const there = place.map ? fieldsOfFrame(lined, place.map, place.span.start) : new Map<string, string>();
  const known = [...(shape.keys ?? [])].map(([key, inside]): [KeyName, Shape] => [
    { key, kind: isLayer(path, inside) ? 'layer' : 'key' },
    inside,
  ]);
  const { others } = shape;
  const free = others ? names.map((name): [KeyName, Shape] => [name, others]) : [];
  return [...known, ...free].flatMap(([name, inside], index) =>
    there.has(name.key) ? [] : [keyItem(place, path, name, inside, index)],
  );
}

function keyItem(
  place: Place,
  path: readonly string[],
  { key, kind, detail, description }: KeyName,
  shape: Shape,
  index: number,
): CompletionItem {
  const body = place.hasColon ? '' : bodyOf(place, path, shape);
  const isOpened = place.style === 'flow' && place.wants === 'either';
  const needsBraces = isOpened || place.isBehindKey;
  const text = `${key}${body}`;
  return {
    label: key,
    kind,
    ...(detail !== undefined && { detail }),
    ...(description !== undefined && { description }),
    sort: `${place.wants === 'either' ? '5' : '2'}${sortKey(index)}`,
    text: place.lead + (needsBraces ? `{ ${body.includes('$') ? text : `${text}$0`} }` : text),
    isSnippet: body.includes('$') || needsBraces,
    asksAgain: !place.hasColon,
    subject: { about: 'key', path: [...path, key] },
  };
}

function isLayer(path: readonly string[], { items }: Shape): boolean {
  return path.length === 0 && items?.keys !== undefined;
}

/** What follows a key: a blank, or the beginning of what stands under it. */
function bodyOf(place: Place, path: readonly string[], shape: Shape): string {
  const { items } = shape;
  const isBlock = place.style === 'block' && !place.isBehindKey;
  const pad = ' '.repeat(place.column);
  if (isLayer(path, shape) && isBlock) return `:\n${pad}  - $0`;
  if (items && !items.isScalar) {
    const [first = ''] = items.keys?.keys() ?? [];
    return isBlock ? `:\n${pad}  - ${first}: $0` : `: [{ ${first}: $0 }]`;
  }
  if (items) return ': [$0]';
  if (shape.isScalar) return ': ';
  return isBlock && path.length === 0 ? `:\n${pad}  $0` : ': { $0 }';
}
