import { packedCatalog } from 'layercake:catalog';
import { type Catalog, createCatalog, lazyCatalog } from '../core/catalog/catalog.ts';
import { unpackCatalog } from './unpack.ts';

const catalog = lazyCatalog(loadCatalog);

/** The catalog that Layercake ships. It is unpacked when it is first asked something, and then kept. */
export function builtinCatalog(): Catalog {
  return catalog;
}

/** Unpacks the catalog that Layercake ships, each time anew. */
export function loadCatalog(): Catalog {
  return createCatalog(unpackCatalog(packedCatalog));
}
