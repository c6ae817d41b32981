import { type Layer, LAYER_NAMES, LAYERS } from '../../stack/types.ts';
import { type LegendItem, layoutLegend } from './legend.ts';
import { type Pass, routeUses } from './lines.ts';
import type { CakeModel, Slab } from '../data/types.ts';
import { type Ordering, orderSlabs } from './order.ts';
import { type Row, type RowItem, rowWidth, straighten } from './straighten.ts';
import { fitText, grouped, textWidth, wrapWords } from '../data/text.ts';

/** Sizes of the type, as the style sheets set them. */
const NAME_SIZE = 13;
const NOTE_SIZE = 11;
/** How much narrower a regular face is than a bold one. */
const REGULAR = 0.9;

/** The sizes to reckon with in a face that is so many times as wide as the table of widths says. */
function typeOf(textScale: number): { readonly name: number; readonly note: number } {
  return { name: NAME_SIZE * textScale, note: NOTE_SIZE * textScale * REGULAR };
}
type Type = ReturnType<typeof typeOf>;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A slab's place, and its texts as they fit in it. */
export interface SlabBox extends Box {
  readonly name: string;
  readonly detail: string;
  /** Where the detail starts, from the slab's left edge. */
  readonly detailX: number;
  readonly note: string;
}

export interface BandBox extends Box {
  readonly layer: Layer;
  /** 1 at the bottom, 5 on top. */
  readonly rank: number;
  readonly title: readonly string[];
  /** The band's title stands beside its slabs, not above them. */
  readonly beside: boolean;
  /** What is to say of it, in lines that fit beside its slabs, or in one above them. */
  readonly note: readonly string[];
  /** Positions of its slabs in the model, in reading order. */
  readonly slabs: readonly number[];
}

/** The places of everything in the picture, in pixels; `slabs` runs along those of the model. */
export interface CakeLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly BandBox[];
  readonly slabs: readonly SlabBox[];
  /** The path of a line, by its position in `CakeModel.uses`. */
  readonly pathOf: (use: number) => string;
  readonly legend: readonly LegendItem[];
}

const LEAST_WIDTH = 240;
const SLAB = {
  height: 46,
  gap: 12,
  rowGap: 14,
  tierGap: 34,
  textX: 38,
  padding: 14,
  space: 7,
  leastDetail: 30,
  most: 280,
  badge: 20,
};
const BAND = { gap: 10, padding: 18, side: 16, title: 46 };
/** From here on there is room for the titles beside the slabs. */
const WIDE = 640;
const TITLE_COLUMN = 176;
const LEGEND_GAP = 26;
/** The lines of a title that stands beside the slabs, and how much air they have in all. */
export const TITLE_LINE = 18;
const TITLE_AIR = 24;

/**
 * Places the picture in a width. The same model and width always give the same picture. `textScale` is for who knows the face
 * that it will be shown in: how wide that one is, measured by `textWidth`. `ordering` is for who knows it already.
 */
export function layoutCake(
  model: CakeModel,
  width: number,
  textScale = 1,
  ordering: Ordering = orderSlabs(model),
): CakeLayout {
  const type = typeOf(textScale);
  const full = Math.max(LEAST_WIDTH, Math.round(width));
  const beside = full >= WIDE;
  const left = beside ? TITLE_COLUMN : BAND.side;
  const room = { x: left, width: full - left - BAND.side };
  const sizes = model.slabs.map((slab) => sizeSlab(slab, type, Math.min(SLAB.most, room.width)));
  const rows = rowsOf(ordering, sizes, room.width);
  const { bands, tops } = placeBands(model, rows, { width: full, beside, type });
  const middles = straighten(rows, ordering.links, ordering.count, room);
  const slabs: SlabBox[] = [];
  const points = new Map<number, Pass>();
  rows.forEach(({ items, tier }, index) => {
    const y = tops[index] ?? 0;
    for (const { place } of items) {
      const [size, x] = [sizes[place], middles[place] ?? 0];
      if (size) slabs[place] = { ...size, x: Math.round(x - size.width / 2), y };
      else points.set(place, { x, top: y, bottom: bottomOf(rows, tops, tier) });
    }
  });
  const pathOf = routeUses({ uses: model.uses, slabs, passes: ordering.passes, points });
  const legend = layoutLegend(model, type.note, full, (bands.at(-1)?.bottom ?? 0) + LEGEND_GAP);
  return {
    width: full,
    height: legend.bottom,
    bands: bands.map(({ box }) => box),
    slabs,
    pathOf,
    legend: legend.items,
  };
}

/** A row of a tier: all of it, or as much as fits. */
interface TierRow extends Row {
  readonly layer: Layer;
  readonly tier: number;
}

/** The tiers as rows. One that does not fit with the lines that pass it wraps, and the lines run behind it. */
function rowsOf({ tiers }: Ordering, sizes: readonly SlabSize[], room: number): readonly TierRow[] {
  return tiers.flatMap(({ layer, places }, tier): readonly TierRow[] => {
    const items = places.map((place) => ({ place, width: sizes[place]?.width ?? 0 }));
    if (rowWidth(items) <= room) return [{ layer, tier, items, isFree: true }];
    const slabs = items.filter(({ width }) => width > 0);
    const isFree = rowWidth(slabs) <= room;
    return wrapTier(slabs, room).map((row) => ({ layer, tier, items: row, isFree }));
  });
}

