import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import { parseDocument } from 'yaml';
import type { CatalogData, Component, Evidence, Target } from '../src/core/catalog/types.ts';
import { createValidator } from './generated-modules.ts';
import { fromRoot } from './paths.ts';

/** What a target's file says: the target, and where the names of its architectures come from. */
export interface DescribedTarget extends Target {
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** What the catalog's files say. */
export interface CatalogFiles {
  readonly targets: readonly DescribedTarget[];
  readonly components: readonly Component[];
}

/** Compiles the catalog's files into one value. */
export function compileCatalog(): CatalogData {
  const { targets, components } = readCatalog();
  return { targets: targets.map(withoutEvidence), components };
}

/** Reads the catalog's files. Throws with every problem of every file, so that one build shows them all. */
export function readCatalog(): CatalogFiles {
  const problems: string[] = [];
  const components = readAll<Component>('components', createValidator('component'), problems);
  const targets = readAll<DescribedTarget>('targets', createValidator('target', 'component'), problems);
  if (problems.length > 0) throw new Error(`The catalog has ${problems.length} problem(s):\n${problems.join('\n')}`);
  return { targets, components };
}

function readAll<T>(folder: string, validate: ValidateFunction, problems: string[]): T[] {
  return yamlFiles(fromRoot('src/catalog', folder)).flatMap((file) => {
    const document = parseDocument(readFileSync(file, 'utf8'));
    const name = path.relative(fromRoot(), file);
    for (const error of document.errors) problems.push(`${name}: ${error.message}`);
    const value: unknown = document.toJS();
    if (!validate(value)) {
      for (const error of validate.errors ?? [])
        problems.push(`${name}: ${error.instancePath} ${error.message ?? error.keyword}`);
      return [];
    }
    return [value as T];
  });
}

function yamlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Where the names of architectures come from matters to who edits a target, not at run time. */
function withoutEvidence({ id, name, vendor, vendorName, kind, rank, platform, architectures }: Target): Target {
  return {
    id,
    name,
    vendor,
    vendorName,
    kind,
    rank,
    ...(platform && { platform }),
    ...(architectures && { architectures }),
  };
}
