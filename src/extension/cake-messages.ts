import {
  type CakeModel,
  KIND_MEANINGS,
  KIND_NAMES,
  layoutCake,
  renderCake,
  SLAB_KINDS,
  textWidth,
  withoutPlatform,
} from '../core/cake/index.ts';
import { type Header, type PictureMessage, REFERENCE_TEXT, type ViewMessage } from '../protocol/messages.ts';

/** A text may be set a little wider than the reference text lets expect. */
const MARGIN = 1.03;
const REFERENCE_WIDTH = textWidth(REFERENCE_TEXT, 100);

/** What the page needs to show a stack, drawn for what it can show. */
export function pictureOf(
  model: CakeModel,
  view: Pick<ViewMessage, 'width' | 'textWidth' | 'platform'>,
): Pick<PictureMessage, 'svg' | 'header'> {
  const shown = view.platform ? model : withoutPlatform(model);
  const layout = layoutCake(shown, view.width, (view.textWidth / REFERENCE_WIDTH) * MARGIN);
  return { svg: renderCake(layout, shown), header: headerOf(model) };
}

function headerOf({ name, slabs, lockIn, known, counts }: CakeModel): Header {
  const kinds = SLAB_KINDS.map((kind) => ({
    kind,
    name: KIND_NAMES[kind],
    meaning: KIND_MEANINGS[kind],
    count: counts[kind],
  }));
  return { name, entries: slabs.length, lockIn, known, counts: kinds };
}
