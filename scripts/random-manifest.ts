import type { Catalog } from '../src/core/catalog/catalog.ts';
import { LAYERS, type Layer } from '../src/core/stack/types.ts';

const USES = 3;

const TOLD = `    name: What people call it
    license: Apache-2.0
    notes: >-
      Why it is here, who looks after it, and what was tried before it was chosen over the others;
      reviewed every spring with the platform team, last time without a change.
`;

/**
 * The text of a manifest of so many entries, a fifth in each layer, each with three uses in the layer below; always the same for a
 * seed. `told` gives each entry the words that people add, so that one takes 300 bytes.
 */
export function randomManifest(catalog: Catalog, entries: number, seed: number, told = false): string {
  const next = randomNumbers(seed);
  const each = Math.floor(entries / LAYERS.length);
  const sections = LAYERS.map((layer, rank) => {
    const below = LAYERS[rank - 1];
    const known = catalog.components.filter((component) => component.layer === layer);
    const items = [...Array(each).keys()].map((index) => {
      const component = layer === 'application' ? undefined : known[next(known.length)]?.id;
      const uses = below === undefined ? [] : [...Array(USES).keys()].map(() => idOf(below, next(each)));
      return entryText(idOf(layer, index), component, [...new Set(uses)]) + (told ? TOLD : '');
    });
    return `${layer}:\n${items.join('')}`;
  });
  return `layercake: 1\ntargets: [nvidia, amd]\n${sections.reverse().join('')}`;
}

function idOf(layer: Layer, index: number): string {
  return `${layer.slice(0, 3)}-${index}`;
}

function entryText(id: string, component: string | undefined, uses: readonly string[]): string {
  const named = component === undefined ? '' : `    component: ${component}\n`;
  return `  - id: ${id}\n${named}    uses: [${uses.join(', ')}]\n`;
}

/** Numbers below a bound, by xorshift (Marsaglia, J. Stat. Soft. 8, 2003). */
function randomNumbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
