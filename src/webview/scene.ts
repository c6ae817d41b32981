import { foldBands } from '../core/cake/fold.ts';
import { type CakeLayout, layoutCake } from '../core/cake/layout.ts';
import { type CakeParts, renderParts } from '../core/cake/render.ts';
import type { CakeModel } from '../core/cake/types.ts';
import type { CakeWorld } from '../core/cake/world-types.ts';
import { memo } from './memo.ts';
import { shownModel } from './shown.ts';
import type { State } from './state.ts';
import { worldModel } from './world.ts';

/** A picture that is ready to be drawn. */
export interface Scene {
  /** What is shown: filtered and folded. */
  readonly model: CakeModel;
  readonly layout: CakeLayout;
  readonly parts: CakeParts;
  /** What becomes of its entries on the target that is asked about; undefined where none is. */
  readonly world: CakeWorld | undefined;
}

export interface Staging {
  /** The world of the target that is asked about, as soon as it is known. */
  readonly worldOf: (state: State) => CakeWorld | undefined;
  /** The stack that the state shows, before or after the move, as it is filtered. */
  readonly shownOf: (state: State) => CakeModel | undefined;
  readonly sceneOf: (state: State, width: number, face: number) => Scene | undefined;
}

/** Makes what turns the state into a picture; each step is done again only where what it is made of has changed. */
export function createStaging(): Staging {
  const filtered = memo((model: CakeModel, platform: State['platform'], filter: State['filter']) =>
    shownModel(model, { platform, filter }),
  );
  const folded = memo(foldBands);
  const inWorld = memo(worldModel);
  const placed = memo(layoutCake);
  const rendered = memo(renderParts);
  const scene = memo((model: CakeModel, layout: CakeLayout, parts: CakeParts, world: CakeWorld | undefined): Scene => ({
    ...{ model, layout, parts, world },
  }));
  const worldOf = ({ world, target }: State): CakeWorld | undefined =>
    target !== '' && world?.of === target ? world.is : undefined;
  const shownOf = (state: State): CakeModel | undefined => {
    const after = state.moved ? worldOf(state)?.after : undefined;
    const model = after ?? state.model;
    return model && filtered(model, state.platform, state.filter);
  };
  return {
    worldOf,
    shownOf,
    sceneOf: (state, width, face) => {
      const shown = shownOf(state);
      if (!shown || width <= 0) return undefined;
      const world = state.moved ? undefined : worldOf(state);
      const model = folded(world ? inWorld(shown, world) : shown, state.unfolded);
      const layout = placed(model, width, face);
      return scene(model, layout, rendered(layout, model), world);
    },
  };
}
