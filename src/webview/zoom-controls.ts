import { button, element } from './dom.ts';
import { ZOOM, type State, type Zoom } from './state.ts';
import { clampZoom } from './zoom.ts';

export interface ZoomView {
  readonly root: HTMLElement;
  readonly draw: (state: State, factor: number) => void;
}

/** The buttons that make the picture larger, smaller, as large as it is, or all of it seen. */
export function createZoomControls(onZoom: (zoom: Zoom) => void): ZoomView {
  let now = 1;
  const out = button('zoom', () => onZoom(clampZoom(now / ZOOM.step)), '−');
  const full = button('zoom zoom-full', () => onZoom(1), '100 %');
  const into = button('zoom', () => onZoom(clampZoom(now * ZOOM.step)), '+');
  const fit = button('zoom', () => onZoom('fit'), 'Fit');
  out.setAttribute('aria-label', 'Zoom out');
  into.setAttribute('aria-label', 'Zoom in');
  fit.title = 'Show all of it';
  const root = element('div', 'zooms', out, full, into, fit);
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', 'Zoom');
  return {
    root,
    draw: ({ zoom, show }, factor) => {
      now = factor;
      root.hidden = show !== 'cake';
      full.textContent = `${Math.round(factor * 100)} %`;
      full.setAttribute('aria-label', `${Math.round(factor * 100)} %, back to 100 %`);
      fit.setAttribute('aria-pressed', String(zoom === 'fit'));
    },
  };
}
