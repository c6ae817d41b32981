import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import { lazyModule } from './beside.ts';
import { compileCatalog } from './compile-catalog.ts';
import { packCatalog } from './pack-catalog.ts';
import { fromRoot } from './paths.ts';
import { readSamples } from './samples.ts';

const require = createRequire(import.meta.url);
const standaloneCode = (
  require('ajv/dist/standalone') as { default: (ajv: Ajv2020, refs: Record<string, string>) => string }
).default;

/** What is checked at run time, each with its schema. */
const VALIDATORS = {
  validateManifest: 'layercake',
  validateConfig: 'config',
  validateComponent: 'component',
  validateTarget: 'target',
} as const;

/** The modules that the build writes itself, by the name under which the sources import them. */
export const GENERATED_MODULES: Readonly<Record<string, () => string>> = {
  'layercake:catalog': () => `import { unpackCatalog } from ${JSON.stringify(fromRoot('src/catalog/unpack.ts'))};
export const readCatalog = () => unpackCatalog(${JSON.stringify(packCatalog(compileCatalog()))});`,
  'layercake:validators': compileValidators,
  'layercake:manifest-schema': () => `export const manifestSchema = ${JSON.stringify(readSchema('layercake'))};`,
  'layercake:config-schema': () => `export const configSchema = ${JSON.stringify(readSchema('config'))};`,
  'layercake:samples': () => `export const samples = ${JSON.stringify(readSamples())};`,
};

/** What `catalog.json` holds. */
export function catalogJson(): string {
  return JSON.stringify(compileCatalog());
}

/**
 * The same as files beside a program, which reads them when they are first used; `program` stands for the module in the program. A program
 * that has to be one file has the modules in it.
 */
export const BESIDE: Readonly<Record<string, { readonly file: string; readonly program: string }>> = {
  'layercake:catalog': {
    file: 'catalog.json',
    program: `const { readFileSync } = require('node:fs');
const { join } = require('node:path');
exports.readCatalog = () => JSON.parse(readFileSync(join(__dirname, 'catalog.json'), 'utf8'));`,
  },
  'layercake:validators': { file: 'validators.cjs', program: lazyModule('validators.cjs', Object.keys(VALIDATORS)) },
};

/** Reads a schema of the repository. */
export function readSchema(name: string): { readonly $id: string } {
  return JSON.parse(readFileSync(fromRoot('schemas', `${name}.schema.json`), 'utf8')) as { $id: string };
}

/** A validator that runs at build time, for the catalog's own files. */
export function createValidator(name: string, ...others: readonly string[]): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false });
  for (const other of others) ajv.addSchema(readSchema(other));
  return ajv.compile(readSchema(name));
}

/** Validators as code: nothing compiles a schema at run time, which a strict content security policy would forbid. */
function compileValidators(): string {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true, esm: true },
  });
  for (const name of Object.values(VALIDATORS)) ajv.addSchema(withoutWords(readSchema(name)) as AnySchemaObject);
  const ids = Object.entries(VALIDATORS).map(([validator, name]) => [validator, readSchema(name).$id] as const);
  const code = standaloneCode(ajv, Object.fromEntries(ids));
  return countNoLetters(appendErrors(withoutSchemas(code))).replace(
    /const (\w+) = require\("(ajv\/[^"]+)"\)\.default;/g,
    'import $1_ from "$2.js";const $1 = $1_.default ?? $1_;',
  );
}

const WORDS = ['title', 'description', 'examples'];
const BY_NAME = ['properties', 'patternProperties', '$defs'];

/** A schema without what it tells people, which no validator looks at. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (!isMapping(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !WORDS.includes(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      BY_NAME.includes(keyword) ? eachWithoutWords(value) : withoutWords(value),
    ]),
  );
}

/** What stands by name may have the name of a keyword. */
function eachWithoutWords(schemas: unknown): unknown {
  if (!isMapping(schemas)) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutWords(schema)]));
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of an error nobody asks for the value of its keyword, which Ajv cannot leave out alone. */
function withoutSchemas(code: string): string {
  return code.replace(/,schema:[^,{}]+(?=,parentSchema:)/g, '');
}

/** Ajv counts the letters of each text, however long, to see that it is not empty. */
function countNoLetters(code: string): string {
  return code.replace(/\w+\((\w+)\) < 1\b/g, '$1.length < 1');
}

/** Ajv copies all errors so far for each part that has some, which is quadratic in the mistakes of a manifest. */
function appendErrors(code: string): string {
  const gather =
    'function gather(all, more) { if (all === null) return more; for (const one of more) all.push(one); return all; }';
  const copying = /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;
  return `${code.replace(copying, 'gather(vErrors, $1.errors)')}\n${gather}\n`;
}
