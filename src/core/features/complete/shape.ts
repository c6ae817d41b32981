import { manifestSchema } from 'layercake:manifest-schema';

/** What may stand at a place of a file, from its schema: the branches for a mapping and for a text are one. */
export interface Shape {
  readonly description?: string;
  readonly example?: unknown;
  /** The keys of a mapping, in the order of the schema. */
  readonly keys?: ReadonlyMap<string, Shape>;
  /** What stands under any other key. */
  readonly others?: Shape;
  readonly items?: Shape;
  /** True where a text or a number may stand. */
  readonly isScalar?: boolean;
  /** The values that there are, where they can be told. */
  readonly values?: readonly string[];
  /** What these values mean, where they are listed. */
  readonly meaning?: string;
}

/** A step from a shape to one inside it: a key, or `ITEM`. */
export const ITEM = '[]';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shape at a path; undefined where the schema allows nothing there. */
export type ShapeAt = (path: readonly string[]) => Shape | undefined;

/** The shapes of a manifest. */
export const shapeAt: ShapeAt = shapesOf(manifestSchema);

/** The shapes that a schema describes; it is read when the first of them is asked for. */
export function shapesOf(schema: Json): ShapeAt {
  const definitions = new Map<string, Shape>();
  let root: Shape | undefined;
  return (path) => {
    let shape: Shape | undefined = (root ??= shapeOf(schema, { schema, definitions }));
    for (const step of path) {
      shape = step === ITEM ? shape.items : (shape.keys?.get(step) ?? shape.others);
      if (!shape) return undefined;
    }
    return shape;
  };
}

/** A schema with the parts of it that are referred to, as far as they were read. */
interface Whole {
  readonly schema: Json;
  readonly definitions: Map<string, Shape>;
}

/** Reads a part of the schema; what it refers to is read once, and its own words win. */
function shapeOf(schema: Json, whole: Whole): Shape {
  const parts = [schema.then, schema.else].filter(isObject).map((part) => shapeOf(part, whole));
  const [description, examples] = [schema.description, schema.examples];
  return {
    ...(typeof schema.$ref === 'string' && definition(schema.$ref, whole)),
    ...parts[1],
    ...parts[0],
    ...(typeof description === 'string' && { description }),
    ...(Array.isArray(examples) && { example: examples[0] as unknown }),
    ...(isObject(schema.properties) && { keys: keysOf(schema.properties, whole) }),
    ...(isObject(schema.additionalProperties) && { others: shapeOf(schema.additionalProperties, whole) }),
    ...(isObject(schema.items) && { items: shapeOf(schema.items, whole) }),
    ...valuesOf(schema),
  };
}

function keysOf(properties: Json, whole: Whole): ReadonlyMap<string, Shape> {
  const entries = Object.entries(properties);
  return new Map(entries.flatMap(([key, one]) => (isObject(one) ? [[key, shapeOf(one, whole)]] : [])));
}

function valuesOf({ enum: listed, const: only, type, description }: Json): Partial<Shape> {
  const meaning = typeof description === 'string' && { meaning: description };
  if (Array.isArray(listed)) return { values: listed.map(String), isScalar: true, ...meaning };
  if (only !== undefined) return { values: [JSON.stringify(only)], isScalar: true };
  if (type === 'boolean') return { values: ['true', 'false'], isScalar: true };
  return [type].flat().some((one) => SCALARS.includes(one)) ? { isScalar: true } : {};
}

const SCALARS: readonly unknown[] = ['string', 'integer', 'number'];

function definition(ref: string, whole: Whole): Shape {
  const known = whole.definitions.get(ref);
  if (known) return known;
  const all = whole.schema.$defs;
  const one = isObject(all) ? all[ref.split('/').at(-1) ?? ''] : undefined;
  const shape = isObject(one) ? shapeOf(one, whole) : {};
  whole.definitions.set(ref, shape);
  return shape;
}
