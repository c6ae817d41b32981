import { type Layer, LAYERS } from '../../stack/types.ts';
import { lineCount } from '../../text/line-index.ts';
import { indentOf, type Line, lineAt, type Lined } from './lines.ts';
import { ITEM } from './shape.ts';
import { fieldsOfFrame, itemsOfFrame } from './siblings.ts';

/** An entry as its lines have it. */
export interface WrittenEntry {
  readonly id: string;
  readonly component: string | undefined;
  readonly layer: Layer;
}

/**
 * The entries as the lines of a text have them, for one whose tree lost some: a quote that nobody closed swallows all that follows it.
 * It sees less than a reader of YAML does, and is asked only where that one stumbled.
 */
export function writtenEntries(lined: Lined): readonly WrittenEntry[] {
  const entries: WrittenEntry[] = [];
  let layer: Layer | undefined;
  let dash = -1;
  for (let number = 0; number < lineCount(lined.lines); number++) {
    const indent = indentOf(lined, number);
    if (indent === undefined || (indent > 0 && !layer) || (dash >= 0 && indent > dash)) continue;
    const line = lineAt(lined, number);
    const [first] = line.markers;
    if (indent === 0 && first?.kind === 'key') {
      [layer, dash] = [LAYERS.find((one) => one === first.name), -1];
      if (layer) entries.push(...listedBehind(lined, line, layer));
    } else if (first?.kind === 'dash' && layer) {
      dash = first.column;
      entries.push(...entryOf(lined, line, layer));
    }
  }
  return entries;
}

/** The short ones of a list in brackets behind a layer's key. */
function listedBehind(lined: Lined, { rest }: Line, layer: Layer): readonly WrittenEntry[] {
  if (lined.text[rest] !== '[') return [];
  return itemsOfFrame(lined, { kind: 'seq', step: ITEM, at: { open: rest } }).map((item) => shorthand(item, layer));
}

function entryOf(lined: Lined, line: Line, layer: Layer): readonly WrittenEntry[] {
  const [dash, key] = line.markers;
  const isFlow = lined.text[line.rest] === '{';
  if (dash && !key && !isFlow) {
    const [text] = /^[^\s"'[{&*!|>#][^\s#]*/.exec(lined.text.slice(line.rest, line.end)) ?? [];
    return text === undefined ? [] : [shorthand(text, layer)];
  }
  const at = isFlow ? { open: line.rest } : { line: line.number, column: key?.column ?? 0 };
  const fields = fieldsOfFrame(lined, { kind: 'map', step: '', at });
  const component = fields.get('component');
  const id = fields.get('id') ?? component;
  return id === undefined || id === '' ? [] : [{ id, component, layer }];
}

function shorthand(text: string, layer: Layer): WrittenEntry {
  const at = text.lastIndexOf('@');
  const id = at > 0 ? text.slice(0, at) : text;
  return { id, component: id, layer };
}
