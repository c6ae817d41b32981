import { type CakeModel, SLAB_KINDS, type SlabKind } from './types.ts';
import { textWidth } from './text.ts';
import { KIND_MEANINGS, KIND_NAMES } from './kinds.ts';

/** What a line of the legend shows beside its words. */
export type LegendSample = SlabKind | 'misfit' | 'use' | 'loose-use';

export interface LegendItem {
  readonly x: number;
  readonly y: number;
  readonly sample: LegendSample;
  readonly name: string;
  readonly meaning: string;
  /** Where the meaning starts, from the item's left edge. */
  readonly meaningX: number;
}

interface Legend {
  readonly items: readonly LegendItem[];
  readonly bottom: number;
}

type LegendText = Pick<LegendItem, 'sample' | 'name' | 'meaning'>;

/** How much wider a bold face is than the regular one that the legend is set in. */
const BOLD = 1.12;
const NAME_X = 26;
const ROW = 22;
const GAP = 24;

/** Places the legend under the bands: as many columns of equal width as fit. */
export function layoutLegend(model: CakeModel, size: number, width: number, top: number): Legend {
  const texts = legendTexts(model);
  const nameWidth = Math.max(...texts.map(({ name }) => textWidth(name, size * BOLD)));
  const meaningX = Math.ceil(NAME_X + nameWidth + 8);
  const column = meaningX + Math.max(...texts.map(({ meaning }) => textWidth(meaning, size)));
  const columns = Math.max(1, Math.floor((width + GAP) / (column + GAP)));
  const rows = Math.ceil(texts.length / columns);
  const items = texts.map((text, index) => ({
    ...text,
    meaningX,
    x: Math.round(Math.floor(index / rows) * (column + GAP)),
    y: top + (index % rows) * ROW,
  }));
  return { items, bottom: top + rows * ROW };
}

function legendTexts(model: CakeModel): readonly LegendText[] {
  return [
    ...SLAB_KINDS.map((kind) => ({ sample: kind, name: KIND_NAMES[kind], meaning: KIND_MEANINGS[kind] })),
    ...(model.slabs.some(({ misfit }) => misfit)
      ? [{ sample: 'misfit' as const, name: 'Misfit', meaning: 'does not run on the hardware listed' }]
      : []),
    { sample: 'use', name: 'Line', meaning: 'stands on what is below' },
    { sample: 'loose-use', name: 'Dashes', meaning: 'optional, or one of several' },
  ];
}
