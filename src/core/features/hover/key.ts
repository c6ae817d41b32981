import { sentenceList } from '../../analysis/wording.ts';
import { type Layer, LAYER_NAMES, LAYERS } from '../../stack/types.ts';
import { ITEM, type Shape, shapeAt } from '../complete/shape.ts';
import { COUPLING_MARKS } from '../coupling-text.ts';
import { code } from '../markdown.ts';
import { compose } from './fit.ts';
import { nodeLink, shortCode, type Writer } from './writer.ts';

const MOST_ENTRIES = 12;

/** What the schema says of a key: what it is for, what it may hold, and an example; nothing where the schema has none of it. */
export function keyMarkdown(path: readonly string[], inStack: readonly string[] = []): string {
  const shape = shapeAt(path);
  if (!shape?.description) return '';
  const key = path.at(-1) ?? ITEM;
  const layer = path.length === 1 ? layerOf(key) : undefined;
  const example = shape.example === undefined ? [] : [`\`\`\`yaml\n${key}: ${JSON.stringify(shape.example)}\n\`\`\``];
  return compose([
    { rows: [layer ? `**${LAYER_NAMES[layer]}** ${shortCode(key)}` : `**${shortCode(key)}**`] },
    { rows: [shape.description, ...valuesRows(shape)] },
    { rows: inStack },
    { rows: example },
  ]);
}

/** The same for a key as it stands in a manifest: that of a layer tells its entries. */
export function keyHover(writer: Writer, path: readonly string[]): string {
  const [first = ''] = path;
  const layer = path.length === 1 ? layerOf(first) : undefined;
  return keyMarkdown(path, layer ? layerRows(writer, layer) : []);
}

function layerOf(key: string): Layer | undefined {
  return LAYERS.find((layer) => layer === key);
}

function valuesRows({ values = [], items }: Shape): readonly string[] {
  const all = values.length > 0 ? values : (items?.values ?? []);
  return all.length < 2 ? [] : [`One of ${sentenceList(all.map(code), 'or')}.`];
}

/** The first entries of a layer, each under its coupling. */
function layerRows(writer: Writer, layer: Layer): readonly string[] {
  const { analysis, manifest } = writer.reading;
  const shown: string[] = [];
  for (const entry of manifest.stack.entries) {
    if (entry.layer !== layer) continue;
    if (
      shown.push(`${COUPLING_MARKS[analysis.coupling(entry.index)]}\u00a0${nodeLink(writer, entry.index)}`) ===
      MOST_ENTRIES
    )
      break;
  }
  return shown.length === 0 ? [] : [`In this stack: ${shown.join(', ')}${shown.length === MOST_ENTRIES ? ' …' : ''}`];
}
