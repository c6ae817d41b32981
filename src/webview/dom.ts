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

/** A plain button: for what is pressed inside texts, tables and chips, where the toolkit's would be too heavy. */
export function button(
  className: string,
  onPress: () => void,
  ...children: readonly (Node | string)[]
): HTMLButtonElement {
  const made = element('button', className, ...children);
  made.type = 'button';
  made.addEventListener('click', onPress);
  return made;
}

/** A name from a manifest, kept from turning the direction of what stands around it. */
export function nameText(name: string, className = ''): HTMLElement {
  return element('bdi', className, name);
}

/** A link to a page outside; a source that is no web address stays a text. */
export function outsideLink(address: string, words: string): HTMLElement {
  if (!/^https?:[/][/]/.test(address)) return element('span', '', words);
  const link = element('a', 'link', words);
  link.href = address;
  link.title = address;
  link.rel = 'noreferrer';
  link.target = '_blank';
  return link;
}

/** Parses a picture as XML and takes its root over into this page; undefined where it is no well-formed SVG. */
export function parseSvg(text: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  if (root.namespaceURI !== SVG || root.localName !== 'svg' || root.querySelector('parsererror')) return undefined;
  return document.adoptNode(root) as unknown as SVGSVGElement;
}
