import { groundOf } from '../../analysis/analyze.ts';
import { type Sight } from './sight.ts';

interface Levels {
  /** The reach of each node on each target, one node after the other. */
  readonly level: Uint8Array;
  /** 1 for a node that touches no accelerator, nor does what it stands on. */
  readonly neutral: Uint8Array;
  /** The nodes for which that is not what it was. */
  readonly changed: readonly number[];
}

/** The reach of an entry, and with it the coupling. Own levels follow from an entry's text and the kinds of devices. */
export const levels: Sight<Levels> = {
  look({ analysis }, past) {
    const { reach, neutral } = groundOf(analysis);
    if (!past) return { level: reach.level.slice(), neutral: neutral.slice(), changed: [] };
    const { view, edits } = past;
    const width = analysis.targets.length;
    const changed = edits.above.filter((node) => {
      const isOther = copyRow(reach.level, view.level, node * width, width) || view.neutral[node] !== neutral[node];
      view.neutral[node] = neutral[node] ?? 0;
      return isOther;
    });
    return { ...view, changed };
  },
  changed: ({ changed }) => changed,
};

/** Copies some cells, and tells whether they were others before. */
export function copyRow(
  from: Uint8Array | Int32Array,
  to: Uint8Array | Int32Array,
  start: number,
  count: number,
): boolean {
  let isOther = false;
  for (let cell = start; cell < start + count; cell++) {
    const now = from[cell] ?? 0;
    if (to[cell] === now) continue;
    to[cell] = now;
    isOther = true;
  }
  return isOther;
}
