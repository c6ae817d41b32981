import type { ReachMatrix } from '../core/cake/data/matrix-types.ts';
import type { CakeChange } from '../core/cake/data/share.ts';
import {
  type CakeModel,
  type CakeTarget,
  type Choke,
  type Slab,
  SLAB_KINDS,
  type UseLine,
} from '../core/cake/data/types.ts';
import { type CakeWorld, type Fate, FATE_KINDS, type LayerEfforts } from '../core/cake/worlds/world-types.ts';
import { hasFields, isCount, isFlag, isListOf, isMaybe, isOneOf, isText, isWithin, type Shape } from './shapes.ts';

export const LAYERS = ['hardware', 'system', 'framework', 'model', 'application'] as const;
const isLayer = isOneOf(LAYERS);
export const isEffort = isOneOf(['none', 'config', 'rebuild', 'code', 'redesign']);
export const isLevel = isOneOf(['native', 'port', 'experimental', 'unknown', 'none']);
export const isCoupling = isOneOf(['neutral', 'portable', 'leaning', 'locked', 'unknown']);
export const isUseKind = isOneOf(['firm', 'optional', 'any-of']);

const isChoke = hasFields<Choke>({ opens: isCount, own: isCount, targets: isCount, entries: isCount });
/** A position, or -1 for none. */
const isPlace: Shape<number> = (value): value is number => isCount(value) || value === -1;
const isShare = isWithin(0, 1);
const isPercent = isWithin(0, 100);

export const isSlab = hasFields<Slab>({
  entry: isPlace,
  key: isText,
  layer: isLayer,
  kind: isOneOf(SLAB_KINDS),
  coupling: isCoupling,
  name: isText,
  detail: isText,
  note: isText,
  description: isListOf(isText),
  misfit: isFlag,
  chain: isListOf(isCount),
  silicon: isListOf(isCount),
  points: isPercent,
  lockIn: isPercent,
  choke: isMaybe(isChoke),
  openness: isOneOf(['open', 'partial', 'restricted', 'closed', 'unknown']),
  opennessOf: isOneOf(['weights', 'source', 'licence']),
  license: isMaybe(isText),
  steward: isMaybe(isText),
  vendors: isListOf(isText),
  own: isText,
  reach: isText,
  folded: isMaybe(isCount),
  fate: isMaybe(isOneOf(FATE_KINDS)),
});

export const isUse = hasFields<UseLine>({
  from: isCount,
  to: isCount,
  kind: isUseKind,
  lock: isFlag,
  count: isMaybe(isCount),
});

export const isCakeTarget = hasFields<CakeTarget>({
  id: isText,
  name: isText,
  vendor: isText,
  vendorName: isText,
  kind: isOneOf(['accelerator', 'cpu']),
});

const isLayerNotes = hasFields<NonNullable<CakeModel['layerNotes']>>({
  hardware: isMaybe(isText),
  system: isMaybe(isText),
  framework: isMaybe(isText),
  model: isMaybe(isText),
  application: isMaybe(isText),
});

const isModelAsSuch = hasFields<CakeModel>({
  name: isText,
  lockIn: isPercent,
  known: isShare,
  counts: hasFields({
    locked: isCount,
    leaning: isCount,
    portable: isCount,
    neutral: isCount,
    unknown: isCount,
    platform: isCount,
  }),
  targets: isListOf(isCakeTarget),
  panel: isListOf(isCount),
  asked: isListOf(isText),
  slabs: isListOf(isSlab),
  uses: isListOf(isUse),
  layerNotes: isMaybe(isLayerNotes),
});

/** Every line has its two slabs. */
export function leadsToSlabs({ slabs, uses }: CakeModel): boolean {
  return uses.every(({ from, to }) => from < slabs.length && to < slabs.length);
}

/** A model whose lines lead from slabs to slabs, and whose panel names targets. */
export const isCakeModel: Shape<CakeModel> = (value): value is CakeModel =>
  isModelAsSuch(value) && leadsToSlabs(value) && value.panel.every((target) => target < value.targets.length);

export const isCakeChange = hasFields<CakeChange>({
  model: isCakeModel,
  slabs: isListOf(hasFields<CakeChange['slabs'][number]>({ place: isCount, slab: isSlab })),
  uses: isMaybe(isListOf(isUse)),
});

/** Rows as long as there are targets, whose reasons are there. */
export const isReachMatrix: Shape<ReachMatrix> = (value): value is ReachMatrix =>
  isMatrixAsSuch(value) &&
  value.rows.every(
    ({ levels, reasons }) =>
      levels.length === value.targets.length &&
      reasons.length === value.targets.length &&
      reasons.every((reason) => reason < value.reasons.length),
  );

const isMatrixAsSuch = hasFields<ReachMatrix>({
  targets: isListOf(isCakeTarget),
  rows: isListOf(
    hasFields<ReachMatrix['rows'][number]>({
      key: isText,
      levels: isText,
      swapped: isListOf(isCount),
      reasons: isListOf(isPlace),
    }),
  ),
  reasons: isListOf(isText),
});

const isEfforts = hasFields<CakeWorld['efforts']>({
  none: isCount,
  config: isCount,
  rebuild: isCount,
  code: isCount,
  redesign: isCount,
});

const isFate = hasFields<Fate>({
  key: isText,
  layer: isLayer,
  kind: isOneOf(FATE_KINDS),
  action: isText,
  by: isMaybe(isText),
  byName: isMaybe(isText),
  effort: isEffort,
  level: isMaybe(isLevel),
  note: isMaybe(isText),
  becomes: isMaybe(isText),
});

const isLayerEfforts = hasFields<LayerEfforts>({
  layer: isLayer,
  efforts: isEfforts,
  effort: isEffort,
  blocked: isCount,
  unknown: isCount,
});

export const isCakeWorld = hasFields<CakeWorld>({
  target: isCakeTarget,
  opens: isFlag,
  feasible: isFlag,
  exact: isFlag,
  unchanged: isFlag,
  verdict: isText,
  effort: isEffort,
  efforts: isEfforts,
  effortText: isText,
  layers: isListOf(isLayerEfforts),
  fates: isListOf(isFate),
  after: isMaybe(isCakeModel),
});
