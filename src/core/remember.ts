/** Computes when it is asked for the first time, and remembers it. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Computes once for each object, and remembers it for as long as the object lives. The objects must not change. */
export function remembering<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let known = values.get(key);
    if (!known) values.set(key, (known = { value: compute(key) }));
    return known.value;
  };
}

/** Longer texts are worked out again: they would take much room, and hardly come again. */
const LONGEST_TEXT = 500;
const MOST_TEXTS = 5000;

/** The same for short texts, the last few thousand of them. */
export function rememberingTexts<Value>(compute: (text: string) => Value): (text: string) => Value {
  const values = new Map<string, { readonly value: Value }>();
  return (text) => {
    if (text.length > LONGEST_TEXT) return compute(text);
    let known = values.get(text);
    if (!known) {
      if (values.size >= MOST_TEXTS) values.clear();
      values.set(text, (known = { value: compute(text) }));
    }
    return known.value;
  };
}

/** What is told of objects beside what they hold; gone with the object. */
export interface Beside<Key extends object, Value> {
  readonly get: (key: Key) => Value | undefined;
  readonly set: (key: Key, value: Value) => void;
  readonly delete: (key: Key) => void;
}

/**
 * A place beside objects, which no copy of them takes along. It is in the object itself and not in a weak table: the collector's short runs take
 * all that one holds for alive, so that each manifest of a folder would be carried along until a long run comes by.
 */
export function besides<Key extends object, Value>(): Beside<Key, Value> {
  const place = Symbol('beside');
  const get = (key: Key): Value | undefined => (key as { readonly [place]?: Value })[place];
  const set = (key: Key, value: Value | undefined): void => {
    Object.defineProperty(key, place, { value, configurable: true, enumerable: false, writable: true });
  };
  return {
    get,
    set,
    delete: (key) => {
      if (get(key) !== undefined) set(key, undefined);
    },
  };
}
