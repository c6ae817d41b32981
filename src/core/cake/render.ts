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

/** One thing of the picture that comes and goes by itself. */
export interface Piece {
  /** Tells it from all others of its sort, also after an edit. */
  readonly key: string;
  /** One element. */
  readonly markup: string;
  /** Where it stands, as a `transform`, which the markup leaves out; undefined where that is part of its markup. */
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

/**
 * Draws a picture as SVG: no script, no style, colours by classes only, and every text of the manifest as a text. A slab carries
 * its `data-key`.
 */
export function renderCake(layout: CakeLayout, model: CakeModel): string {
  return joinParts(renderParts(layout, model));
}

/** Draws a picture in pieces. */
export function renderParts(layout: CakeLayout, model: CakeModel): CakeParts {
  const { width, height } = layout;
  const title = model.name === '' ? 'Layer cake' : `Layer cake of ${model.name}`;
  const first = layout.bands.flatMap(({ slabs }) => slabs)[0];
  return {
    attributes: {
      ...{ width: String(width), height: String(height), viewBox: `0 0 ${width} ${height}` },
      'aria-label': fitText(title, 1, LABEL_ROOM),
    },
    plates: layout.bands.map(plate).join(''),
    usesClass: `uses${model.uses.length > DENSE ? ' uses-dense' : ''}`,
    lines: model.uses.map((_, index) => useLine(layout, model, index)),
    bands: layout.bands.map((band) => bandParts(band, layout, model, first)),
    legend: layout.legend.map(legendItem).join(''),
  };
}

/** The whole picture. */
export function joinParts({ attributes, plates, usesClass, lines, bands, legend }: CakeParts): string {
  const named = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="cake" role="group" ${named.join(' ')}>`,
    markDefinitions(),
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

function placed({ markup, at = '' }: Piece): string {
  return markup.replace('<g', `<g transform="${at}"`);
}

function plate({ layer, x, y, width, height }: BandBox): string {
  return `<rect class="plate plate-${layer}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${BAND_RADIUS}"/>`;
}

function useLine(layout: CakeLayout, { slabs, uses }: CakeModel, index: number): Piece {
  const use = uses[index];
  const [from, to] = [slabs[use?.from ?? -1], slabs[use?.to ?? -1]];
  if (!use || !from || !to) return { key: '', markup: '<path/>' };
  const name = use.kind === 'firm' ? 'use' : 'use use-loose';
  return { key: `${from.key}\n${to.key}`, markup: `<path class="${name}" d="${layout.uses[index] ?? ''}"/>` };
}

function bandParts(band: BandBox, layout: CakeLayout, model: CakeModel, first: number | undefined): BandParts {
  const { layer, rank, slabs } = band;
  const parts = slabs.flatMap((index) => {
    const [slab, box] = [model.slabs[index], layout.slabs[index]];
    if (!slab || !box) return [];
    return { key: slab.key, markup: slabGroup(slab, box, index === first), at: `translate(${box.x} ${box.y})` };
  });
  const empty = slabs.length === 0 ? emptyText(band, layout.width) : '';
  const label = `Layer ${rank}, ${LAYER_NAMES[layer]}, ${counted(slabs.length)}`;
  return { layer, label, title: `${bandTitle(band)}${empty}`, slabs: parts };
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

/** One slab, without its place. The texts stand in an `svg` of their own, which cuts off what a wider font or a hostile name would spill over. */
function slabGroup(slab: Slab, box: SlabBox, first: boolean): string {
  const { width, height } = box;
  const end = width - TEXT_END - (slab.misfit ? MARK_SIZE + 4 : 0);
  const label = slab.description.map((part) => fitText(part, 1, LABEL_ROOM)).join(', ');
  return [
    `<g class="slab slab-${slab.kind}${slab.misfit ? ' slab-misfit' : ''}" role="button"`,
    ` tabindex="${first ? 0 : -1}" data-key="${escapeXml(slab.key)}"`,
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
