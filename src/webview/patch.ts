import { type CakeParts, joinParts } from '../core/cake/picture/parts.ts';
import { parseSvg } from './dom.ts';

/** A picture on screen, with the parts that it was made of. */
export interface Drawn {
  readonly svg: SVGSVGElement;
  readonly parts: CakeParts;
  readonly slabs: ReadonlyMap<string, SVGElement>;
  /** The elements of the lines, by their keys. */
  readonly lines: ReadonlyMap<string, SVGElement>;
  /** The slab that the Tab key comes to. */
  stop?: SVGElement | undefined;
}

/** Changes of more pieces than that are drawn afresh: reading it all at once is cheaper then. */
const MOST_PATCHED = 400;

/** Draws a picture: anew, or by changing what has changed in the one that is there. Undefined where it is no well-formed SVG. */
export function drawCake(parts: CakeParts, drawn: Drawn | undefined): Drawn | undefined {
  if (drawn && changesOf(drawn.parts, parts) <= MOST_PATCHED) return patchCake(drawn, parts);
  const svg = parseSvg(joinParts(parts));
  if (!svg) return undefined;
  const slabs = [...svg.querySelectorAll<SVGElement>('.slab')];
  const lines = [...svg.querySelectorAll<SVGElement>(':scope > .uses > *')];
  const slabKeys = parts.bands.flatMap((band) => band.slabs.map(({ key }) => key));
  return {
    svg,
    parts,
    slabs: new Map(slabs.map((slab, place) => [slabKeys[place] ?? '', slab])),
    lines: new Map(lines.map((line, place) => [parts.lines[place]?.key ?? '', line])),
  };
}

type Piece = CakeParts['lines'][number];

function changesOf(before: CakeParts, after: CakeParts): number {
  const slabs = after.bands.map((band, place) => differing(before.bands[place]?.slabs ?? [], band.slabs));
  return slabs.reduce((total, count) => total + count, differing(before.lines, after.lines));
}

function differing(before: readonly Piece[], after: readonly Piece[]): number {
  const known = new Map(before.map(({ key, markup }) => [key, markup]));
  const gone = Math.max(0, before.length - after.length);
  return after.reduce((count, { key, markup }) => count + (known.get(key) === markup ? 0 : 1), gone);
}

function patchCake(drawn: Drawn, parts: CakeParts): Drawn {
  const { svg, parts: before, slabs: oldSlabs, lines: oldLines } = drawn;
  for (const [name, value] of Object.entries(parts.attributes)) svg.setAttribute(name, value);
  const part = (name: string): Element | null => svg.querySelector(`:scope > .${name}`);
  for (const name of ['plates', 'legend'] as const) {
    if (before[name] !== parts[name]) refill(part(name), parts[name]);
  }
  part('uses')?.setAttribute('class', parts.usesClass);
  const lines = patchList(part('uses'), before.lines, parts.lines, oldLines);
  const slabs = new Map<string, SVGElement>();
  parts.bands.forEach((band, place) => {
    const [group, was] = [part(`band-${band.layer}`), before.bands[place]];
    if (was?.label !== band.label) group?.setAttribute('aria-label', band.label);
    if (was?.title !== band.title) refill(group?.querySelector('.band-head') ?? null, band.title);
    for (const [key, slab] of patchList(group, was?.slabs ?? [], band.slabs, oldSlabs)) slabs.set(key, slab);
  });
  return { svg, parts, slabs, lines, stop: drawn.stop };
}

/** Brings the elements of a list into the order of their pieces, those that differ replaced; a piece that only moved is moved. */
function patchList(
  root: Element | null,
  before: readonly Piece[],
  after: readonly Piece[],
  elements: ReadonlyMap<string, SVGElement>,
): ReadonlyMap<string, SVGElement> {
  const old = new Map(before.map((piece) => [piece.key, piece]));
  const fresh = parsePieces(after.filter(({ key, markup }) => old.get(key)?.markup !== markup));
  const wanted = new Set(after.map(({ key }) => key));
  for (const { key } of before) if (!wanted.has(key) || fresh.has(key)) elements.get(key)?.remove();
  const now = new Map<string, SVGElement>();
  let next = root?.lastElementChild ?? null;
  for (const piece of [...after].reverse()) {
    const element = fresh.get(piece.key) ?? elements.get(piece.key);
    if (!root || !element) continue;
    if (element === next) next = next.previousElementSibling;
    else root.insertBefore(element, next ? next.nextSibling : root.firstChild);
    if (piece.at !== undefined && element.getAttribute('transform') !== piece.at)
      element.setAttribute('transform', piece.at);
    now.set(piece.key, element);
  }
  return new Map([...now].reverse());
}

function parsePieces(pieces: readonly Piece[]): ReadonlyMap<string, SVGElement> {
  if (pieces.length === 0) return new Map();
  const parsed = parseSvg(
    `<svg xmlns="http://www.w3.org/2000/svg">${pieces.map(({ markup }) => markup).join('')}</svg>`,
  );
  const elements = [...(parsed?.children ?? [])] as SVGElement[];
  return new Map(pieces.flatMap(({ key }, place) => (elements[place] ? [[key, elements[place]]] : [])));
}

function refill(root: Element | null, markup: string): void {
  const parsed = parseSvg(`<svg xmlns="http://www.w3.org/2000/svg">${markup}</svg>`);
  root?.replaceChildren(...(parsed?.childNodes ?? []));
}
