import type { CakeModel } from '../core/cake/data/types.ts';
import { foldKey } from '../core/cake/data/fold.ts';
import { createFollower } from './follow.ts';
import { changeLight, type Light, lightOf } from './light.ts';
import { memo } from './memo.ts';
import type { Drawn } from './patch.ts';
import type { Scene } from './scene.ts';
import { findSlabs } from './search.ts';
import type { State } from './state.ts';

/** Makes what lights up the slab that the user is at with all that belongs to it, and what a search finds. */
export function createLighting(root: HTMLElement): (scene: Scene, state: State, drawn: Drawn) => void {
  const followerOf = memo(createFollower);
  const placesOf = memo(({ slabs }: CakeModel) => new Map(slabs.map(({ key }, place) => [key, place])));
  const hitsOf = memo(findSlabs);
  let [lit, found, chosen]: [Light, Light, SVGElement | undefined] = [new Map(), new Map(), undefined];
  return ({ model, whole }, { pointed, selected, search }, drawn) => {
    // Most of the time nothing is asked for, and then nothing of a big stack is looked up.
    const shownKey = (key: string): string =>
      key === '' || placesOf(model).has(key) ? key : foldOf(whole, placesOf(whole).get(key));
    const place = placesOf(model).get(shownKey(pointed)) ?? placesOf(model).get(shownKey(selected));
    lit = changeLight(lit, place === undefined ? new Map() : litAround(model, followerOf(model)(place), drawn));
    const hits = hitsOf(whole, search).map(({ key }) => drawn.slabs.get(shownKey(key)));
    found = changeLight(found, new Map(hits.filter((slab) => slab !== undefined).map((slab) => [slab, 'found'])));
    root.classList.toggle('dimmed', place !== undefined);
    root.classList.toggle('searching', search.trim() !== '');
    const next = drawn.slabs.get(shownKey(selected));
    if (chosen !== next) chosen?.removeAttribute('aria-current');
    next?.setAttribute('aria-current', 'true');
    chosen = next;
  };
}

/** The key of the slab that stands for an entry which is folded. */
function foldOf({ slabs }: CakeModel, place: number | undefined): string {
  const slab = place === undefined ? undefined : slabs[place];
  return slab ? foldKey(slab.layer, slab.kind) : '';
}

function litAround(
  { slabs, uses }: CakeModel,
  following: ReturnType<ReturnType<typeof createFollower>>,
  drawn: Drawn,
): Light {
  const keyAt = (at: number | undefined): string => slabs[at ?? -1]?.key ?? '';
  return lightOf(following, {
    slab: (at) => drawn.slabs.get(keyAt(at)),
    line: (at) => drawn.lines.get(`${keyAt(uses[at]?.from)}\n${keyAt(uses[at]?.to)}`),
  });
}
