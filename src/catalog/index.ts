import { catalogJson } from 'layercake:catalog';
import { type Catalog, createCatalog } from '../core/catalog/catalog.ts';
import type { CatalogData } from '../core/catalog/types.ts';

let catalog: Catalog | undefined;

/** The catalog that Layercake ships. It is parsed when it is first asked for, and then kept. */
export function builtinCatalog(): Catalog {
  return (catalog ??= createCatalog(JSON.parse(catalogJson) as CatalogData));
}
