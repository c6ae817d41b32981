import { element } from './dom.ts';

export interface MenuView {
  readonly root: HTMLElement;
  readonly close: () => void;
  /** Changes the words that open it. */
  readonly rename: (label: string) => void;
}

/** A small box that a press opens; a press beside it or Escape closes it. */
export function createMenu(label: string, className: string, ...children: readonly HTMLElement[]): MenuView {
  const summary = element('summary', '', label);
  const root = element('details', `menu ${className}`, summary, element('div', 'menu-body', ...children));
  const close = (): void => {
    root.open = false;
  };
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !root.open) return;
    close();
    summary.focus();
    event.stopPropagation();
  });
  window.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !root.contains(target)) close();
  });
  return { root, close, rename: (words) => (summary.textContent = words) };
}
