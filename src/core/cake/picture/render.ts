import { LAYER_NAMES } from '../../stack/types.ts';
import { type BandBox, type CakeLayout, TITLE_LINE } from './layout.ts';
import type { LegendItem } from './legend.ts';
import { type Mark, mark, markDefinitions } from './marks.ts';
import { slabGroup } from './render-slab.ts';
import { escapeXml, fitText, LABEL_ROOM } from '../data/text.ts';
import type { CakeModel, UseLine } from '../data/types.ts';

const BAND_RADIUS = 12;
/** So many lines are drawn fainter, or they would hide what they connect. */
export const DENSE = 120;

export interface RenderOptions {
  /** A picture that nobody can act on: no roles of buttons, no stops for the Tab key, no data for a page. */
  readonly still?: boolean;
}

/**
 * Draws a picture as SVG: no script, no style, colours by classes only, and every text of the manifest as a text. A slab carries
 * `data-key`, `data-entry` and `data-chain` (entries), a line `data-from` and `data-to` (entries), so that a page can light up chains.
 */
export function renderCake(layout: CakeLayout, model: CakeModel, { still = false }: RenderOptions = {}): string {
  const { width, height } = layout;
  const first = still ? undefined : layout.bands.flatMap(({ slabs }) => slabs)[0];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cake" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="group" aria-label="${escapeXml(fitText(titleOf(model), 1, LABEL_ROOM))}">`,
    markDefinitions(marksOf(model)),
    `<g class="plates" aria-hidden="true">${layout.bands.map(plate).join('')}</g>`,
    `<g class="uses${model.uses.length > DENSE ? ' uses-dense' : ''}" aria-hidden="true">${useLines(layout, model, still)}</g>`,
    ...layout.bands.map((band) => bandGroup(band, layout, model, { still, first })),
    `<g class="legend" aria-hidden="true">${layout.legend.map(legendItem).join('')}</g>`,
    '</svg>',
  ].join('');
}

/** What the picture is called. */
export function titleOf({ name }: CakeModel): string {
  return name === '' ? 'Layer cake' : `Layer cake of ${name}`;
}

function marksOf({ slabs }: CakeModel): ReadonlySet<Mark> {
  const marks = new Set<Mark>();
  for (const { fate, kind, misfit, choke } of slabs) {
    marks.add(fate ?? kind);
    if (misfit) marks.add('misfit');
    if (choke) marks.add('choke');
  }
  return marks;
}

export function plate({ layer, x, y, width, height }: BandBox): string {
  return `<rect class="plate plate-${layer}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${BAND_RADIUS}"/>`;
}

/** Locks lie over the other lines. */
function useLines(layout: CakeLayout, model: CakeModel, still: boolean): string {
  const [plain, locks]: [string[], string[]] = [[], []];
  model.uses.forEach((use, index) => {
    (use.lock ? locks : plain).push(useLine(model, use, layout.pathOf(index), still));
  });
  return [...plain, ...locks].join('');
}

/** A lock is a rail: two strokes side by side, drawn as a broad one with a narrow one in it. */
export function useLine({ slabs }: CakeModel, use: UseLine, path: string, still: boolean): string {
  const [from, to] = [slabs[use.from], slabs[use.to]];
  if (!from || !to) return '';
  const ends = still ? '' : ` data-from="${from.entry}" data-to="${to.entry}"`;
  const name = use.kind === 'firm' ? 'use' : `use use-loose use-${use.kind}`;
  if (!use.lock) return `<path class="${name}"${ends} d="${path}"/>`;
  return `<g class="${name} use-lock"${ends}><path d="${path}"/><path class="use-core" d="${path}"/></g>`;
}

interface Shown {
  readonly still: boolean;
  /** The slab that the Tab key comes to. */
  readonly first: number | undefined;
}

function bandGroup(band: BandBox, layout: CakeLayout, model: CakeModel, { still, first }: Shown): string {
  const { layer, rank, slabs, note } = band;
  const parts = slabs.map((index) => {
    const [slab, box] = [model.slabs[index], layout.slabs[index]];
    return slab && box ? slabGroup(slab, box, { still, isFirst: index === first }) : '';
  });
  const empty = slabs.length === 0 ? emptyText(band, layout.width) : '';
  const label = `Layer ${rank}, ${LAYER_NAMES[layer]}, ${note.join(' ')}`;
  return `<g class="band band-${layer}" role="group" aria-label="${escapeXml(label)}">${bandTitle(band)}${empty}${parts.join('')}</g>`;
}

/** The rank, the name, and what is to say of the layer: beside the slabs in the middle of the band, or above them. */
export function bandTitle({ y, height, rank, title, beside, note }: BandBox): string {
  const middle = y + height / 2;
  const lines = [...title, ...note];
  const top = beside ? middle - ((lines.length - 1) * TITLE_LINE) / 2 + 4 : y + 24;
  const words = lines.map((line, index) => {
    const name = index < title.length ? 'band-name' : 'band-count';
    return `<text class="${name}" x="${beside ? 54 : 46}" y="${top + index * (beside ? TITLE_LINE : 16)}">${escapeXml(line)}</text>`;
  });
  const number = `<text class="band-rank" x="${beside ? 20 : 16}" y="${beside ? middle + 10 : y + 34}">${rank}</text>`;
  return `<g class="band-title" aria-hidden="true">${number}${words.join('')}</g>`;
}

export function emptyText({ y, height, beside }: BandBox, width: number): string {
  const x = beside ? (width + 160) / 2 : width / 2;
  return `<text class="band-empty" x="${x}" y="${y + height / 2 + (beside ? 4 : 14)}">nothing listed</text>`;
}

export function legendItem({ x, y, sample, name, meaning, meaningX, meaningY }: LegendItem): string {
  return [
    `<g class="legend-item" transform="translate(${x} ${y})">`,
    sampleOf(sample),
    `<text class="legend-name" x="30" y="12">${escapeXml(name)}</text>`,
    `<text class="legend-meaning" x="${meaningX}" y="${meaningY}">${escapeXml(meaning)}</text></g>`,
  ].join('');
}

function sampleOf(sample: LegendItem['sample']): string {
  if ('mark' in sample) return mark(sample.mark, 3, 0);
  const path = 'M0 8H22';
  if (sample.line === 'use') return `<path class="use" d="${path}"/>`;
  if (sample.line !== 'use-lock') return `<path class="use use-loose ${sample.line}" d="${path}"/>`;
  return `<g class="use use-lock"><path d="${path}"/><path class="use-core" d="${path}"/></g>`;
}
