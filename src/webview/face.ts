import { textWidth } from '../core/cake/data/text.ts';

/** What is measured, in the picture's bold face at 100 pixels, so that slabs fit their texts on every system. */
const SAMPLE = 'The quick brown fox jumps over 13 lazy dogs';
/** A text may be set a little wider than the sample lets expect. */
const MARGIN = 1.03;

/** How many times as wide as the table of widths says the page's face is; 1 where nothing can be measured. */
export function measureFace(): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 1;
  context.font = `600 100px ${getComputedStyle(document.body).fontFamily}`;
  return (context.measureText(SAMPLE).width / textWidth(SAMPLE, 100)) * MARGIN;
}
