import type { Reading } from '../../index.ts';
import type { Span } from '../../text/span.ts';
import { namesOf } from './names.ts';

/** Where a name leads. */
export interface Definition {
  /** The name that was asked about. */
  readonly from: Span;
  /** The whole entry. */
  readonly span: Span;
  /** Its own name in it. */
  readonly selection: Span;
}

/**
 * The entry that a use names; the entry itself on its own name. Nothing for a component that no entry has, since it is defined in the
 * catalog, and for a name that leads nowhere.
 */
export function definitionAt(reading: Reading, offset: number): Definition | undefined {
  const named = namesOf(reading).at(offset);
  if (!named?.entry || named.role === 'component') return undefined;
  return { from: named.span, span: named.entry.span, selection: named.entry.id.span };
}
