import type { Catalog } from '../catalog/catalog.ts';
import type { TargetId } from '../catalog/types.ts';
import type { Reading } from '../index.ts';
import { writeMove } from '../plan/move.ts';
import { planMove } from '../plan/plan.ts';
import type { TextEdit } from '../text/edits.ts';
import { entryDetails } from './data/details.ts';
import type { EntryDetails, WayRefusal, WayToApply } from './data/details-types.ts';
import { reachMatrix } from './data/matrix.ts';
import type { ReachMatrix } from './data/matrix-types.ts';
import { buildCake } from './data/model.ts';
import type { CakeModel } from './data/types.ts';
import { applyWay } from './data/ways.ts';
import { buildWorld } from './worlds/world.ts';
import type { CakeWorld } from './worlds/world-types.ts';

/** What the pictures of a stack are drawn from, all of it plain data that can be sent to a page. */
export interface CakePictures {
  readonly model: (reading: Reading) => CakeModel;
  /** The stack in the world of a target; undefined where the catalog has no such target. */
  readonly world: (reading: Reading, target: TargetId) => CakeWorld | undefined;
  /** What runs where, and why not. */
  readonly matrix: (reading: Reading) => ReachMatrix;
  /** All that there is to say of one entry; undefined where no slab has the key. `today` is an ISO date. */
  readonly details: (reading: Reading, key: string, today: string) => EntryDetails | undefined;
  /** The edits that put an alternative into the text, or why that cannot be. */
  readonly apply: (reading: Reading, way: WayToApply) => readonly TextEdit[] | WayRefusal;
}

/** Makes them over a catalog; `read` reads the text after a move as the stack itself was read. */
export function createPictures(
  catalog: Catalog,
  read: (text: string, options: { readonly targets: readonly TargetId[] }) => Reading,
): CakePictures {
  return {
    model: buildCake,
    world: (reading, target) => {
      const { manifest, analysis } = reading;
      const plan = planMove(analysis, catalog, target);
      if (!plan) return undefined;
      const move = writeMove(manifest, analysis, catalog, plan);
      const targets = analysis.panel.flatMap((index) => analysis.targets[index]?.id ?? []);
      return buildWorld(reading, { catalog, plan, after: move && read(move.text, { targets }) });
    },
    matrix: reachMatrix,
    details: (reading, key, today) => entryDetails(reading, key, { catalog, today }),
    apply: (reading, way) => applyWay(reading, catalog, way),
  };
}
