import { parseSvg } from './dom.ts';
import { type Mark, markDefinitions, MARKS } from '../core/cake/picture/marks.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The picture's own marks, once for the whole page, so that every view shows the same shapes. */
export function createMarks(): SVGSVGElement {
  const marks = parseSvg(`<svg xmlns="${SVG}" width="0" height="0" aria-hidden="true">${markDefinitions(MARKS)}</svg>`);
  if (!marks) throw new Error('The marks are no SVG.');
  marks.classList.add('marks');
  return marks;
}

/** A mark by its name. */
export function markIcon(name: Mark): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  icon.setAttribute('class', `icon mark-${name}`);
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  use.setAttribute('class', `mark mark-${name}`);
  use.setAttribute('href', `#lc-mark-${name}`);
  icon.append(use);
  return icon;
}
