import { groundOf } from '../../analysis/analyze.ts';
import { hardware } from './hardware.ts';
import { copyRow, levels } from './levels.ts';
import { type Sight } from './sight.ts';

interface Chains {
  readonly next: Int32Array;
  readonly changed: readonly number[];
}

/** What limits an entry, on each target: the chain down to there, all that stands on it, and whether the last of it runs on its hardware. */
export const chains: Sight<Chains> = {
  look(context, past) {
    const { graph, order, reach } = groundOf(context.analysis);
    const judged = context.see(hardware);
    if (!past) return { next: reach.next.slice(), changed: [] };
    const { view, edits } = past;
    const width = graph.targets.length;
    const hasOtherLevel = new Set(context.see(levels).changed);
    const isChanged = new Uint8Array(graph.nodes.length);
    const changed: number[] = [];
    for (const node of edits.above) {
      // How long a chain is follows from where it leads next, and how long it is from there.
      if (
        copyRow(reach.next, view.next, node * width, width) ||
        hasOtherLevel.has(node) ||
        edits.isEdited[node] === 1 ||
        judged.isOther.has(node) ||
        leadsToChanged(reach.next, node * width, width, isChanged) ||
        order.length < graph.nodes.length
      ) {
        isChanged[node] = 1;
        changed.push(node);
      }
    }
    return { ...view, changed };
  },
  changed: ({ changed }) => changed,
};

function leadsToChanged(next: Int32Array, start: number, width: number, isChanged: Uint8Array): boolean {
  for (let cell = start; cell < start + width; cell++) if (isChanged[next[cell] ?? -1] === 1) return true;
  return false;
}
