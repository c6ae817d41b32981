import { textWidth } from '../core/cake/data/text.ts';
import { element } from './dom.ts';

/** What is measured, in the picture's bold face at 100 pixels, so that slabs fit their texts on every system. */
const SAMPLE = 'The quick brown fox jumps over 13 lazy dogs';
/** A text may be set a little wider than the sample lets expect. */
const MARGIN = 1.03;

export interface Face {
  /** Holds the sample; it takes no room, and nobody sees or hears it. */
  readonly root: HTMLElement;
  /** How many times as wide as the table of widths says the page's face is. */
  readonly measure: () => number;
}

/** The page's own layout measures the sample with the rest: a canvas would take several milliseconds to begin with. */
export function createFace(): Face {
  const sample = element('span', 'face-sample', SAMPLE);
  const root = element('div', 'face', sample);
  root.setAttribute('aria-hidden', 'true');
  return { root, measure: () => (sample.getBoundingClientRect().width / textWidth(SAMPLE, 100)) * MARGIN };
}
