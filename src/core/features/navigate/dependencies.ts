import type { Reading } from '../../index.ts';
import type { Entry } from '../../stack/types.ts';
import { type Span, touches } from '../../text/span.ts';
import { entryDetail } from './details.ts';
import { namesOf } from './names.ts';
import { statedUses } from '../../stack/uses.ts';

/** An entry, or a component that an `any-of` names, in the hierarchy of what stands on what. */
export interface DependencyItem {
  readonly kind: 'component' | 'own';
  readonly id: string;
  readonly detail: string;
  readonly span: Span;
  /** Where its name stands, inside of `span`. */
  readonly selection: Span;
}

/** One that uses, or is used. */
export interface Dependency {
  /** Its detail also tells how: inferred, optional, one of several. */
  readonly item: DependencyItem;
  /** Where the one that uses says so; where it says nothing, the head of its entry. */
  readonly places: readonly Span[];
}

/** An item as an editor gives it back: its id, and where its name stood; the text may have changed since. */
export interface DependencyKey {
  readonly id: string;
  readonly at: number;
}

/** The entry to start from: the one that is named at an offset, else the one around it. */
export function dependencyAt(reading: Reading, offset: number): DependencyItem | undefined {
  const named = namesOf(reading).at(offset);
  const around = (): Entry | undefined => reading.manifest.stack.entries.find(({ span }) => touches(span, offset));
  const node = named ? (named.entry?.index ?? reading.analysis.nodeOf(named.name) ?? -1) : (around()?.index ?? -1);
  return itemOf(reading, node);
}

/** What an item uses. */
export function usesOf(reading: Reading, key: DependencyKey): readonly Dependency[] {
  const node = nodeAt(reading, key);
  if (node < 0) return [];
  const used = [...new Set(reading.analysis.membersOf(node))];
  return used.flatMap((one) => dependency(reading, one, node, one));
}

/** What uses an item. */
export function usersOf(reading: Reading, key: DependencyKey): readonly Dependency[] {
  const { analysis } = reading;
  const node = nodeAt(reading, key);
  const users = new Set<number>();
  analysis.nodes.forEach((_, user) => {
    analysis.forEachMember(user, (member) => {
      if (member === node) users.add(user);
    });
  });
  return [...users].flatMap((user) => dependency(reading, user, user, node));
}

/** Of several entries with one id the one at that place, else the first. */
function nodeAt({ analysis, manifest }: Reading, { id, at }: DependencyKey): number {
  const exact = manifest.stack.entries.find((entry) => entry.id.value === id && entry.id.span.start === at);
  return exact?.index ?? analysis.nodeOf(id) ?? -1;
}

function itemOf(reading: Reading, node: number, how: readonly string[] = []): DependencyItem | undefined {
  const one = reading.analysis.nodes[node];
  if (!one) return undefined;
  const place = one.entry?.id.span ?? namesOf(reading).usesOf(one.id)[0];
  if (!place) return undefined;
  const span = one.entry?.span ?? place;
  return {
    kind: one.component || one.entry?.component ? 'component' : 'own',
    id: one.id,
    detail: [...how, entryDetail(reading.analysis, node)].join(' · '),
    ...{ span, selection: place },
  };
}

/** `shown` is the one of the two that is told of. */
function dependency(reading: Reading, shown: number, user: number, used: number): readonly Dependency[] {
  const { nodes } = reading.analysis;
  const entry = nodes[user]?.entry;
  const name = nodes[used]?.id;
  if (!entry || name === undefined) return [];
  const { how, places } = wayOf(entry, name, nodes[used]?.entry?.optional === true);
  const item = itemOf(reading, shown, how);
  return item ? [{ item, places }] : [];
}

/** How, and where, an entry says that it uses a name. */
function wayOf(entry: Entry, name: string, isOptional: boolean): { how: readonly string[]; places: readonly Span[] } {
  const optional = isOptional ? ['optional'] : [];
  if (!entry.uses && !entry.anyOf) return { how: ['inferred', ...optional], places: [entry.head] };
  const all = statedUses(entry);
  const uses = all.filter(({ members }) => members.some(({ value }) => value === name));
  const how = [
    ...(uses.every(({ members }) => members.length > 1) ? ['one of several'] : []),
    ...(uses.every((use) => use.optional) ? ['optional'] : optional),
  ];
  const places = uses.flatMap(({ members }) => members.flatMap(({ value, span }) => (value === name ? [span] : [])));
  return { how, places };
}
