import { fieldsOfFrame } from './siblings.ts';
import { type Asking, type CompletionItem, sortKey } from './item.ts';
import type { Place } from './place.ts';
import { type Shape, shapeAt } from './shape.ts';

/** The keys of the mapping at a path that are not there yet; where it has none yet, the item begins it. */
export function keyItems(asking: Asking, path: readonly string[]): readonly CompletionItem[] {
  const { reading, place, catalog } = asking;
  const shape = shapeAt(path);
  if (!shape) return [];
  const there = place.map ? fieldsOfFrame(reading.manifest, place.map, place.span.start) : new Map<string, string>();
  const free = shape.others
    ? [...catalog.targets.map(({ id }) => [id, shape.others] as const), OTHERS(shape.others)]
    : [];
  const all = [...(shape.keys ?? []), ...free];
  return all.flatMap(([key, inside], index) =>
    inside && !there.has(key) ? [keyItem(asking, path, key, inside, index)] : [],
  );
}

const OTHERS = (shape: Shape): readonly [string, Shape] => ['others', shape];

function keyItem(
  { place, catalog }: Asking,
  path: readonly string[],
  key: string,
  shape: Shape,
  index: number,
): CompletionItem {
  const body = place.hasColon ? '' : bodyOf(place, path, shape);
  const isOpened = place.style === 'flow' && place.wants === 'either';
  const needsBraces = isOpened || place.isBehindKey;
  const text = `${key}${body}`;
  const target = catalog.target(key);
  return {
    label: key,
    kind: isLayer(path, shape) ? 'layer' : target ? 'target' : 'key',
    ...(target && { description: target.name }),
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
  return ': { $0 }';
}
