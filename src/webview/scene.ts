import { foldBands } from '../core/cake/data/fold.ts';
import { inWorld } from '../core/cake/worlds/in-world.ts';
import type { CakeLayout } from '../core/cake/picture/layout.ts';
import { createLayouter } from '../core/cake/picture/recall.ts';
import type { CakeModel } from '../core/cake/data/types.ts';
import type { CakeWorld } from '../core/cake/worlds/world-types.ts';
import { memo } from './memo.ts';
import { shownModel } from './shown.ts';
import type { State } from './state.ts';
import type { Shot } from './take-along.ts';

/** A picture that is ready to be drawn. */
export interface Scene {
  /** What is shown: filtered and folded. */
  readonly model: CakeModel;
  /** The same before it was folded. */
  readonly whole: CakeModel;
  readonly layout: CakeLayout;
}

export interface Staging {
  /** The stack that the state shows, before or after the move, as it is filtered. */
  readonly shownOf: (state: State) => CakeModel | undefined;
  /** The same with what becomes of it on the target that is asked about, and what that comes to. */
  readonly shotOf: (state: State) => Shot | undefined;
  readonly sceneOf: (state: State, width: number, face: number) => Scene | undefined;
}

/** Makes what turns the state into a picture; each step is done again only where what it is made of has changed. */
export function createStaging(): Staging {
  const filtered = memo((model: CakeModel, platform: State['platform'], filter: State['filter']) =>
    shownModel(model, { platform, filter }),
  );
  const folded = memo(foldBands);
  const judged = memo(inWorld);
  const placed = memo(createLayouter());
  const scene = memo((model: CakeModel, whole: CakeModel, layout: CakeLayout): Scene => ({ model, whole, layout }));
  const worldOf = ({ world, target }: State): CakeWorld | undefined =>
    target !== '' && world?.of === target ? world.is : undefined;
  const shownOf = (state: State): CakeModel | undefined => {
    const after = state.moved ? worldOf(state)?.after : undefined;
    const model = after ?? state.model;
    return model && filtered(model, state.platform, state.filter);
  };
  const wholeOf = (state: State): CakeModel | undefined => {
    const shown = shownOf(state);
    const world = state.moved ? undefined : worldOf(state);
    return shown && world ? judged(shown, world) : shown;
  };
  return {
    ...{ shownOf, shotOf: (state) => shotOf(state, wholeOf(state), worldOf(state)) },
    sceneOf: (state, width, face) => {
      const whole = wholeOf(state);
      if (!whole || width <= 0) return undefined;
      const model = folded(whole, state.unfolded);
      return scene(model, whole, placed(model, width, face));
    },
  };
}

function shotOf(state: State, whole: CakeModel | undefined, world: CakeWorld | undefined): Shot | undefined {
  if (!whole) return undefined;
  const where = state.moved && world?.after ? 'after a move to' : 'on';
  const subtitle = world && `${where} ${world.target.name}: ${world.verdict}`;
  return { model: foldBands(whole, state.unfolded), subtitle };
}
