import { otherVersions } from '../../analysis/other-versions.ts';
import { devicesName, nodeName, runningText, toldOf } from '../../analysis/wording.ts';
import { cheapestFirst } from '../../catalog/alternatives.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Alternative, Component } from '../../catalog/types.ts';
import type { CouplingCause } from '../../features/coupling-text.ts';
import { isWhole } from '../../features/fixes/fix.ts';
import { replacementEdits } from '../../features/fixes/replacements.ts';
import type { Reading } from '../../index.ts';
import { turnsOnPlan, waysOut } from '../../rules/way-out.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { EntryDetails, EntryName, Way, WayField, WayRefusal, WayToApply } from './details-types.ts';
import { slabKeys } from './model.ts';
import { cleanText } from './text.ts';

/** What the ways of an entry are told from. */
interface Tied {
  readonly cause: CouplingCause | undefined;
  readonly keys: readonly string[];
  readonly nameOf: (node: number) => EntryName;
}

type WayFields = Pick<EntryDetails, 'ways' | 'free' | 'inPlaceOf'>;

/** What would free an entry: another version, a move, or what could stand in the place of what ties it, the least effort first. */
export function waysFor(reading: Reading, catalog: Catalog, node: number, tied: Tied): WayFields {
  const { cause } = tied;
  const own = reading.analysis.nodes[node]?.component;
  if (!cause) {
    const ways = own?.deprecated ? cheapestFirst(own) : [];
    return { ways: ways.map((way) => wayOf(reading, catalog, way, { ...tied, end: node, field: 'component' })) };
  }
  const { component, role } = cause.decisive;
  if (component && turnsOnPlan(catalog, component)) {
    return { ways: [], free: cleanText(`A move swaps ${component.name} for the other target’s own.`) };
  }
  const ways = component ? waysOut(reading.analysis, catalog, cause.end, component) : [];
  const place = { ...tied, end: cause.end, field: role === 'entry' ? ('component' as const) : role };
  const version = versionWay(reading, cause);
  return {
    ways: ways.map((way) => wayOf(reading, catalog, way, place)),
    ...(ways.length > 0 && { inPlaceOf: inPlaceOf(tied, node, cause, component) }),
    ...(version !== undefined && { free: version }),
  };
}

function inPlaceOf({ nameOf }: Tied, node: number, { end, decisive }: CouplingCause, component?: Component): EntryName {
  if (decisive.role === 'entry' || !component) return nameOf(end === node ? node : end);
  return { ...nameOf(end), name: cleanText(`the ${decisive.role} ${component.name}`) };
}

function wayOf(
  reading: Reading,
  catalog: Catalog,
  { component, effort, note }: Alternative,
  { end, field, keys }: Tied & { readonly end: number; readonly field: WayField },
): Way {
  const key = keys[end];
  const isThere = reading.analysis.nodes[end]?.entry?.[field] !== undefined && isWhole(reading);
  return {
    ...{ component, name: cleanText(catalog.component(component)?.name ?? component), effort },
    ...(note !== undefined && { note: cleanText(note) }),
    ...(isThere && key !== undefined && { apply: { key, field, component } }),
  };
}

function versionWay({ analysis }: Reading, { end, decisive, platform }: CouplingCause): string | undefined {
  const entry = analysis.nodes[end]?.entry;
  // Where nothing but the version is in the way, the cause says so already.
  if (!entry || decisive.fact.level !== 'none' || decisive.fact.why === 'version') return undefined;
  const claim = toldOf(otherVersions(analysis, entry, decisive, platform));
  return claim && cleanText(runningText(claim, devicesName(platform)).replace(/^It/, nodeName(analysis, end)));
}

/** The edits that put one of the ways into the text, which may be a later one than that it was offered for; or why it cannot be. */
export function applyWay(
  reading: Reading,
  catalog: Catalog,
  { key, field, component }: WayToApply,
): readonly TextEdit[] | WayRefusal {
  if (!isWhole(reading)) return 'broken';
  const { entries } = reading.manifest.stack;
  const entry = entries[slabKeys(entries).indexOf(key)];
  const old = entry && catalog.find(entry[field]?.value ?? '');
  const other = catalog.component(component);
  const known = old?.alternatives?.find((one) => one.component === component);
  if (!entry || !other || !known) return 'changed';
  return replacementEdits(reading, catalog, { entry, field, to: other, effort: known.effort }) ?? 'unwritable';
}