/** The lower edge of a tier's last row. */
function bottomOf(rows: readonly TierRow[], tops: readonly number[], tier: number): number {
  return (tops[rows.findLastIndex((row) => row.tier === tier)] ?? 0) + SLAB.height;
}

interface PlacedBands {
  readonly bands: readonly { readonly box: BandBox; readonly bottom: number }[];
  /** The upper edge of each row. */
  readonly tops: readonly number[];
}

/** Places the bands below each other, each as high as its rows, and the rows in them. */
function placeBands(
  model: CakeModel,
  rows: readonly TierRow[],
  { width, beside, type }: { readonly width: number; readonly beside: boolean; readonly type: Type },
): PlacedBands {
  const tops: number[] = [];
  let y = 0;
  const bands = [...LAYERS].reverse().map((layer) => {
    const own = rows.flatMap((row) => (row.layer === layer ? row.items : [])).map(({ place }) => place);
    const titles = titled(model, layer, own, beside, type);
    const body = Math.max(SLAB.height, stackRows(rows, layer, 0, []));
    const head = beside ? BAND.padding : BAND.title + BAND.padding / 2;
    const lines = titles.title.length + titles.note.length;
    const spare = beside ? Math.max(0, lines * TITLE_LINE + TITLE_AIR - body - 2 * BAND.padding) : 0;
    stackRows(rows, layer, y + head + spare / 2, tops);
    const height = head + body + spare + BAND.padding;
    const box = { ...titles, x: 0, y, width, height };
    y += height + BAND.gap;
    return { box, bottom: y - BAND.gap };
  });
  return { bands, tops };
}

/** Puts the upper edges of a layer's rows into `tops`, and gives the lower edge of the last one. */
function stackRows(rows: readonly TierRow[], layer: Layer, top: number, tops: number[]): number {
  let bottom = top;
  let before: TierRow | undefined;
  rows.forEach((row, index) => {
    if (row.layer !== layer) return;
    if (before) bottom += row.tier === before.tier ? SLAB.rowGap : SLAB.tierGap;
    tops[index] = bottom;
    bottom += SLAB.height;
    before = row;
  });
  return bottom;
}

function titled(
  model: CakeModel,
  layer: Layer,
  places: readonly number[],
  beside: boolean,
  type: Type,
): Omit<BandBox, keyof Box> {
  const slabs = places.filter((place) => place < model.slabs.length);
  const note = model.layerNotes?.[layer] ?? countText(slabs.map((slab) => model.slabs[slab]));
  const lines = (text: string, size: number): readonly string[] =>
    beside ? wrapWords(text, size, TITLE_COLUMN - 66) : [text];
  return {
    ...{ layer, rank: LAYERS.indexOf(layer) + 1, beside, slabs },
    title: lines(LAYER_NAMES[layer], type.name),
    note: lines(note, type.note),
  };
}

/** How many entries the slabs of a layer stand for. */
function countText(slabs: readonly (Slab | undefined)[]): string {
  const count = slabs.reduce((total, slab) => total + (slab?.folded ?? 1), 0);
  return count === 1 ? '1 entry' : `${grouped(count)} entries`;
}

type SlabSize = Omit<SlabBox, 'x' | 'y'>;

/** How large a slab is in a picture of a width, and its texts as they fit in it. */
export function slabSize(slab: Slab, width: number, textScale: number): SlabSize {
  const room = width - (width >= WIDE ? TITLE_COLUMN : BAND.side) - BAND.side;
  return sizeSlab(slab, typeOf(textScale), Math.min(SLAB.most, room));
}

/** A slab is as wide as its texts; what does not fit into the widest one is cut. */
function sizeSlab(slab: Slab, type: Type, most: number): SlabSize {
  const badges = (slab.misfit ? 1 : 0) + (slab.choke ? 1 : 0);
  const around = SLAB.textX + SLAB.padding + badges * SLAB.badge;
  const room = most - around;
  const name = fitText(slab.name, type.name, room);
  const nameWidth = textWidth(name, type.name);
  const left = room - nameWidth - SLAB.space;
  const detail = left < SLAB.leastDetail ? '' : fitText(slab.detail, type.note, left);
  const note = fitText(slab.note, type.note, room);
  const first = nameWidth + (detail === '' ? 0 : SLAB.space + textWidth(detail, type.note));
  const width = Math.ceil(around + Math.max(first, textWidth(note, type.note)));
  return { width, height: SLAB.height, name, detail, detailX: Math.ceil(SLAB.textX + nameWidth + SLAB.space), note };
}

/** Wraps a tier into as few rows as it needs, all about equally long: a last row of one slab looks like a mistake. */
function wrapTier(slabs: readonly RowItem[], room: number): readonly (readonly RowItem[])[] {
  const greedy = wrapInto(slabs, room);
  const even = rowWidth(slabs) / greedy.length;
  for (let share = 1; share < 1.5; share += 0.1) {
    const rows = wrapInto(slabs, Math.min(room, even * share));
    if (rows.length <= greedy.length) return rows;
  }
  return greedy;
}

function wrapInto(slabs: readonly RowItem[], room: number): readonly (readonly RowItem[])[] {
  const rows: RowItem[][] = [];
  let end = Infinity;
  for (const slab of slabs) {
    if (end + slab.width > room) {
      rows.push([]);
      end = 0;
    }
    rows.at(-1)?.push(slab);
    end += slab.width + SLAB.gap;
  }
  return rows;
}
