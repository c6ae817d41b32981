import type { Component } from '../core/catalog/types.ts';
import { type Layer, LAYERS } from '../core/index.ts';
import type { ConfigChoice } from '../files/configs.ts';
import { catalogJson } from './catalog-json.ts';
import { catalogPretty } from './catalog-pretty.ts';
import { EXIT } from './host.ts';
import { layercakeHere } from './read-manifest.ts';
import type { Session } from './session.ts';

/** What to list. */
export interface CatalogChoice {
  readonly layer?: Layer;
  readonly query?: string;
  readonly config?: ConfigChoice;
}

/** `layercake catalog`: the components that fit, from the bottom of the cake up, by id. */
export function catalog(session: Session, { layer, query, config }: CatalogChoice): number {
  const { host, style, format } = session;
  const components = layercakeHere(session, config)
    .catalog.components.filter(
      (component) =>
        (layer === undefined || component.layer === layer) && (query === undefined || matches(component, query)),
    )
    .sort((a, b) => LAYERS.indexOf(a.layer) - LAYERS.indexOf(b.layer) || (a.id < b.id ? -1 : 1));
  host.stdout.write(format === 'json' ? catalogJson(components) : catalogPretty(components, style));
  return EXIT.clean;
}

/** Every word of the query is somewhere in what the catalog says the component is. */
function matches({ id, name, kind, aliases = [], packages = [], summary }: Component, query: string): boolean {
  const text = [id, name, kind, ...aliases, ...packages, summary].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
