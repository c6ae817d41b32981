import type { Analysis } from '../../analysis/analyze.ts';
import { opennessOf } from '../../analysis/openness.ts';
import { evidenceOf, nodeName, reasonWords, sourceName } from '../../analysis/wording.ts';
import { ageText, isStale } from '../../catalog/age.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Component, Evidence } from '../../catalog/types.ts';
import { opennessText } from '../../features/corners.ts';
import { type CouplingCause, causeText, couplingWords } from '../../features/coupling-text.ts';
import { conditionsOf } from '../../features/hover/table.ts';
import type { Reading } from '../../index.ts';
import { remembering } from '../../remember.ts';
import { LAYER_NAMES } from '../../stack/types.ts';
import type { EntryDetails, EntryName, EvidenceLine, LevelLine } from './details-types.ts';
import { slabKeys, targetOf, usesFrom, worstChokes } from './model.ts';
import { cleanText } from './text.ts';
import { waysFor } from './ways.ts';
import { chokeText } from './wording.ts';

/** What details go by beside the reading. */
export interface DetailOptions {
  readonly catalog: Catalog;
  /** ISO date, for the age of what was read. */
  readonly today: string;
}

/** All that there is to say of the entry with a key; undefined where no entry has it. */
export function entryDetails(reading: Reading, key: string, options: DetailOptions): EntryDetails | undefined {
  const { analysis, manifest } = reading;
  const { keys, nodeOf } = sharedIn(analysis);
  const node = nodeOf.get(key);
  const entry = node === undefined ? undefined : manifest.stack.entries[node];
  if (node === undefined || !entry) return undefined;
  const { component } = analysis.nodes[node] ?? {};
  const nameOf = (one: number): EntryName => {
    const name = cleanText(nodeName(analysis, one)) || '?';
    return keys[one] === undefined ? { name } : { key: keys[one], name };
  };
  const { head, spread, cause } = couplingWords(analysis, node);
  const isChain = cause !== undefined && cause.nodes.length > 1;
  const kind = component?.kind.replaceAll('-', ' ') ?? (entry.component ? 'not in the catalog' : 'your own');
  return {
    ...{ key, ...nameOf(node) },
    ...(entry.version && { version: cleanText(entry.version.value) }),
    nature: cleanText(`${LAYER_NAMES[entry.layer]} · ${kind}`),
    ...componentFields(component),
    ...{ coupling: analysis.coupling(node), head: cleanText(head), spread: cleanText(spread) },
    chain: isChain ? cause.nodes.map(nameOf) : [],
    hidden: cause?.hidden ?? 0,
    ...(cause && causeField(analysis, cause)),
    ...waysFor(reading, options.catalog, node, { cause, keys, nameOf }),
    ...weightOf(analysis, node),
    levels: levelsOf(analysis, node, nameOf),
    facts: factsOf(analysis, node),
    evidence: evidenceLines(analysis, node, cause, options.today),
    ...neighbours(reading, node, nameOf),
  };
}

/** What the details of all entries go by, worked out once for all of them. */
const sharedIn = remembering((analysis: Analysis) => {
  const keys = slabKeys(analysis.nodes.flatMap(({ entry }) => entry ?? []));
  return {
    keys,
    nodeOf: new Map(keys.map((key, node) => [key, node])),
    shares: new Map(analysis.lockInBreakdown().map((share) => [share.node, share])),
    chokes: worstChokes(analysis),
  };
});

type NameOf = (node: number) => EntryName;

function componentFields(component: Component | undefined): Partial<EntryDetails> {
  if (!component) return {};
  const { summary, homepage, deprecated } = component;
  return { summary: cleanText(summary), homepage, ...(deprecated && { deprecated: cleanText(deprecated.note) }) };
}

/** What ties it is told where it is not the entry as such, its reasons always. */
function causeField(analysis: Analysis, cause: CouplingCause): { readonly cause?: string } {
  const isElsewhere = cause.nodes.length > 1 || cause.decisive.role !== 'entry';
  const words = [
    ...(isElsewhere ? [causeText(analysis, cause)] : []),
    ...reasonWords(cause.decisive, cause.platform),
  ].join('. ');
  return words === '' ? {} : { cause: cleanText(words) };
}

function weightOf(analysis: Analysis, node: number): Pick<EntryDetails, 'points' | 'unknownPoints' | 'choke'> {
  const { shares, chokes } = sharedIn(analysis);
  const [share, choke] = [shares.get(node), chokes.get(node)];
  return {
    ...{ points: share?.points ?? 0, unknownPoints: share?.unknown ?? 0 },
    ...(choke && { choke: chokeText(choke) }),
  };
}

function levelsOf(analysis: Analysis, node: number, nameOf: NameOf): readonly LevelLine[] {
  return analysis.panel.flatMap((index): readonly LevelLine[] => {
    const target = analysis.targets[index];
    if (!target) return [];
    const end = analysis.chainEnd(node, index);
    const [own, here] = [analysis.own(node, index), analysis.reach(node, index)];
    return [
      {
        ...{ target: targetOf(target), own, here, swapped: analysis.isSwapped(node, index) },
        ...(own !== here && end !== node && { limit: nameOf(end) }),
        conditions: conditionsOf(analysis.ownReason(node, index).decisive.fact).map(cleanText),
      },
    ];
  });
}

function factsOf(analysis: Analysis, node: number): readonly string[] {
  const one = analysis.nodes[node] ?? { id: '' };
  const openness = opennessOf(one);
  const { data, recipe } = one.component?.openness ?? {};
  const vendor = analysis.targets.find((target) => target.vendor === openness.stewardVendor)?.vendorName;
  return [
    ...(openness.level === 'unknown' ? [] : [opennessText(openness)]),
    ...(data ? [`${data} data`] : []),
    ...(recipe ? [`${recipe} recipe`] : []),
    ...(openness.license === undefined ? [] : [`licence ${openness.license}`]),
    ...(openness.steward === undefined ? [] : [`steward ${openness.steward}`]),
    ...(vendor === undefined ? [] : [`${vendor}, a hardware vendor, decides`]),
  ].map(cleanText);
}

/** First the sources behind what ties it, then its own, each once. */
function evidenceLines(
  analysis: Analysis,
  node: number,
  cause: CouplingCause | undefined,
  today: string,
): readonly EvidenceLine[] {
  const own = analysis.panel.map((index) => analysis.ownReason(node, index).decisive);
  const all = [...(cause ? [cause.decisive] : []), ...own].flatMap(evidenceOf);
  const unique = new Map(all.map((one): [string, Evidence] => [`${one.source}\n${one.says}`, one]));
  return [...unique.values()].map((one) => ({
    ...{ source: one.source, place: cleanText(sourceName(one.source)), says: cleanText(one.says) },
    ...{ checked: one.checked, age: ageText(one.checked, today), stale: isStale([one], today) },
  }));
}

function neighbours(
  { manifest, analysis }: Reading,
  node: number,
  nameOf: NameOf,
): Pick<EntryDetails, 'uses' | 'users'> {
  const { entries } = manifest.stack;
  const lines = entries.flatMap((entry) =>
    entry.index === node || analysis.membersOf(entry.index).includes(node)
      ? usesFrom(entry, analysis, entries.length)
      : [],
  );
  return {
    uses: lines.filter(({ from }) => from === node).map(({ to, kind }) => ({ ...nameOf(to), kind })),
    users: lines.filter(({ to }) => to === node).map(({ from, kind }) => ({ ...nameOf(from), kind })),
  };
}
