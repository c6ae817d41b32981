import type { Analysis } from '../../analysis/analyze.ts';
import type { ChokePoint } from '../../analysis/choke-points.ts';
import { stackLevel } from '../../analysis/topmost.ts';
import { RANK } from '../../catalog/level.ts';
import type { TargetId } from '../../catalog/types.ts';
import type { Reading } from '../../index.ts';
import { type Entry, type Layer, LAYER_NAMES } from '../../stack/types.ts';
import { resolveAlias, scalarOf } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { COUPLING_MARKS, LEVEL_MARKS } from '../coupling-text.ts';
import { layersOf } from '../navigate/items.ts';
import { entryCount, shortId, shortName } from './names.ts';
import { askedTargets, worstCoupling } from './stack-words.ts';

/** What a lens does when it is chosen; hosts have their own commands for it. */
export type LensAction =
  | { readonly kind: 'analyze' }
  /** Asks for the target where none is given. */
  | { readonly kind: 'retarget'; readonly target?: TargetId }
  | { readonly kind: 'show-cake' }
  | { readonly kind: 'reveal'; readonly span: Span };

/** A few words above a line of the manifest, foreign names cut short. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly tooltip: string;
  readonly action: LensAction;
  /** Says nothing of the stack: without its action there is no use in it. */
  readonly isOnlyAction?: true;
}

/** So many targets have a lens of their own; the rest share one. */
const MOST_TARGETS = 4;

/** The lenses of the stack and of its layers, in the order of the text. Nothing where there is no entry. */
export function lensesOf(reading: Reading): readonly Lens[] {
  if (reading.manifest.stack.entries.length === 0) return [];
  const lenses = [...stackLenses(reading), ...layerLenses(reading)];
  return lenses.sort((a, b) => a.span.start - b.span.start);
}

function stackLenses(reading: Reading): readonly Lens[] {
  const { analysis } = reading;
  const span = headOf(reading);
  if (!span) return [];
  const mark = COUPLING_MARKS[worstCoupling(analysis)];
  const known = Math.floor(100 * analysis.known);
  return [
    {
      ...{ span, title: `${mark} Lock-in index ${analysis.lockIn.toFixed(0)} · ${known} % known` },
      tooltip:
        'From 0 (native everywhere) to 100 (one vendor only); what is not known counts as locked. Analyze the stack.',
      action: { kind: 'analyze' },
    },
    ...targetLenses(reading, span),
    {
      ...{ span, title: 'Layer cake', tooltip: 'Show the five layers as a picture that follows the text.' },
      action: { kind: 'show-cake' },
      isOnlyAction: true,
    },
  ];
}

/** The line that names the stack, else the first one that says something. */
function headOf({ manifest: { syntax } }: Reading): Span | undefined {
  const root = syntax.root && resolveAlias(syntax.root);
  if (root?.kind !== 'map') return undefined;
  const named = ['name', 'layercake'].flatMap(
    (name) => root.pairs.find(({ key }) => scalarOf(key)?.text === name) ?? [],
  );
  return (named[0] ?? root.pairs[0])?.key.span;
}

/** The targets that are asked for, then the others that the whole stack reaches. */
function targetLenses({ manifest, analysis }: Reading, span: Span): readonly Lens[] {
  const asked = askedTargets(manifest.stack, analysis);
  const reached = analysis.panel.filter(
    (target) => !asked.includes(target) && RANK[stackLevel(analysis, target)] > RANK.unknown,
  );
  const all = [...asked, ...reached];
  const shown = all.length > MOST_TARGETS ? all.slice(0, MOST_TARGETS - 1) : all;
  const lenses = shown.flatMap((index): readonly Lens[] => {
    const target = analysis.targets[index];
    if (!target) return [];
    const level = stackLevel(analysis, index);
    const what =
      level === 'none'
        ? 'does not run there'
        : level === 'unknown'
          ? 'is not known to run there'
          : `runs there (${level})`;
    return [
      {
        ...{ span, title: `${LEVEL_MARKS[level]} ${shortName(target.name)}` },
        tooltip: `The whole stack ${what}. Plan what a move to ${shortName(target.name)} takes.`,
        action: { kind: 'retarget', target: target.id },
      },
    ];
  });
  const more = all.length - shown.length;
  const title = more > 0 ? `${more} more targets` : lenses.length === 0 ? 'Reaches no target' : undefined;
  if (title === undefined) return lenses;
  return [
    ...lenses,
    { span, title, tooltip: 'Pick a target, and plan what a move takes.', action: { kind: 'retarget' } },
  ];
}

/** How many entries each layer has, what ties them, and where its choke point is. */
function layerLenses({ manifest, analysis }: Reading): readonly Lens[] {
  const entries = new Map<Layer, Entry[]>();
  for (const entry of manifest.stack.entries) {
    const layer = entries.get(entry.layer);
    if (layer) layer.push(entry);
    else entries.set(entry.layer, [entry]);
  }
  const point = chokePointOf(analysis);
  const choke = point && analysis.nodes[point.node]?.entry;
  return layersOf(manifest).flatMap(({ layer, pair: { key } }): readonly Lens[] => {
    const own = entries.get(layer) ?? [];
    if (own.length === 0) return [];
    const counts: Lens = {
      ...{ span: key.span, title: [entryCount(own.length), ...tiesOf(analysis, own)].join(' · ') },
      tooltip: `${LAYER_NAMES[layer]}. Show it in the layer cake.`,
      action: { kind: 'show-cake' },
    };
    if (!point || choke?.layer !== layer) return [counts];
    const title = `Choke point: ${shortId(analysis, point.node)}`;
    const tooltip = `If it alone ran everywhere, ${point.opens} cells (entry × target) would open. Go to it.`;
    return [counts, { span: key.span, title, tooltip, action: { kind: 'reveal', span: choke.head } }];
  });
}

/** The entry that holds up most others; one that holds up nothing but itself is none. */
function chokePointOf({ chokePoints }: Analysis): ChokePoint | undefined {
  return chokePoints().find(({ opens, own }) => opens > own);
}

/** A vendor's own pieces are tied by nature, and counted apart. */
function tiesOf(analysis: Analysis, entries: readonly Entry[]): readonly string[] {
  const counts = { locked: 0, leaning: 0, unknown: 0, platform: 0 };
  for (const { index } of entries) {
    const kind = analysis.nodes[index]?.component?.platform === true ? 'platform' : analysis.coupling(index);
    if (kind !== 'portable' && kind !== 'neutral') counts[kind]++;
  }
  return Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
}
