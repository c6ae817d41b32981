import type { Reading } from '../../index.ts';
import type { Entry } from '../../stack/types.ts';
import { lastStarting, type Span, touches } from '../../text/span.ts';
import { statedUses } from '../../stack/uses.ts';

/** A place where a manifest says a name. */
export interface Occurrence {
  readonly span: Span;
  readonly name: string;
  /** Where an entry gets its name, where another one uses it, and where an entry that has a name of its own says its component. */
  readonly role: 'declaration' | 'use' | 'component';
  /** The entry that it stands in. */
  readonly holder: Entry;
}

/** What a place is about: an entry, or, in an `any-of` and where nothing has that name, just the name. */
export interface Named extends Occurrence {
  readonly entry: Entry | undefined;
}

/** The names of a manifest and where each of them stands. */
export interface Names {
  /** By id; of several with one id the first, which is what a use of it means. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly usesOf: (name: string) => readonly Span[];
  /** The occurrence at an offset, with what it means. */
  readonly at: (offset: number) => Named | undefined;
}

/** An editor asks at every move of the cursor. */
const KNOWN = new WeakMap<Reading, Names>();

/** Collects the names of a reading once. */
export function namesOf(reading: Reading): Names {
  let names = KNOWN.get(reading);
  if (!names) KNOWN.set(reading, (names = collect(reading.manifest.stack.entries)));
  return names;
}

function collect(all: readonly Entry[]): Names {
  const entries = new Map<string, Entry>();
  for (const entry of all) if (!entries.has(entry.id.value)) entries.set(entry.id.value, entry);
  const occurrences = occurrencesIn(all);
  const uses = new Map<string, Span[]>();
  for (const { role, name, span } of occurrences) {
    if (role !== 'use') continue;
    const known = uses.get(name);
    if (known) known.push(span);
    else uses.set(name, [span]);
  }
  return {
    entries,
    usesOf: (name) => uses.get(name) ?? [],
    at: (offset) => {
      const found = lastStarting(occurrences, offset, ({ span }) => span.start);
      if (!found || !touches(found.span, offset)) return undefined;
      return { ...found, entry: found.role === 'use' ? entries.get(found.name) : found.holder };
    },
  };
}

/** All of them in the order of the text. What an anchor lends to several entries stands there once. */
function occurrencesIn(entries: readonly Entry[]): readonly Occurrence[] {
  const byStart = new Map<number, Occurrence>();
  const add = (occurrence: Occurrence): void => {
    if (!byStart.has(occurrence.span.start)) byStart.set(occurrence.span.start, occurrence);
  };
  for (const holder of entries) add({ span: holder.id.span, name: holder.id.value, role: 'declaration', holder });
  for (const holder of entries) {
    for (const { value, span } of usedIn(holder)) add({ span, name: value, role: 'use', holder });
    const { component } = holder;
    if (component) add({ span: component.span, name: component.value, role: 'component', holder });
  }
  return [...byStart.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Every name that an entry uses. */
export function usedIn(entry: Entry): readonly { readonly value: string; readonly span: Span }[] {
  return statedUses(entry).flatMap(({ members }) => members);
}
