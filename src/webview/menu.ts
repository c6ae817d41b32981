import { element } from './dom.ts';

export interface MenuView {
  readonly root: HTMLElement;
  /** Changes the words that open it. */
  readonly rename: (label: string) => void;
}

/** A small box that a press opens; a press beside it or Escape closes it. What is in it is made when it is opened first, which most never are. */
export function createMenu(label: string, className: string, make: () => readonly HTMLElement[]): MenuView {
  const summary = element('summary', '', label);
  const body = element('div', 'menu-body');
  const root = element('details', `menu ${className}`, summary, body);
  const close = (): void => {
    root.open = false;
  };
  // A key on the summary is a click, too, and both come before the box is opened.
  summary.addEventListener('click', () => body.append(...make()), { once: true });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !root.open) return;
    close();
    summary.focus();
    event.stopPropagation();
  });
  window.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !root.contains(target)) close();
  });
  return { root, rename: (words) => (summary.textContent = words) };
}
