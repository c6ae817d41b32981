import type { Catalog } from '../catalog/catalog.ts';
import { meetsArchitecture } from '../catalog/architecture.ts';
import { type Fact, factOf, factRank } from '../catalog/level.ts';
import type { Component, Target } from '../catalog/types.ts';
import { compareVersions, newestAllowed, parseVersion } from '../catalog/version.ts';
import type { Entry, OwnSupport } from '../stack/types.ts';
import type { StackNode } from './graph.ts';

/** One of the things that decide an entry's own level: the component itself, its precision, its format, or the manifest's word. */
export interface OwnPart {
  readonly role: 'entry' | 'precision' | 'format';
  readonly component?: Component;
  readonly fact: Fact;
}

/** An entry's own level on a target: the least of its parts, with the one that decides. */
export interface OwnLevel {
  readonly rank: number;
  readonly decisive: OwnPart;
  /** All of its parts: the entry itself, then its precision and its format. */
  readonly parts: readonly OwnPart[];
  /** True where the catalog or the manifest itself says what the entry runs on, and not only what it stands on. */
  readonly claimed: boolean;
}

/** Gives own levels; architectures are those of the target's hardware that counts. */
export type OwnReader = (node: StackNode, target: Target, architectures: readonly string[]) => OwnLevel;

/** All that decides an own level: the entry first, then its precision and its format where it names them. */
export type PartsReader = (node: StackNode, target: Target, architectures: readonly string[]) => readonly OwnPart[];

/** Gives the least of what a parts reader finds; of equals the first. */
export function createOwnReader(catalog: Catalog): OwnReader {
  const partsOf = createPartsReader(catalog);
  return (...cell) => leastOf(partsOf(...cell));
}

/** A reader of the catalog's facts and the manifest's own. */
export function createPartsReader(catalog: Catalog): PartsReader {
  return (node, target, architectures) => {
    const entry = node.entry;
    const parts: OwnPart[] = [entryPart(node, target, architectures)];
    for (const role of ['precision', 'format'] as const) {
      const text = entry?.[role]?.value;
      if (text !== undefined) parts.push(sidePart(role, catalog.find(text), target, architectures));
    }
    return parts;
  };
}

function leastOf(parts: readonly OwnPart[]): OwnLevel {
  const decisive = parts.reduce((least, part) => (factRank(part.fact) < factRank(least.fact) ? part : least));
  return { rank: factRank(decisive.fact), decisive, parts, claimed: parts[0]?.fact.why !== 'own' };
}

const UNSTATED: Fact = { level: 'unknown', why: 'unstated', besides: [] };
const OWN: Fact = { level: 'native', why: 'own', besides: [] };

function entryPart({ entry, component }: StackNode, target: Target, architectures: readonly string[]): OwnPart {
  const stated = entry?.supports && statedFact(entry.supports, entry, target, architectures);
  if (stated) return { role: 'entry', ...(component && { component }), fact: stated };
  if (component) {
    const version = entry?.version?.value;
    return {
      role: 'entry',
      component,
      fact: factOf(component, target, { architectures, ...(version !== undefined && { version }) }),
    };
  }
  // A component that the catalog does not know says nothing; what is the user's own is as free as what it stands on.
  return { role: 'entry', fact: entry?.component || entry?.supports ? UNSTATED : OWN };
}

function sidePart(
  role: 'precision' | 'format',
  component: Component | undefined,
  target: Target,
  architectures: readonly string[],
): OwnPart {
  return component ? { role, component, fact: factOf(component, target, { architectures }) } : { role, fact: UNSTATED };
}

function statedFact(
  supports: readonly OwnSupport[],
  entry: Entry,
  target: Target,
  architectures: readonly string[],
): Fact | undefined {
  const stated =
    supports.find((support) => support.target.value === target.id) ??
    supports.find((support) => support.target.value === 'others');
  if (!stated) return undefined;
  const { level, since, arch, note } = stated;
  const one = { level, ...(since && { since }), ...(arch && { arch }), ...(note && { note }) };
  if (!isTimely(since, entry.version?.value)) return { level: 'none', why: 'version', besides: [one] };
  const fits =
    arch === undefined ||
    architectures.length === 0 ||
    architectures.some((own) => meetsArchitecture(target, own, arch) ?? true);
  return fits
    ? { level, why: 'manifest', case: one, besides: [] }
    : { level: 'none', why: 'architecture', besides: [one] };
}

function isTimely(since: string | undefined, version: string | undefined): boolean {
  const point = version === undefined ? undefined : newestAllowed(version);
  const from = since === undefined ? undefined : parseVersion(since);
  return !point || !from || compareVersions(point, from) >= 0;
}
