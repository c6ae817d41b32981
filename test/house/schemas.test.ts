import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/sources.ts';

type Json = Readonly<Record<string, unknown>>;

const names = readdirSync(`${ROOT}schemas`).filter((name) => name.endsWith('.schema.json'));
const schemas = new Map(
  names.map((name) => [name, JSON.parse(readFileSync(`${ROOT}schemas/${name}`, 'utf8')) as Json]),
);

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a reference points at: inside the same file, or in another one. */
function resolve(file: string, ref: string): { file: string; schema: Json } {
  const [name = '', pointer = ''] = ref.split('#');
  const target = name === '' ? file : (name.split('/').at(-1) ?? '');
  const steps = pointer.split('/').slice(1);
  const schema = steps.reduce<unknown>((at, step) => (isObject(at) ? at[step] : undefined), schemas.get(target));
  if (!isObject(schema)) throw new Error(`${file}: ${ref} leads nowhere`);
  return { file: target, schema };
}

interface Property {
  readonly place: string;
  readonly file: string;
  readonly schema: Json;
}

/** Every property that a schema describes, wherever it stands. */
function properties(file: string, schema: unknown = schemas.get(file), place = ''): readonly Property[] {
  if (Array.isArray(schema)) return schema.flatMap((one, i) => properties(file, one, `${place}/${i}`));
  if (!isObject(schema)) return [];
  const named = isObject(schema.properties) && !place.endsWith('/properties') ? Object.entries(schema.properties) : [];
  const inside = Object.entries(schema).flatMap(([key, value]) =>
    key === 'examples' || key === 'const' ? [] : properties(file, value, `${place}/${key}`),
  );
  const conditional = place.endsWith('/if');
  return [
    ...(conditional
      ? []
      : named.flatMap(([key, value]) => (isObject(value) ? [{ place: `${place}/${key}`, file, schema: value }] : []))),
    ...inside,
  ];
}

/** A keyword of a property, its own or that of what it refers to. */
function keyword(property: Property, name: string): { file: string; value: unknown } | undefined {
  const own = property.schema[name];
  if (own !== undefined) return { file: property.file, value: own };
  const ref = property.schema.$ref;
  return typeof ref === 'string' ? keyword({ ...property, ...resolve(property.file, ref) }, name) : undefined;
}

describe.each(names)('%s', (file) => {
  const all = properties(file);

  test('describes every property', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(
      all.filter((one) => typeof keyword(one, 'description')?.value !== 'string').map(({ place }) => place),
    ).toEqual([]);
  });

  test('gives an example of every property, where people write what it describes', () => {
    if (file.startsWith('output-')) return;
    const without = all.filter((one) => {
      const examples = keyword(one, 'examples')?.value;
      return !Array.isArray(examples) || examples.length === 0;
    });
    expect(without.map(({ place }) => place)).toEqual([]);
  });

  test('has examples that fit', () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    for (const schema of schemas.values()) ajv.addSchema(schema);
    const id = String(schemas.get(file)?.$id);
    const wrong = all.flatMap(({ place, schema }) => {
      const examples = Array.isArray(schema.examples) ? schema.examples : [];
      const validate = ajv.compile({ ...schema, $id: `${id}?${place}`, $defs: schemas.get(file)?.$defs });
      return examples.filter((example) => !validate(example)).map((example) => `${place}: ${JSON.stringify(example)}`);
    });
    expect(wrong).toEqual([]);
  });

  test('is a schema of 2020-12 with an address of its own', () => {
    expect(schemas.get(file)?.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(String(schemas.get(file)?.$id)).toMatch(new RegExp(`/${file}$`));
  });
});
