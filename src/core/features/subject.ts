import type { Reading } from '../index.ts';
import type { Entry } from '../stack/types.ts';
import { type Located, type Span, touches } from '../text/span.ts';

/** What stands at a place in the text: an entry (itself, or where another one uses it), or a component's name. */
export type Subject =
  | { readonly kind: 'entry'; readonly span: Span; readonly node: number }
  | { readonly kind: 'component'; readonly span: Span; readonly name: string };

/** Finds what an offset is about; undefined between the names. */
export function subjectAt({ manifest, analysis }: Reading, offset: number): Subject | undefined {
  const entry = manifest.stack.entries.find(({ span }) => touches(span, offset));
  if (!entry) return undefined;
  const own = [entry.component, entry.id, entry.version].find((field) => field && touches(field.span, offset));
  if (own) return { kind: 'entry', span: own.span, node: entry.index };
  for (const field of [entry.format, entry.precision]) {
    if (field && touches(field.span, offset)) return { kind: 'component', span: field.span, name: field.value };
  }
  const member = membersOf(entry).find(({ span }) => touches(span, offset));
  if (!member) return undefined;
  const node = analysis.nodes.findIndex(({ id }) => id === member.value);
  return node < 0
    ? { kind: 'component', span: member.span, name: member.value }
    : { kind: 'entry', span: member.span, node };
}

function membersOf(entry: Entry): readonly Located<string>[] {
  return [...(entry.uses ?? []), ...(entry.anyOf ? [entry.anyOf] : [])].flatMap((use) => use.members);
}
