import type { CompletionItem } from './item.ts';
import { pathOf, type Place } from './place.ts';
import { ITEM, type ShapeAt } from './shape.ts';

/** What a kind of file has to offer: its shapes, and the items at a path. */
export interface Grammar {
  readonly shapeAt: ShapeAt;
  readonly keys: (path: readonly string[]) => readonly CompletionItem[];
  /** The values that may stand there; in brackets where `wrap` says that the list has none yet. */
  readonly values: (path: readonly string[], wrap: boolean) => readonly CompletionItem[];
}

/** What may be put in at a place. */
export function offered(place: Place, { shapeAt, keys, values }: Grammar): readonly CompletionItem[] {
  const path = pathOf(place.frames);
  if (place.wants === 'key') return keys(path);
  const shape = shapeAt(path);
  if (place.wants === 'value' && shape && !shape.isScalar && !place.isQuoted) {
    if (shape.items?.isScalar) return values([...path, ITEM], true);
    return shape.items ? [] : keys(path);
  }
  const beginsMapping = place.wants === 'either' && !place.isQuoted && !place.typed.includes('@');
  return [...values(path, false), ...(beginsMapping ? keys(path) : [])];
}

/**
 * Where a typed character opens no list: behind `uses:` people mostly go on to the next line, and the key that does so would take the
 * first item; blanks at the beginning of a line are indentation.
 */
export function isUnasked(place: Place, trigger: string, shapeAt: ShapeAt): boolean {
  if (trigger !== ' ' && trigger !== ':') return false;
  if (place.typed !== '') return true;
  if (!place.isBehindKey) return place.style === 'block' && (place.lead === '- ' || place.wants === 'key');
  return shapeAt(pathOf(place.frames))?.isScalar !== true;
}
