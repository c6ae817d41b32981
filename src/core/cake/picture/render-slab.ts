import type { SlabBox } from './layout.ts';
import { mark, MARK_SIZE } from './marks.ts';
import { escapeXml, fitText, LABEL_ROOM } from '../data/text.ts';
import type { Slab } from '../data/types.ts';

const RADIUS = 7;
const NAME_Y = 20;
const NOTE_Y = 36;
const TEXT_X = 38;
const TEXT_END = 8;
const MARK_X = 14;
const BADGE = 20;
/** How far the plates under a slab that stands for several look out. */
const STACKED = 4;

/** A slab in its place: body, edge, marks and texts. The texts stand in an `svg` of their own, which cuts off what a wider font or a hostile name would spill over. */
export function slabGroup(
  slab: Slab,
  box: SlabBox,
  { still, isFirst }: { readonly still: boolean; readonly isFirst: boolean },
): string {
  const { width, height } = box;
  const kind = slab.fate === undefined ? slab.kind : `fate-${slab.fate}`;
  const isPlatform = slab.kind === 'platform';
  const badges = [...(slab.choke ? (['choke'] as const) : []), ...(slab.misfit ? (['misfit'] as const) : [])];
  const end = width - TEXT_END - badges.length * BADGE;
  const body = `width="${width}" height="${height}" rx="${RADIUS}"`;
  return [
    `<g class="slab slab-${kind}${slab.misfit ? ' slab-misfit' : ''}${slab.folded === undefined ? '' : ' slab-folded'}"`,
    ` transform="translate(${box.x} ${box.y})"${still ? ' role="img"' : dataOf(slab, isFirst)}`,
    still ? '>' : ` aria-label="${escapeXml(labelOf(slab))}">`,
    `<title>${escapeXml(slab.description.join('\n'))}</title>`,
    slab.folded === undefined ? '' : `<rect class="slab-body slab-under" x="${STACKED}" y="${STACKED}" ${body}/>`,
    `<rect class="slab-body" ${body}/>`,
    isPlatform ? `<rect class="slab-hatch" ${body} fill="url(#lc-hatch)"/>` : '',
    `<path class="slab-edge" d="M${RADIUS} 0A${RADIUS} ${RADIUS} 0 0 0 0 ${RADIUS}V${height - RADIUS}A${RADIUS} ${RADIUS} 0 0 0 ${RADIUS} ${height}"/>`,
    mark(slab.fate ?? slab.kind, MARK_X, (height - MARK_SIZE) / 2),
    `<svg class="slab-text" x="${TEXT_X}" y="0" width="${end - TEXT_X}" height="${height}">${texts(slab, box)}</svg>`,
    ...badges.map((one, index) =>
      mark(one, width - 10 - MARK_SIZE - (badges.length - 1 - index) * BADGE, (height - MARK_SIZE) / 2),
    ),
    '</g>',
  ].join('');
}

function dataOf({ key, entry, chain }: Slab, isFirst: boolean): string {
  const place = `data-key="${escapeXml(key)}" data-entry="${entry}" data-chain="${chain.join(' ')}"`;
  return ` role="button" tabindex="${isFirst ? 0 : -1}" ${place}`;
}

/** What is read aloud begins with what is seen, in its order, so that it can be called by that; it is cut where a title is not. */
function labelOf({ description: [name = '', layer = '', ...rest] }: Slab): string {
  const parts = [name, ...rest, layer];
  const label = parts.join(', ');
  return label.length < LABEL_ROOM / 2 ? label : parts.map((part) => fitText(part, 1, LABEL_ROOM)).join(', ');
}

function texts({ fate }: Slab, { name, detail, detailX, note }: SlabBox): string {
  const gone = fate === 'gone' ? ' slab-name-gone' : '';
  return [
    `<text class="slab-name${gone}" x="0" y="${NAME_Y}">${escapeXml(name)}</text>`,
    detail === '' ? '' : `<text class="slab-detail" x="${detailX - TEXT_X}" y="${NAME_Y}">${escapeXml(detail)}</text>`,
    `<text class="slab-note" x="0" y="${NOTE_Y}">${escapeXml(note)}</text>`,
  ].join(' ');
}
