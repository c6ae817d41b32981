import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ROOT } from '../support/sources.ts';

/** A file of the catalog as it stands in the repository. */
export interface CatalogFile {
  /** Below its folder, with forward slashes. */
  readonly path: string;
  readonly value: { readonly id: string; readonly layer?: string };
}

export function read(folder: 'components' | 'targets'): readonly CatalogFile[] {
  const root = `${ROOT}src/catalog/${folder}`;
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({
      path: name.replaceAll('\\', '/'),
      value: parse(readFileSync(`${root}/${name}`, 'utf8')) as CatalogFile['value'],
    }));
}
