import { type Layer, LAYER_NAMES, LAYERS } from '../stack/types.ts';
import { type LegendItem, layoutLegend } from './legend.ts';
import { routeUses } from './lines.ts';
import type { CakeModel, Slab } from './types.ts';
import { orderSlabs, type Tier } from './order.ts';
import { fitText, textWidth, wrapWords } from './text.ts';

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

/** The places of everything in the picture, in pixels; `slabs` and `uses` run along those of the model. */
export interface CakeLayout {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly BandBox[];
  readonly slabs: readonly SlabBox[];
  readonly uses: readonly string[];
  readonly legend: readonly LegendItem[];
}

const LEAST_WIDTH = 240;
const SLAB = {
  height: 46,
  gap: 12,
  rowGap: 14,
  tierGap: 30,
  textX: 38,
  padding: 14,
  space: 7,
  leastDetail: 30,
  most: 280,
  badge: 20,
};
const BAND = { gap: 10, padding: 18, side: 16, title: 34 };
/** From here on there is room for the titles beside the slabs. */
const WIDE = 640;
const TITLE_COLUMN = 176;
const LEGEND_GAP = 26;

/**
 * Places the picture in a width. The same model and width always give the same picture. `textScale` is for who knows the face
 * that it will be shown in: how wide that one is, measured by `textWidth`.
 */
export function layoutCake(model: CakeModel, width: number, textScale = 1): CakeLayout {
  const type = typeOf(textScale);
  const full = Math.max(LEAST_WIDTH, Math.round(width));
  const beside = full >= WIDE;
  const left = beside ? TITLE_COLUMN : BAND.side;
  const room = full - left - BAND.side;
  const sizes = model.slabs.map((slab) => sizeSlab(slab, type, Math.min(SLAB.most, room)));
  const order = orderSlabs(model);
  const slabs: SlabBox[] = [];
  const bands: BandBox[] = [];
  let y = 0;
  for (const layer of [...LAYERS].reverse()) {
    const top = y + BAND.padding + (beside ? 0 : BAND.title - BAND.padding / 2);
    const bottom = placeTiers(order[layer], sizes, { x: left, y: top, width: room }, slabs);
    const height = Math.max(bottom, top + SLAB.height) + BAND.padding - y;
    const title = beside ? wrapWords(LAYER_NAMES[layer], type.name, TITLE_COLUMN - 66) : [LAYER_NAMES[layer]];
    const note = model.layerNotes?.[layer] ?? countText(order[layer].flat().map((slab) => model.slabs[slab]));
    bands.push({
      layer,
      rank: LAYERS.indexOf(layer) + 1,
      title,
      beside,
      note: beside ? wrapWords(note, type.note, TITLE_COLUMN - 66) : [note],
      slabs: order[layer].flat(),
      x: 0,
      y,
      width: full,
      height,
    });
    y += height + BAND.gap;
  }
  const legend = layoutLegend(model, type.note, full, y - BAND.gap + LEGEND_GAP);
  return { width: full, height: legend.bottom, bands, slabs, uses: routeUses(model.uses, slabs), legend: legend.items };
}

/** How many entries the slabs of a layer stand for. */
function countText(slabs: readonly (Slab | undefined)[]): string {
  const count = slabs.reduce((total, slab) => total + (slab?.folded ?? 1), 0);
  return count === 1 ? '1 entry' : `${count.toLocaleString('en-US')} entries`;
}

type SlabSize = Omit<SlabBox, 'x' | 'y'>;

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

type Room = Omit<Box, 'height'>;

/** Places the tiers of a layer below each other, and returns where the last one ends. */
function placeTiers(tiers: readonly Tier[], sizes: readonly SlabSize[], room: Room, placed: SlabBox[]): number {
  let y = room.y;
  tiers.forEach((tier, index) => {
    if (index > 0) y += SLAB.tierGap;
    wrapTier(tier, sizes, room.width).forEach((row, rowIndex) => {
      if (rowIndex > 0) y += SLAB.rowGap;
      placeRow(row, sizes, { ...room, y }, placed);
      y += SLAB.height;
    });
  });
  return y;
}

function placeRow(row: readonly number[], sizes: readonly SlabSize[], room: Room, placed: SlabBox[]): void {
  let x = room.x + Math.floor((room.width - rowWidth(row, sizes)) / 2);
  for (const slab of row) {
    const size = sizes[slab];
    if (!size) continue;
    placed[slab] = { ...size, x, y: room.y };
    x += size.width + SLAB.gap;
  }
}

function rowWidth(row: readonly number[], sizes: readonly SlabSize[]): number {
  return row.reduce((total, slab) => total + (sizes[slab]?.width ?? 0) + SLAB.gap, -SLAB.gap);
}

/** Wraps a tier into as few rows as it needs, all about equally long: a last row of one slab looks like a mistake. */
function wrapTier(tier: Tier, sizes: readonly SlabSize[], room: number): readonly (readonly number[])[] {
  const greedy = wrapInto(tier, sizes, room);
  const even = rowWidth(tier, sizes) / greedy.length;
  for (let share = 1; share < 1.5; share += 0.1) {
    const rows = wrapInto(tier, sizes, Math.min(room, even * share));
    if (rows.length <= greedy.length) return rows;
  }
  return greedy;
}

function wrapInto(tier: Tier, sizes: readonly SlabSize[], room: number): readonly (readonly number[])[] {
  const rows: number[][] = [];
  let end = Infinity;
  for (const slab of tier) {
    const width = sizes[slab]?.width ?? 0;
    if (end + width > room) {
      rows.push([]);
      end = 0;
    }
    rows.at(-1)?.push(slab);
    end += width + SLAB.gap;
  }
  return rows;
}
