import type {
  EntryDetails,
  EntryName,
  EvidenceLine,
  LevelLine,
  Way,
  WayToApply,
} from '../core/cake/data/details-types.ts';
import { isCakeTarget, isCoupling, isEffort, isLevel, isUseKind } from './cake-shapes.ts';
import { hasFields, isCount, isFlag, isListOf, isMaybe, isOneOf, isText, isWithin } from './shapes.ts';

const isName = hasFields<EntryName>({ key: isMaybe(isText), name: isText });
const isNeighbour = hasFields<EntryDetails['uses'][number]>({ key: isMaybe(isText), name: isText, kind: isUseKind });
const isPoints = isWithin(0, 100);

export const isWayToApply = hasFields<WayToApply>({
  key: isText,
  field: isOneOf(['component', 'format', 'precision']),
  component: isText,
});

const isWay = hasFields<Way>({
  component: isText,
  name: isText,
  effort: isEffort,
  note: isMaybe(isText),
  apply: isMaybe(isWayToApply),
});

const isEvidence = hasFields<EvidenceLine>({
  source: isText,
  place: isText,
  says: isText,
  checked: isText,
  age: isText,
  stale: isFlag,
});

const isLevelLine = hasFields<LevelLine>({
  target: isCakeTarget,
  own: isLevel,
  here: isLevel,
  swapped: isFlag,
  limit: isMaybe(isName),
  conditions: isListOf(isText),
});

export const isEntryDetails = hasFields<EntryDetails>({
  key: isText,
  name: isText,
  version: isMaybe(isText),
  nature: isText,
  summary: isMaybe(isText),
  deprecated: isMaybe(isText),
  coupling: isCoupling,
  head: isText,
  spread: isText,
  chain: isListOf(isName),
  hidden: isCount,
  cause: isMaybe(isText),
  free: isMaybe(isText),
  inPlaceOf: isMaybe(isName),
  ways: isListOf(isWay),
  choke: isMaybe(isText),
  points: isPoints,
  unknownPoints: isPoints,
  levels: isListOf(isLevelLine),
  facts: isListOf(isText),
  evidence: isListOf(isEvidence),
  uses: isListOf(isNeighbour),
  users: isListOf(isNeighbour),
  homepage: isMaybe(isText),
});
