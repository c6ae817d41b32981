import { deflateRawSync } from 'node:zlib';
import type { PackedCatalog } from '../src/catalog/unpack.ts';
import type { CatalogData } from '../src/core/catalog/types.ts';

/** The form in which the catalog is shipped: a quarter of its JSON. */
export function packCatalog(data: CatalogData): PackedCatalog {
  const json = Buffer.from(JSON.stringify(data));
  return { size: json.length, base64: deflateRawSync(json, { level: 9 }).toString('base64') };
}
