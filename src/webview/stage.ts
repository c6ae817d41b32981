import { element } from './dom.ts';
import { createFace } from './face.ts';
import type { Hands } from './hands.ts';
import { createPicture } from './picture.ts';
import type { Staging } from './scene.ts';
import type { State } from './state.ts';
import { clampZoom, type Size } from './zoom.ts';
import { createZoomControls } from './zoom-controls.ts';

export interface StageView {
  readonly root: HTMLElement;
  readonly draw: (state: State) => void;
}

/** The cake itself: laid out for the room that there is, without asking anyone. */
export function createStage(staging: Staging, hands: Hands): StageView {
  const zooms = createZoomControls(hands.zoom);
  const picture = createPicture({
    ...{ onChoose: hands.choose, onPoint: hands.point, onLeave: hands.leave },
    onZoom: (factor) => hands.zoom(clampZoom(factor)),
    onScroll: hands.redraw,
  });
  const face = createFace();
  let room: Size = { width: 0, height: 0 };
  let textScale = 1;
  // Called right after the page was laid out, so that what is read costs nothing.
  new ResizeObserver(() => {
    room = { width: picture.root.clientWidth, height: picture.root.clientHeight };
    textScale = face.measure();
    hands.redraw();
  }).observe(picture.root);
  return {
    root: element('div', 'view view-cake', picture.root, zooms.root, face.root),
    draw: (state) => {
      picture.draw(staging.sceneOf(state, room.width, textScale), state, room);
      zooms.draw(state, picture.factor());
    },
  };
}
