import type { Layer } from '../../stack/types.ts';
import type { Asking, CompletionItem } from './item.ts';

/**
 * What an entry of a layer mostly says, each field as a snippet. What has a component leaves its `uses` to the catalog: an empty list
 * would say that it stands on nothing.
 */
const FIELDS: Readonly<Record<Layer, readonly (readonly [key: string, value: string])[]>> = {
  application: [
    ['id', '${1:my-service}'],
    ['uses', '[$0]'],
  ],
  model: [
    ['id', '${1:my-model}'],
    ['component', '$2'],
    ['format', '${3:safetensors}'],
    ['precision', '${0:bf16}'],
  ],
  framework: [
    ['component', '$1'],
    ['version', '"$0"'],
  ],
  system: [
    ['component', '$1'],
    ['version', '"$0"'],
  ],
  hardware: [
    ['component', '$1'],
    ['count', '${0:8}'],
  ],
};

/** A new entry of a layer, with the fields that such an entry mostly has. */
export function newEntryItem({ place }: Asking, layer: Layer): CompletionItem {
  const fields = FIELDS[layer].map(([key, value]) => `${key}: ${value}`);
  const flow = `{ ${fields.join(', ')} }`;
  const text =
    place.style === 'block' && !place.isBehindKey
      ? fields.join(`\n${' '.repeat(place.column)}`)
      : place.isBehindKey
        ? `[${flow}]`
        : flow;
  return {
    ...{ label: `new ${layer} entry`, kind: 'snippet', detail: FIELDS[layer].map(([key]) => key).join(', ') },
    ...{ sort: '1', text: place.lead + text, isSnippet: true, asksAgain: false },
  };
}
