import { FATE_MEANINGS, FATE_NAMES, KIND_MEANINGS, KIND_NAMES } from '../data/kinds.ts';
import type { Mark } from './marks.ts';
import { textWidth } from '../data/text.ts';
import { type CakeModel, SLAB_KINDS } from '../data/types.ts';
import { FATE_KINDS } from '../worlds/world-types.ts';

/** A line that the legend explains. */
export type LineSample = 'use' | 'use-optional' | 'use-any-of' | 'use-lock';

/** What an item of the legend shows beside its words. */
export type LegendSample = { readonly mark: Mark } | { readonly line: LineSample };

export interface LegendItem {
  readonly x: number;
  readonly y: number;
  readonly sample: LegendSample;
  readonly name: string;
  readonly meaning: string;
  /** Where the meaning starts, from the item's left edge. */
  readonly meaningX: number;
  /** Its base line: beside the name, or under it where there is no room. */
  readonly meaningY: number;
}

interface Legend {
  readonly items: readonly LegendItem[];
  readonly bottom: number;
}

type LegendText = Pick<LegendItem, 'sample' | 'name' | 'meaning'>;

/** How much wider a bold face is than the regular one that the legend is set in. */
const BOLD = 1.12;
const NAME_X = 30;
const ROW = 22;
/** Of an item whose meaning stands under its name. */
const STACKED_ROW = 38;
const [BASE, LINE] = [12, 15];
const GAP = 24;

/** Places the legend under the bands: as many columns of equal width as fit. It explains what the picture shows, and nothing else. */
export function layoutLegend(model: CakeModel, size: number, width: number, top: number): Legend {
  const texts = legendTexts(model);
  if (texts.length === 0) return { items: [], bottom: top };
  const nameWidth = Math.max(...texts.map(({ name }) => textWidth(name, size * BOLD)));
  const meaningWidth = Math.max(...texts.map(({ meaning }) => textWidth(meaning, size)));
  const beside = Math.ceil(NAME_X + nameWidth + 8);
  const isBeside = beside + meaningWidth <= width;
  const meaningX = isBeside ? beside : NAME_X;
  const [column, height] = [meaningX + meaningWidth, isBeside ? ROW : STACKED_ROW];
  const columns = Math.max(1, Math.floor((width + GAP) / (column + GAP)));
  const rows = Math.ceil(texts.length / columns);
  const items = texts.map((text, index) => ({
    ...text,
    ...{ meaningX, meaningY: isBeside ? BASE : BASE + LINE },
    x: Math.round(Math.floor(index / rows) * (column + GAP)),
    y: top + (index % rows) * height,
  }));
  return { items, bottom: top + rows * height };
}

function legendTexts(model: CakeModel): readonly LegendText[] {
  const { slabs } = model;
  const kinds = slabs.some(({ fate }) => fate) ? fateTexts(model) : kindTexts(model);
  const badges: readonly LegendText[] = [
    { sample: { mark: 'choke' }, name: 'Choke point', meaning: 'holds up what stands on it' },
    { sample: { mark: 'misfit' }, name: 'Misfit', meaning: 'does not run on the hardware listed' },
  ];
  const isShown = [slabs.some(({ choke }) => choke), slabs.some(({ misfit }) => misfit)];
  return [...kinds, ...badges.filter((_, index) => isShown[index]), ...lineTexts(model)];
}

function lineTexts({ uses }: CakeModel): readonly LegendText[] {
  const kinds = new Set(uses.map(({ kind }) => kind));
  const line = (sample: LineSample, isShown: boolean, name: string, meaning: string): readonly LegendText[] =>
    isShown ? [{ sample: { line: sample }, name, meaning }] : [];
  const hasLock = uses.some(({ lock }) => lock);
  return [
    ...line('use', kinds.has('firm'), 'Stands on', 'and cannot do without'),
    ...line('use-any-of', kinds.has('any-of'), 'Any of', 'one of several will do'),
    ...line('use-optional', kinds.has('optional'), 'Optional', 'can do without'),
    ...line('use-lock', hasLock, 'Lock', 'down to the one vendor’s silicon'),
  ];
}

function kindTexts({ slabs }: CakeModel): readonly LegendText[] {
  const shown = new Set(slabs.map(({ kind }) => kind));
  return SLAB_KINDS.filter((kind) => shown.has(kind)).map((kind) => ({
    ...{ sample: { mark: kind }, name: KIND_NAMES[kind], meaning: KIND_MEANINGS[kind] },
  }));
}

function fateTexts({ slabs }: CakeModel): readonly LegendText[] {
  const shown = new Set(slabs.map(({ fate }) => fate));
  return FATE_KINDS.filter((fate) => shown.has(fate)).map((fate) => ({
    ...{ sample: { mark: fate }, name: FATE_NAMES[fate], meaning: FATE_MEANINGS[fate] },
  }));
}
