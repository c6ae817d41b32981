import { LAYER_NAMES } from '../stack/types.ts';
import type { BandBox, CakeLayout, SlabBox } from './layout.ts';
import type { LegendItem } from './legend.ts';
import { mark, MARK_SIZE, markDefinitions } from './marks.ts';
import type { CakeModel, Slab } from './types.ts';
import { escapeXml, fitText } from './text.ts';

const RADIUS = 7;
const BAND_RADIUS = 12;
const NAME_Y = 20;
const NOTE_Y = 36;
const TEXT_X = 38;
const TEXT_END = 8;
const MARK_X = 14;
const TITLE_LINE = 18;
/** So many lines are drawn fainter, or they would hide what they connect. */
const DENSE = 120;
/** A label that is read aloud is cut where a title is not. */
const LABEL_ROOM = 1200;

/**
 * Draws a picture as SVG: no script, no style, colours by classes only, and every text of the manifest as a text. A slab carries
 * `data-key`, `data-entry` and `data-chain` (entries), a line `data-from` and `data-to` (entries), so that a page can light up chains.
 */
export function renderCake(layout: CakeLayout, model: CakeModel): string {
  const { width, height } = layout;
  const title = model.name === '' ? 'Layer cake' : `Layer cake of ${model.name}`;
  const first = layout.bands.flatMap(({ slabs }) => slabs)[0];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cake" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` role="group" aria-label="${escapeXml(fitText(title, 1, LABEL_ROOM))}">`,
    markDefinitions(),
    `<g class="plates" aria-hidden="true">${layout.bands.map(plate).join('')}</g>`,
    `<g class="uses${model.uses.length > DENSE ? ' uses-dense' : ''}" aria-hidden="true">${model.uses.map((_, index) => useLine(layout, model, index)).join('')}</g>`,
    ...layout.bands.map((band) => bandGroup(band, layout, model, first)),
    `<g class="legend" aria-hidden="true">${layout.legend.map(legendItem).join('')}</g>`,
    '</svg>',
  ].join('');
}

function plate({ layer, x, y, width, height }: BandBox): string {
  return `<rect class="plate plate-${layer}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${BAND_RADIUS}"/>`;
}

function useLine(layout: CakeLayout, { slabs, uses }: CakeModel, index: number): string {
  const use = uses[index];
  const [from, to] = [slabs[use?.from ?? -1], slabs[use?.to ?? -1]];
  if (!use || !from || !to) return '';
  const name = use.kind === 'firm' ? 'use' : 'use use-loose';
  return `<path class="${name}" data-from="${from.entry}" data-to="${to.entry}" d="${layout.uses[index] ?? ''}"/>`;
}

function bandGroup(band: BandBox, layout: CakeLayout, model: CakeModel, first: number | undefined): string {
  const { layer, rank, slabs } = band;
  const parts = slabs.map((index) => {
    const [slab, box] = [model.slabs[index], layout.slabs[index]];
    return slab && box ? slabGroup(slab, box, index === first) : '';
  });
  const empty = slabs.length === 0 ? emptyText(band, layout.width) : '';
  const label = `Layer ${rank}, ${LAYER_NAMES[layer]}, ${counted(slabs.length)}`;
  return `<g class="band band-${layer}" role="group" aria-label="${escapeXml(label)}">${bandTitle(band)}${empty}${parts.join('')}</g>`;
}

function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`;
}

/** The rank and the name, beside the slabs in the middle of the band, or above them. */
function bandTitle({ y, height, rank, title, beside, slabs }: BandBox): string {
  const middle = y + height / 2;
  const lines = beside ? [...title, counted(slabs.length)] : title;
  const top = beside ? middle - ((lines.length - 1) * TITLE_LINE) / 2 + 4 : y + 25;
  const words = lines.map((line, index) => {
    const name = index < title.length ? 'band-name' : 'band-count';
    return `<text class="${name}" x="${beside ? 54 : 38}" y="${top + index * TITLE_LINE}">${escapeXml(line)}</text>`;
  });
  const number = `<text class="band-rank" x="${beside ? 20 : 16}" y="${beside ? middle + 10 : y + 27}">${rank}</text>`;
  return `<g class="band-title" aria-hidden="true">${number}${words.join('')}</g>`;
}

function emptyText({ y, height, beside }: BandBox, width: number): string {
  const x = beside ? (width + 160) / 2 : width / 2;
  return `<text class="band-empty" x="${x}" y="${y + height / 2 + (beside ? 4 : 14)}">nothing listed</text>`;
}

/** The texts stand in an `svg` of their own, which cuts off what a wider font or a hostile name would spill over. */
function slabGroup(slab: Slab, box: SlabBox, first: boolean): string {
  const { width, height } = box;
  const end = width - TEXT_END - (slab.misfit ? MARK_SIZE + 4 : 0);
  const label = slab.description.map((part) => fitText(part, 1, LABEL_ROOM)).join(', ');
  return [
    `<g class="slab slab-${slab.kind}${slab.misfit ? ' slab-misfit' : ''}" transform="translate(${box.x} ${box.y})" role="button"`,
    ` tabindex="${first ? 0 : -1}" data-key="${escapeXml(slab.key)}" data-entry="${slab.entry}" data-chain="${slab.chain.join(' ')}"`,
    ` aria-label="${escapeXml(label)}"><title>${escapeXml(slab.description.join('\n'))}</title>`,
    `<rect class="slab-body" width="${width}" height="${height}" rx="${RADIUS}"/>`,
    slab.kind === 'platform'
      ? `<rect class="slab-hatch" width="${width}" height="${height}" rx="${RADIUS}" fill="url(#lc-hatch)"/>`
      : '',
    `<path class="slab-edge" d="M${RADIUS} 0A${RADIUS} ${RADIUS} 0 0 0 0 ${RADIUS}V${height - RADIUS}A${RADIUS} ${RADIUS} 0 0 0 ${RADIUS} ${height}"/>`,
    mark(slab.kind, MARK_X, (height - MARK_SIZE) / 2),
    `<svg class="slab-text" x="${TEXT_X}" y="0" width="${end - TEXT_X}" height="${height}"><text class="slab-name" x="0" y="${NAME_Y}">${escapeXml(box.name)}</text>`,
    box.detail === ''
      ? ''
      : `<text class="slab-detail" x="${box.detailX - TEXT_X}" y="${NAME_Y}">${escapeXml(box.detail)}</text>`,
    `<text class="slab-note" x="0" y="${NOTE_Y}">${escapeXml(box.note)}</text></svg>`,
    slab.misfit ? mark('misfit', width - MARK_SIZE - 10, (height - MARK_SIZE) / 2) : '',
    '</g>',
  ].join('');
}

function legendItem({ x, y, sample, name, meaning, meaningX }: LegendItem): string {
  return [
    `<g class="legend-item" transform="translate(${x} ${y})">`,
    sampleOf(sample),
    `<text class="legend-name" x="26" y="12">${escapeXml(name)}</text>`,
    `<text class="legend-meaning" x="${meaningX}" y="12">${escapeXml(meaning)}</text></g>`,
  ].join('');
}

function sampleOf(sample: LegendItem['sample']): string {
  if (sample === 'use') return '<path class="use" d="M0 8H16"/>';
  if (sample === 'loose-use') return '<path class="use use-loose" d="M0 8H16"/>';
  return mark(sample, 0, 0);
}
