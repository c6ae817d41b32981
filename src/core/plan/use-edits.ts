import type { Catalog } from '../catalog/catalog.ts';
import { editList, type ItemFate } from '../syntax/edit-list.ts';
import { editMap } from '../syntax/edit-map.ts';
import {
  fieldsOf,
  resolveAlias,
  scalarOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlSeq,
} from '../syntax/tree.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Span } from '../text/span.ts';
import type { Identities } from './identities.ts';
import type { Step } from './plan.ts';

/** How the uses of an entry are rewritten: what each name becomes (undefined: it goes), and names to add. */
export interface UseFates {
  readonly rename: (name: string) => string | undefined;
  /** Whether a name is that of an entry, so that it can be used by itself. */
  readonly isEntry: (name: string) => boolean;
  readonly added: readonly string[];
}

/**
 * How the uses of an entry change. Another component stands on what is known of it and on the user's own work; undefined where that leaves
 * nothing that would not be inferred anyway.
 */
export function useFates(
  identities: Identities,
  catalog: Catalog,
  step: Step,
  names: readonly string[],
): UseFates | undefined {
  const to = step.changes.find(({ field }) => field === 'component')?.to;
  const component = step.action === 'replace' && to !== undefined ? catalog.component(to) : undefined;
  const own = identities.idOf(step.node);
  const ownComponent = own === undefined ? undefined : identities.componentOf(own);
  // What became one with the entry itself, or the same as it is, is nothing that it stands on.
  const renameUse = (name: string): string | undefined => {
    const after = identities.rename(name);
    if (after === undefined || name === step.entry) return after;
    const same = after !== name && ownComponent !== undefined && identities.componentOf(after) === ownComponent;
    return after === own || same ? undefined : after;
  };
  const { isEntry } = identities;
  if (!component) return { rename: renameUse, isEntry, added: [] };
  const known = identities.knownBelow(component).filter((id) => id !== own);
  const rename = (name: string): string | undefined => {
    const after = renameUse(name);
    const fits = after !== undefined && (identities.componentOf(after) === undefined || known.includes(after));
    return fits ? after : undefined;
  };
  const kept = names.flatMap((name) => rename(name) ?? []);
  const ownWork = kept.some((name) => identities.componentOf(name) === undefined);
  return ownWork ? { rename, isEntry, added: known.filter((name) => !kept.includes(name)) } : undefined;
}

/** Edits of a list of uses, or of alternatives: names change, and what is named twice or gone leaves. */
export function editUses(text: string, seq: YamlSeq, useFates: UseFates): readonly TextEdit[] {
  const { rename, added } = useFates;
  const seen = new Set<string>();
  const inner: TextEdit[] = [];
  const fates = seq.items.map((item): ItemFate => {
    const resolved = resolveAlias(item);
    if (resolved?.kind === 'map') return editMapping(text, resolved, useFates, inner, seen);
    const name = scalarOf(item)?.text;
    if (name === undefined) return 'stay';
    const after = rename(name);
    if (after === undefined || seen.has(after)) return 'go';
    seen.add(after);
    return after === name ? 'stay' : { text: after };
  });
  return [
    ...inner,
    ...editList(
      text,
      seq,
      fates,
      added.filter((name) => !seen.has(name)),
    ),
  ];
}

/** A use written as a mapping: `{ id: …, optional: true }` or `{ any-of: […] }`. */
function editMapping(text: string, map: YamlMap, useFates: UseFates, edits: TextEdit[], seen: Set<string>): ItemFate {
  const { rename } = useFates;
  const fields = fieldsOf(map);
  const alternatives = fields.get('any-of');
  const seq = alternatives && seqOf(alternatives.value);
  if (seq) {
    if (namesIn(seq).every((name) => rename(name) === undefined)) return 'go';
    const single = onlyOneLeft(namesIn(seq), useFates);
    const place = single === undefined ? undefined : placeOfOne(text, map, alternatives);
    if (single === undefined || !place) {
      edits.push(...editUses(text, seq, { ...useFates, added: [] }));
      return 'stay';
    }
    if (place.whole && seen.has(single)) return 'go';
    if (place.whole) seen.add(single);
    edits.push({ span: place.span, text: place.whole ? single : `id: ${single}` });
    return 'stay';
  }
  const name = scalarOf(fields.get('id')?.value)?.text;
  const after = name === undefined ? undefined : rename(name);
  if (name !== undefined && after === undefined) return 'go';
  if (after !== undefined && after !== name) edits.push(...editMap(text, map, new Map([['id', after]])));
  return 'stay';
}

/** The entry that is left of several alternatives, which needs no list any more. */
export function onlyOneLeft(names: readonly string[], { rename, isEntry }: UseFates): string | undefined {
  const [first, ...others] = new Set(names.flatMap((name) => rename(name) ?? []));
  return names.length > 1 && others.length === 0 && first !== undefined && isEntry(first) ? first : undefined;
}

/** Where to write the one that is left: for the whole mapping if that says no more; nowhere if comments or an anchor would be lost. */
function placeOfOne(
  text: string,
  map: YamlMap,
  alternatives: YamlPair,
): { readonly span: Span; readonly whole: boolean } | undefined {
  if (!map.pairs.includes(alternatives)) return undefined;
  const whole = map.pairs.length === 1;
  const span = whole ? map.span : { start: alternatives.key.span.start, end: alternatives.value.span.end };
  return /(?:^|\s)[#&]/.test(text.slice(span.start, span.end)) ? undefined : { span, whole };
}

export function seqOf(node: YamlNode | undefined): YamlSeq | undefined {
  const resolved = node && resolveAlias(node);
  return resolved?.kind === 'seq' ? resolved : undefined;
}

/** All names in a list of uses, those inside alternatives too. */
export function namesIn(seq: YamlSeq): readonly string[] {
  return seq.items.flatMap((item) => {
    const resolved = resolveAlias(item);
    if (resolved?.kind !== 'map') return scalarOf(item)?.text ?? [];
    const fields = fieldsOf(resolved);
    const inner = seqOf(fields.get('any-of')?.value);
    return inner ? namesIn(inner) : (scalarOf(fields.get('id')?.value)?.text ?? []);
  });
}
