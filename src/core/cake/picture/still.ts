import { layoutCake } from './layout.ts';
import { renderCake, titleOf } from './render.ts';
import { type STILL_THEMES, stillStyle } from './style.ts';
import { escapeXml, fitText, grouped, LABEL_ROOM, textWidth, wrapWords } from '../data/text.ts';
import { type CakeModel, SLAB_KINDS } from '../data/types.ts';
import { KIND_NAMES } from '../data/kinds.ts';

/** How a picture that stands by itself is drawn. */
export interface StillOptions {
  readonly theme: (typeof STILL_THEMES)[number];
  /** Of all of it, in pixels. */
  readonly width: number;
  /** What it comes to, under the title; what the stack is tied to, unless given. */
  readonly subtitle?: string;
}

const MARGIN = 24;
const HEAD = 62;
const [FACT_SIZE, FACT_LINE, MOST_LINES] = [12, 17, 3];
/** How much of the head each number takes. */
const NUMBERS = 164;
/** From here on the numbers stand beside the title, not under it. */
const WIDE = 520;
const FONT = "'Segoe UI',system-ui,-apple-system,Roboto,'Helvetica Neue','Noto Sans','DejaVu Sans',Arial,sans-serif";

/**
 * A picture that stands by itself: an SVG file with its own colours, a head with the index, and the legend. No script, every text a
 * text; it opens in browsers and in image viewers.
 */
export function drawStill(model: CakeModel, { theme, width, subtitle }: StillOptions): string {
  const layout = layoutCake(model, width - 2 * MARGIN);
  const full = layout.width + 2 * MARGIN;
  const head = headOf(model, layout.width, subtitle ?? countsText(model));
  const height = layout.height + head.height + 2 * MARGIN;
  const title = titleOf(model);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${full}" height="${height}" viewBox="0 0 ${full} ${height}"`,
    ` role="img" aria-label="${escapeXml(fitText(`${title}: ${subtitle ?? countsText(model)}`, 1, LABEL_ROOM))}">`,
    `<title>${escapeXml(fitText(title, 1, LABEL_ROOM))}</title>`,
    `<style>\n${stillStyle(theme, FONT)}\n</style>`,
    `<rect class="ground" width="${full}" height="${height}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">${head.svg}</g>`,
    `<g transform="translate(${MARGIN} ${MARGIN + head.height})">${inLines(renderCake(layout, model, { still: true }))}</g>`,
    '</svg>\n',
  ].join('\n');
}

/** A line for each part, for who compares two files. No text has a `<` of its own. */
function inLines(svg: string): string {
  return svg.replace(/<(?:g|path) class="(?:plates|uses?|band|slab|legend(?:-item)?)\b/g, '\n$&');
}

interface Head {
  readonly svg: string;
  readonly height: number;
}

/** The name, what it comes to, and the index with the share that is known. */
function headOf(model: CakeModel, width: number, subtitle: string): Head {
  const isWide = width >= WIDE;
  const room = isWide ? width - 2 * NUMBERS - 24 : width;
  const name = model.name === '' ? 'Unnamed stack' : model.name;
  const lines = wrapWords(subtitle, FACT_SIZE, room).slice(0, MOST_LINES);
  const texts = [
    `<text class="cake-title" x="0" y="20">${escapeXml(fitText(name, 20, room))}</text>`,
    ...lines.map(
      (line, index) =>
        `<text class="cake-fact" x="0" y="${42 + index * FACT_LINE}">${escapeXml(fitText(line, FACT_SIZE, room))}</text>`,
    ),
  ];
  const below = (lines.length - 1) * FACT_LINE;
  const left = isWide ? width - 2 * NUMBERS + 24 : 0;
  const top = isWide ? 0 : 48 + below;
  const half = isWide ? NUMBERS : Math.floor((width + 24) / 2);
  const isEmpty = model.slabs.length === 0;
  const numbers = [
    numberAt(
      left,
      top,
      half - 24,
      'Lock-in index',
      isEmpty ? '–' : String(Math.round(model.lockIn)),
      isEmpty ? 0 : model.lockIn / 100,
    ),
    numberAt(
      left + half,
      top,
      half - 24,
      'Known',
      isEmpty ? '–' : `${Math.floor(model.known * 100)} %`,
      isEmpty ? 0 : model.known,
    ),
  ];
  return { svg: [...texts, ...numbers].join(''), height: isWide ? HEAD + below : HEAD + top };
}

/** A number with a bar under it. */
function numberAt(x: number, y: number, width: number, label: string, value: string, share: number): string {
  return [
    `<g transform="translate(${x} ${y})"><text class="cake-fact" x="0" y="20">${label}</text>`,
    `<text class="cake-number" x="${Math.round(width - textWidth(value, 20))}" y="20">${value}</text>`,
    `<rect class="bar" y="32" width="${width}" height="4" rx="2"/>`,
    `<rect class="bar-share" y="32" width="${Math.round(width * share)}" height="4" rx="2"/></g>`,
  ].join('');
}

/** `12 entries: 3 locked, 2 leaning`. */
function countsText({ counts }: CakeModel): string {
  const shown = SLAB_KINDS.filter((kind) => counts[kind] > 0);
  const total = shown.reduce((sum, kind) => sum + counts[kind], 0);
  const parts = shown.map((kind) => `${grouped(counts[kind])} ${KIND_NAMES[kind].toLowerCase()}`);
  const all = total === 1 ? '1 entry' : `${grouped(total)} entries`;
  return parts.length === 0 ? 'No entries' : `${all}: ${parts.join(', ')}`;
}
