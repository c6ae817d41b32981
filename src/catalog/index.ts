import { readCatalog } from 'layercake:catalog';
import { type Catalog, createCatalog, lazyCatalog } from '../core/catalog/catalog.ts';
import type { CatalogData } from '../core/catalog/types.ts';

const catalog = lazyCatalog(loadCatalog);

/** The catalog that Layercake ships. It is read when it is first asked something, and then kept. */
export function builtinCatalog(): Catalog {
  return catalog;
}

/** Reads the catalog that Layercake ships, each time anew. */
export function loadCatalog(): Catalog {
  return createCatalog(readCatalog() as CatalogData);
}
