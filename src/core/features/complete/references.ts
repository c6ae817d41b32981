import type { Analysis } from '../../analysis/analyze.ts';
import { casesOf } from '../../catalog/level.ts';
import type { Component } from '../../catalog/types.ts';
import { type Layer, LAYERS } from '../../stack/types.ts';
import { lockText } from '../coupling-text.ts';
import { componentItem } from './components.ts';
import { type Asking, type CompletionItem, valueItem } from './item.ts';
import { writtenEntries } from './written.ts';

/** The entry that something is being typed in. */
export interface Self {
  readonly id: string | undefined;
  readonly component: Component | undefined;
  readonly layer: Layer;
  /** What the list names already. */
  readonly there: readonly string[];
}

/**
 * The entries that an entry can stand on: those of its layer and below, but for itself, what is in the list and what stands on it, which
 * would close a circle. First what the catalog knows that it stands on, then from the layer below it downwards, then its own layer.
 */
export function useItems(asking: Asking, self: Self, wrap = false): readonly CompletionItem[] {
  const { analysis } = asking.reading;
  const height = LAYERS.indexOf(self.layer);
  const shut = new Set([...self.there, ...(self.id === undefined ? [] : [self.id])]);
  const above = nodesAbove(analysis, self.id);
  const needs = self.component ? neededBy(asking, self.component) : new Set<string>();
  const candidates = analysis.nodes.flatMap(({ id, entry, component }, node) => {
    const depth = entry ? height - LAYERS.indexOf(entry.layer) : -1;
    if (!entry || depth < 0 || above.has(node) || shut.has(id)) return [];
    // Of several entries with one id the first is meant.
    shut.add(id);
    return [{ id, node, rank: component && needs.has(component.id) ? 0 : depth === 0 ? SAME_LAYER : depth }];
  });
  const read = nearest(candidates, asking.place.typed).map(({ id, node, rank }) =>
    entryItem(asking, id, node, rank, wrap),
  );
  return [...read, ...lostItems(asking, self, shut, wrap)];
}

const SAME_LAYER = LAYERS.length;

/** More entries than anybody reads would only make the editor slow: with each letter that is typed, it asks for others. */
export const MOST_ENTRIES = 500;

interface Candidate {
  readonly id: string;
  readonly node: number;
  readonly rank: number;
}

/** The candidates of the first ranks whose letters a word has, so many of them that a list is still a help. */
function nearest(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  if (candidates.length <= MOST_ENTRIES) return candidates;
  const letters = Array.from(typed.toLowerCase());
  const isMeant = ({ id }: Candidate): boolean => {
    const name = id.toLowerCase();
    let at = 0;
    return letters.every((letter) => (at = name.indexOf(letter, at) + 1) > 0);
  };
  const meant = candidates.filter(isMeant);
  return meant.sort((a, b) => a.rank - b.rank || a.id.length - b.id.length).slice(0, MOST_ENTRIES);
}

function entryItem(asking: Asking, id: string, node: number, rank: number, wrap: boolean): CompletionItem {
  const { analysis } = asking.reading;
  const { entry, component } = analysis.nodes[node] ?? {};
  const word = {
    label: id,
    kind: 'entry',
    ...(component && { componentKind: component.kind }),
    detail: couplingWord(analysis, node),
    ...(entry && { description: entry.layer }),
    sort: `1${rank}${id}`,
    subject: { about: 'entry', node },
  } as const;
  return valueItem(asking, word, id, wrap);
}

function couplingWord(analysis: Analysis, node: number): string {
  const coupling = analysis.coupling(node);
  return coupling === 'locked' ? lockText(analysis, node) : coupling;
}

/** The entries that only the lines tell of, where the tree is broken. */
function lostItems(asking: Asking, { layer }: Self, shut: Set<string>, wrap: boolean): readonly CompletionItem[] {
  const { manifest, analysis } = asking.reading;
  if (!manifest.syntax.issues.some(({ rule }) => rule === 'yaml-syntax')) return [];
  for (const { entry } of analysis.nodes) if (entry) shut.add(entry.id.value);
  const height = LAYERS.indexOf(layer);
  return writtenEntries(manifest).flatMap((entry) => {
    const depth = height - LAYERS.indexOf(entry.layer);
    if (depth < 0 || shut.has(entry.id)) return [];
    shut.add(entry.id);
    const component = asking.catalog.find(entry.component ?? '');
    const word = {
      label: entry.id,
      kind: 'entry',
      ...(component && aboutComponent(component)),
      description: entry.layer,
      sort: `1${depth === 0 ? SAME_LAYER : depth}${entry.id}`,
    } as const;
    return [valueItem(asking, word, entry.id, wrap)];
  });
}

/** The alternatives of an `any-of`: the same entries, and components of the same layers that no entry has. */
export function memberItems(asking: Asking, self: Self, wrap = false): readonly CompletionItem[] {
  const height = LAYERS.indexOf(self.layer);
  const { nodes } = asking.reading.analysis;
  const entries = useItems(asking, self, wrap);
  const told = entries.map(({ label }) => label);
  const known = new Set([...self.there, ...told, ...nodes.flatMap(({ entry }) => (entry ? [entry.id.value] : []))]);
  const named = self.there.flatMap((name) => asking.catalog.find(name) ?? []);
  const akin = new Set(named.flatMap(({ alternatives = [] }) => alternatives.map(({ component }) => component)));
  const others = asking.catalog.components.filter(
    ({ id, layer }) => LAYERS.indexOf(layer) <= height && !known.has(id) && id !== self.id,
  );
  return [
    ...entries,
    ...others.map((component) => {
      const depth = height - LAYERS.indexOf(component.layer);
      return componentItem(asking, component, akin.has(component.id) ? '0' : `2${depth}`, wrap);
    }),
  ];
}

/** The nodes that stand on the entries of an id, through whatever there is between. */
function nodesAbove(analysis: Analysis, id: string | undefined): ReadonlySet<number> {
  const users: number[][] = analysis.nodes.map(() => []);
  const queue: number[] = [];
  analysis.nodes.forEach((node, index) => {
    if (node.id === id) queue.push(index);
    analysis.forEachMember(index, (member) => users[member]?.push(index));
  });
  const above = new Set(queue);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const user of users[node] ?? []) {
      if (above.has(user)) continue;
      above.add(user);
      queue.push(user);
    }
  }
  return above;
}

function neededBy({ catalog }: Asking, component: Component): ReadonlySet<string> {
  const through = catalog.targets.flatMap(({ id }) => casesOf(component, id).flatMap(({ via }) => via ?? []));
  return new Set([...(component.requires ?? []), ...through]);
}

function aboutComponent({ id, kind }: Component): Pick<CompletionItem, 'componentKind' | 'subject'> {
  return { componentKind: kind, subject: { about: 'component', id } };
}
