import type { Reading } from '../../index.ts';
import { itemsOf } from '../../stack/fields.ts';
import { fieldsOf, resolveAlias, type YamlNode } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { layersOf } from './items.ts';

/** An address in the evidence of an entry. */
export interface Link {
  readonly span: Span;
  /** On the web, or a file by its path from the manifest's folder. */
  readonly kind: 'web' | 'file';
  readonly target: string;
}

const WEB = /https?:\/\/[^\s<>"'`/][^\s<>"'`]*/g;
/** Evidence is free text: only what starts like a path is one. */
const FILE = /^\.{1,2}\/\S*$/;

/** The addresses in the evidence of all entries. What an alias stands for is linked where it is written. */
export function linksOf({ manifest }: Reading): readonly Link[] {
  const links = new Map<number, Link>();
  for (const { items } of layersOf(manifest)) {
    for (const item of items) {
      for (const link of evidenceOf(item).flatMap(linksIn)) links.set(link.span.start, link);
    }
  }
  return [...links.values()].sort((a, b) => a.span.start - b.span.start);
}

function evidenceOf(item: YamlNode): readonly YamlNode[] {
  const map = resolveAlias(item);
  return map?.kind === 'map' ? itemsOf(fieldsOf(map).get('evidence')?.value) : [];
}

/** Where escapes or folding part the text from what is written, there is no place to point at. */
function linksIn(node: YamlNode): readonly Link[] {
  if (node.kind !== 'scalar' || node.inset === undefined) return [];
  const from = node.span.start + node.inset;
  const place = (index: number, target: string): Span => ({ start: from + index, end: from + index + target.length });
  if (FILE.test(node.text)) return [{ span: place(0, node.text), kind: 'file', target: node.text }];
  return [...node.text.matchAll(WEB)].map(({ 0: found, index }) => {
    const target = withoutTail(found);
    return { span: place(index, target), kind: 'web', target };
  });
}

/** An address in a sentence: the full stop, or the bracket around it, is none of it. */
function withoutTail(address: string): string {
  const bare = address.replace(/[.,;:!?]+$/, '');
  return bare.endsWith(')') && !bare.includes('(') ? withoutTail(bare.slice(0, -1)) : bare;
}
