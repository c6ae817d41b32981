const SVG = 'http://www.w3.org/2000/svg';

/** Makes an element with a class and children; a string becomes a text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}

/** A mark of the picture's own symbols, so that the header shows the same shapes. */
export function markIcon(kind: string): SVGSVGElement {
  const icon = document.createElementNS(SVG, 'svg');
  const use = document.createElementNS(SVG, 'use');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('aria-hidden', 'true');
  use.setAttribute('class', `mark mark-${kind}`);
  use.setAttribute('href', `#lc-mark-${kind}`);
  icon.append(use);
  return icon;
}

/** Parses a picture as XML and takes its root over into this page; undefined where it is no well-formed SVG. */
export function parseSvg(text: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.namespaceURI !== SVG || root.localName !== 'svg' || root.querySelector('parsererror')) return undefined;
  return document.adoptNode(root) as unknown as SVGSVGElement;
}
