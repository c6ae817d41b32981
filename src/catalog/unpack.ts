import { inflateSync } from 'fflate';
import type { CatalogData } from '../core/catalog/types.ts';

/** Catalog data as the build ships it: JSON in UTF-8, deflated, in Base64. */
export interface PackedCatalog {
  /** Bytes of the JSON. */
  readonly size: number;
  readonly base64: string;
}

/** Catalog data out of its packed form, the same in every host. */
export function unpackCatalog({ size, base64 }: PackedCatalog): CatalogData {
  return JSON.parse(
    new TextDecoder().decode(inflateSync(bytesOf(base64), { out: new Uint8Array(size) })),
  ) as CatalogData;
}

function bytesOf(base64: string): Uint8Array {
  const characters = atob(base64);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
