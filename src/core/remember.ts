/** Computes once for each object, and remembers it for as long as the object lives. The objects must not change. */
export function remembering<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let known = values.get(key);
    if (!known) values.set(key, (known = { value: compute(key) }));
    return known.value;
  };
}
