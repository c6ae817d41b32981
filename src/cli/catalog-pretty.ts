import type { Component } from '../core/catalog/types.ts';
import { LAYER_NAMES, LAYERS } from '../core/index.ts';
import type { Style } from './style.ts';
import { counted, displayWidth, pad, visible, wrap } from './text.ts';

/** A list of components for people: by layer, each with its kind and what it is. */
export function catalogPretty(components: readonly Component[], style: Style): string {
  if (components.length === 0) return 'no component of the catalog fits\n';
  const idWidth = Math.max(...components.map(({ id }) => displayWidth(id)));
  const sections = LAYERS.flatMap((layer) => {
    const those = components.filter((component) => component.layer === layer);
    if (those.length === 0) return [];
    return [
      [style.strong(LAYER_NAMES[layer]), ...those.flatMap((one) => componentLines(one, idWidth, style))].join('\n'),
    ];
  });
  return [...sections, counted(components.length, 'component')].map((text) => `${text}\n`).join('\n');
}

function componentLines({ id, summary, kind, platform }: Component, idWidth: number, style: Style): readonly string[] {
  const nature = platform ? `${kind}, platform` : kind;
  return wrap(
    `${visible(summary)} ${style.faint(`(${nature})`)}`,
    style.width,
    `  ${style.place(pad(visible(id), idWidth))}  `,
  );
}
