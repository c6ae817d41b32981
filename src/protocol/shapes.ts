/** Tells whether a value has a shape. */
export type Shape<T> = (value: unknown) => value is T;

type Fields = Readonly<Record<string, unknown>>;

export const isText: Shape<string> = (value) => typeof value === 'string';
export const isFlag: Shape<boolean> = (value) => typeof value === 'boolean';
export const isCount: Shape<number> = (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** A number from `least` to `most`. */
export function isWithin(least: number, most: number): Shape<number> {
  return (value): value is number => typeof value === 'number' && value >= least && value <= most;
}

export function isOneOf<const T extends string>(values: readonly T[]): Shape<T> {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value): value is T => known.has(value);
}

export function isMaybe<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

export function isListOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

/** A record of any keys. */
export function isRecordOf<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isFields(value) && Object.values(value).every(shape);
}

/** Every key of the type has a shape, or this does not compile. */
type ShapeOf<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

/** An object with at least those fields. */
export function hasFields<T extends object>(shapes: ShapeOf<T>): Shape<T> {
  const all = Object.entries<Shape<unknown>>(shapes).map(([name, shape]) => ({ name, shape }));
  return (value): value is T => {
    if (!isFields(value)) return false;
    // Tens of thousands of fields are looked at before a big picture can be drawn.
    for (const { name, shape } of all) if (!shape(value[name])) return false;
    return true;
  };
}

/** One of several shapes. */
export function isEither<T>(...shapes: readonly Shape<T>[]): Shape<T> {
  return (value): value is T => shapes.some((shape) => shape(value));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
