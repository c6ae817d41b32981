import type { Component } from '../../catalog/types.ts';
import type { Layer } from '../../stack/types.ts';
import { componentCoupling } from '../coupling-text.ts';
import { type Asking, type CompletionItem, valueItem } from './item.ts';

const KINDS_OF_ARTIFACTS = ['format', 'precision'];

/** The components of a layer, those that it lists already last. */
export function layerComponents(asking: Asking, layer: Layer, wrap = false): readonly CompletionItem[] {
  const listed = new Set(
    asking.reading.manifest.stack.entries.flatMap(({ layer: one, component }) =>
      one === layer && component ? [component.value] : [],
    ),
  );
  const components = asking.catalog.components.filter((component) => component.layer === layer);
  return components.map((component) => {
    const rank = listed.has(component.id) ? '4' : KINDS_OF_ARTIFACTS.includes(component.kind) ? '3' : '2';
    return componentItem(asking, component, rank, wrap);
  });
}

/** The formats, or the precisions. */
export function componentsOfKind(asking: Asking, kind: string): readonly CompletionItem[] {
  return asking.catalog.components
    .filter((component) => component.kind === kind)
    .map((component) => componentItem(asking, component, '2'));
}

/** A component as an item, under its coupling. */
export function componentItem(asking: Asking, component: Component, rank: string, wrap = false): CompletionItem {
  const { id, name, kind, aliases = [], deprecated } = component;
  const word = {
    label: id,
    kind: 'component',
    componentKind: kind,
    detail: componentCoupling(asking.catalog, component).text,
    description: name,
    isDeprecated: deprecated !== undefined,
    filter: [...new Set([id, name, ...aliases])].join(' '),
    sort: `${deprecated ? '9' : rank}${id}`,
    subject: { about: 'component', id },
  } as const;
  return valueItem(asking, word, id, wrap);
}
