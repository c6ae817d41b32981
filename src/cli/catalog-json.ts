import type { Component } from '../core/catalog/types.ts';
import { jsonText } from './text.ts';

/** A list of components, as schemas/output-catalog.schema.json describes it. */
export function catalogJson(components: readonly Component[]): string {
  return jsonText({
    version: 1,
    components: components.map(({ id, name, layer, kind, platform = false, aliases = [], packages = [], license }) => ({
      ...{ id, name, layer, kind, platform, aliases, packages },
      ...(license !== undefined && { license }),
    })),
  });
}
