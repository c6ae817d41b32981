import { LAYER_NAMES } from '../../stack/types.ts';
import type { BandBox, CakeLayout, SlabBox } from './layout.ts';
import { bandTitle, DENSE, emptyText, legendItem, plate, titleOf, useLine } from './render.ts';
import { slabGroup } from './render-slab.ts';
import { escapeXml, fitText, LABEL_ROOM } from '../data/text.ts';
import type { CakeModel } from '../data/types.ts';

/** One thing of the picture that comes and goes by itself. */
export interface Piece {
  /** Tells it from all others of its sort, also after an edit. */
  readonly key: string;
  /** One element; that of a slab stands at the origin. */
  readonly markup: string;
  /** Where it stands, as a `transform`; undefined where that is part of its markup. */
  readonly at?: string;
}

/** A band with its slabs in reading order. */
export interface BandParts {
  readonly layer: BandBox['layer'];
  /** What is read aloud of it. */
  readonly label: string;
  readonly title: string;
  readonly slabs: readonly Piece[];
}

/** A picture in pieces, so that a page can change those that have changed; `joinParts` makes it whole. */
export interface CakeParts {
  /** Of the root element, as values that are not escaped yet. */
  readonly attributes: Readonly<Record<'width' | 'height' | 'viewBox' | 'aria-label', string>>;
  readonly plates: string;
  readonly usesClass: string;
  readonly lines: readonly Piece[];
  readonly bands: readonly BandParts[];
  readonly legend: string;
}

/** From where to where a picture is seen, in its own pixels. */
export interface Seen {
  readonly top: number;
  readonly bottom: number;
}

const ALL: Seen = { top: -Infinity, bottom: Infinity };

/** Draws a picture in pieces; slabs that are not seen are left out, and lines between such. */
export function renderParts(layout: CakeLayout, model: CakeModel, seen: Seen = ALL): CakeParts {
  const { width, height } = layout;
  return {
    attributes: {
      ...{ width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` },
      'aria-label': fitText(titleOf(model), 1, LABEL_ROOM),
    },
    plates: layout.bands.map(plate).join(''),
    usesClass: `uses${model.uses.length > DENSE ? ' uses-dense' : ''}`,
    lines: linePieces(layout, model, seen),
    bands: layout.bands.map((band) => bandParts(band, layout, model, seen)),
    legend: layout.legend.map(legendItem).join(''),
  };
}

/** The whole picture, but for the marks, which a page has once for all its views. */
export function joinParts({ attributes, plates, usesClass, lines, bands, legend }: CakeParts): string {
  const named = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cake" role="group" ${named.join(' ')}>`,
    `<g class="plates" aria-hidden="true">${plates}</g>`,
    `<g class="${usesClass}" aria-hidden="true">${lines.map(({ markup }) => markup).join('')}</g>`,
    ...bands.map(
      ({ layer, label, title, slabs }) =>
        `<g class="band band-${layer}" role="group" aria-label="${escapeXml(label)}"><g class="band-head">${title}</g>${slabs.map(placed).join('')}</g>`,
    ),
    `<g class="legend" aria-hidden="true">${legend}</g>`,
    '</svg>',
  ].join('');
}

const ORIGIN = 'translate(0 0)';

function placed({ markup, at = ORIGIN }: Piece): string {
  return markup.replace(ORIGIN, at);
}

/** Locks lie over the other lines. */
function linePieces(layout: CakeLayout, model: CakeModel, seen: Seen): readonly Piece[] {
  const [plain, locks]: [Piece[], Piece[]] = [[], []];
  const areSeen = layout.slabs.map((box) => isSeen(box, seen));
  model.uses.forEach((use, index) => {
    // Of a big picture lines that only pass by would be most of it, and lead the eye nowhere.
    if (!areSeen[use.from] && !areSeen[use.to]) return;
    const from = model.slabs[use.from];
    const to = model.slabs[use.to];
    if (!from || !to) return;
    const piece = { key: `${from.key}\n${to.key}`, markup: useLine(model, use, layout.pathOf(index), true) };
    (use.lock ? locks : plain).push(piece);
  });
  return [...plain, ...locks];
}

function isSeen({ y, height }: SlabBox, { top, bottom }: Seen): boolean {
  return y < bottom && y + height > top;
}

function bandParts(band: BandBox, layout: CakeLayout, model: CakeModel, seen: Seen): BandParts {
  const { layer, rank, slabs, note } = band;
  const pieces: Piece[] = [];
  for (const index of slabs) {
    const slab = model.slabs[index];
    const box = layout.slabs[index];
    if (!slab || !box || !isSeen(box, seen)) continue;
    const markup = slabGroup(slab, { ...box, x: 0, y: 0 }, { still: false, isFirst: false });
    pieces.push({ key: slab.key, markup, at: `translate(${box.x} ${box.y})` });
  }
  const empty = slabs.length === 0 ? emptyText(band, layout.width) : '';
  const label = `Layer ${rank}, ${LAYER_NAMES[layer]}, ${note.join(' ')}`;
  return { layer, label, title: `${bandTitle(band)}${empty}`, slabs: pieces };
}
