import type { Catalog } from '../../catalog/catalog.ts';
import type { Component } from '../../catalog/types.ts';
import { type Layer, LAYERS } from '../../stack/types.ts';
import { remembering } from '../../remember.ts';
import { componentCoupling } from '../coupling-text.ts';
import { type Asking, type CompletionItem, valueItem } from './item.ts';

const KINDS_OF_ARTIFACTS = ['format', 'precision'];

/** The components of a layer, those that it lists already last. */
export function layerComponents(asking: Asking, layer: Layer, wrap = false): readonly CompletionItem[] {
  const listed = new Set<string>();
  for (const { layer: one, component } of asking.reading.manifest.stack.entries) {
    if (one === layer && component) listed.add(component.value);
  }
  const components = layeredIn(asking.catalog).get(layer) ?? [];
  return components.map((component) => {
    const rank = listed.has(component.id) ? '4' : KINDS_OF_ARTIFACTS.includes(component.kind) ? '3' : '2';
    return componentItem(asking, component, rank, wrap);
  });
}

/** The components of each layer. */
const layeredIn = remembering(({ components }: Catalog) => {
  const layered = new Map<Layer, Component[]>(LAYERS.map((layer) => [layer, []]));
  for (const component of components) layered.get(component.layer)?.push(component);
  return layered;
});

/** The formats, or the precisions. */
export function componentsOfKind(asking: Asking, kind: string): readonly CompletionItem[] {
  return asking.catalog.components
    .filter((component) => component.kind === kind)
    .map((component) => componentItem(asking, component, '2'));
}

/** A component as an item, under its coupling. */
export function componentItem(asking: Asking, component: Component, rank: string, wrap = false): CompletionItem {
  const { id, deprecated } = component;
  const word = wordIn(asking.catalog)(component);
  return valueItem(asking, { ...word, sort: `${deprecated ? '9' : rank}${id}` }, id, wrap);
}

/** What is said of a component wherever it is offered. */
const wordIn = remembering((catalog: Catalog) =>
  remembering((component: Component) => {
    const { id, name, kind, aliases = [], deprecated } = component;
    return {
      label: id,
      kind: 'component',
      componentKind: kind,
      detail: componentCoupling(catalog, component).text,
      description: name,
      isDeprecated: deprecated !== undefined,
      filter: [...new Set([id, name, ...aliases])].join(' '),
      subject: { about: 'component', id },
    } as const;
  }),
);
