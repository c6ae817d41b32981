import type { CakeModel, Slab } from '../core/cake/data/types.ts';
import { button, element, nameText } from './dom.ts';
import { markIcon } from './icons.ts';
import { memo } from './memo.ts';
import { findSlabs } from './search.ts';
import type { ChooseEvent, PageView } from './view.ts';

/** A corner shows no more names than that; the rest is counted. */
const MOST = 60;

type Corner = 'openTied' | 'closedTied' | 'openFree' | 'closedFree' | 'unjudged';

const TITLES: Readonly<Record<Corner, readonly [string, string]>> = {
  openTied: ['Open but locked', 'anyone may read it, one vendor decides where it runs'],
  closedTied: ['Closed and tied', 'neither open in full nor free to move'],
  openFree: ['Open and free', 'open in full, and free to move'],
  closedFree: ['Closed but free', 'not open in full, but free to move'],
  unjudged: ['Not known', 'openness or coupling is not in the catalog'],
};

/** Openness against freedom. Hardware is left out: it is one vendor’s by nature. */
export function createQuadrant({ onChoose }: ChooseEvent): PageView {
  const root = element('div', 'view view-openness');
  const cornersOf = memo(sortIntoCorners);
  let shown: unknown;
  return {
    root,
    draw: (model, { search }) => {
      const corners = cornersOf(model, search);
      if (corners === shown) return;
      shown = corners;
      const boxes = (Object.keys(TITLES) as Corner[]).map((corner) => boxOf(corner, corners[corner], onChoose));
      root.replaceChildren(element('div', 'quadrant', ...boxes));
    },
  };
}

type Corners = Readonly<Record<Corner, readonly Slab[]>>;

function sortIntoCorners(model: CakeModel, search: string): Corners {
  const corners: Record<Corner, Slab[]> = { openTied: [], closedTied: [], openFree: [], closedFree: [], unjudged: [] };
  const slabs = search.trim() === '' ? model.slabs : findSlabs(model, search);
  for (const slab of slabs) if (slab.layer !== 'hardware') corners[cornerOf(slab)].push(slab);
  return corners;
}

/** Open is only what is open in full, as in the analysis. */
function cornerOf({ openness, coupling }: Slab): Corner {
  if (openness === 'unknown' || coupling === 'unknown') return 'unjudged';
  const isTied = coupling === 'locked' || coupling === 'leaning';
  if (openness === 'open') return isTied ? 'openTied' : 'openFree';
  return isTied ? 'closedTied' : 'closedFree';
}

function boxOf(corner: Corner, slabs: readonly Slab[], onChoose: ChooseEvent['onChoose']): HTMLElement {
  const [title, meaning] = TITLES[corner];
  const items = slabs.slice(0, MOST).map((slab) => element('li', '', chipOf(slab, onChoose)));
  if (slabs.length > MOST) items.push(element('li', 'quiet', `and ${slabs.length - MOST} more`));
  const heading = element('h2', 'corner-title', title, element('span', 'figure', String(slabs.length)));
  const list = element('ul', 'corner-slabs', ...items);
  return element('section', `corner corner-${corner}`, heading, element('p', 'quiet', meaning), list);
}

function chipOf({ key, name, kind, openness, opennessOf }: Slab, onChoose: ChooseEvent['onChoose']): HTMLElement {
  const chip = button('chip', () => onChoose(key), markIcon(kind), nameText(name));
  chip.title = openness === 'unknown' ? 'openness unknown' : `${openness} ${opennessOf}`;
  return chip;
}
