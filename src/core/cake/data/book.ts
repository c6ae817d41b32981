import type { TargetId } from '../../catalog/types.ts';
import type { Reading } from '../../index.ts';
import type { EntryDetails } from './details-types.ts';
import type { ReachMatrix } from './matrix-types.ts';
import type { CakePictures } from '../pictures.ts';
import type { CakeModel } from './types.ts';
import type { CakeWorld } from '../worlds/world-types.ts';

/** Everything that a page may ask for: what a file takes along that has nobody behind it to ask. */
export interface CakeBook {
  readonly model: CakeModel;
  readonly matrix: ReachMatrix;
  readonly worlds: readonly CakeWorld[];
  readonly details: readonly EntryDetails[];
  /** The target that the page begins with; empty for none. */
  readonly target: TargetId;
}

/** Of a stack with more entries than that only the costliest have their details in a book, or it would be too heavy to open. */
const MOST_DETAILS = 2000;

export interface BookOptions {
  /** Those that a page may ask about. */
  readonly targets: readonly TargetId[];
  /** An ISO date. */
  readonly today: string;
  /** The one that it begins with. */
  readonly target?: TargetId | undefined;
  /** How many entries have their details, 2,000 unless given. */
  readonly mostDetails?: number;
}

/** Collects it. */
export function bookOf(
  cake: CakePictures,
  reading: Reading,
  { targets, today, target = '', mostDetails = MOST_DETAILS }: BookOptions,
): CakeBook {
  const model = cake.model(reading);
  const costly = [...model.slabs].sort((a, b) => b.points - a.points).slice(0, mostDetails);
  return {
    model,
    matrix: cake.matrix(reading),
    worlds: targets.flatMap((target) => cake.world(reading, target) ?? []),
    target,
    details: costly.flatMap(({ key }) => cake.details(reading, key, today) ?? []),
  };
}
