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
