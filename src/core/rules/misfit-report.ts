import type { Analysis } from '../analysis/analyze.ts';
import type { Misfit } from '../analysis/declared.ts';
import { nodeName, partName, reasonText, shortList } from '../analysis/wording.ts';
import type { Report } from './rule.ts';
import { partSpan } from './support.ts';

/** The reports on entries that do not run on the hardware as declared, of one kind. */
export function* misfitReports(
  analysis: Analysis,
  kind: Misfit['kind'],
  say: (misfit: Misfit) => string,
): Iterable<Report> {
  for (const misfit of analysis.misfits) {
    const entry = analysis.nodes[misfit.node]?.entry;
    if (!entry || misfit.kind !== kind) continue;
    const span = partSpan(entry, misfit.part);
    const related = misfit.devices.flatMap(({ nodes }) =>
      nodes.flatMap((device) => {
        const declared = analysis.nodes[device]?.entry;
        return declared ? [{ message: 'The hardware that the stack declares', span: declared.head }] : [];
      }),
    );
    yield { message: say(misfit), span, entry: entry.id.value, related };
  }
}

/** Who does not fit: the entry, or its precision or format. */
export function misfitSubject(analysis: Analysis, { node, part }: Misfit): string {
  return partName(analysis, node, part);
}

/** The hardware of a misfit: `AMD Instinct MI210 (gfx90a)`. */
export function hardwareText(analysis: Analysis, { devices }: Misfit): string {
  const names = devices.map(({ nodes, arch }) => {
    const [device = -1] = nodes;
    return `${nodeName(analysis, device)}${arch === undefined ? '' : ` (${arch})`}`;
  });
  return shortList(names);
}

/** Why, as the second half of the sentence. */
export function misfitReason({ part, devices }: Misfit): string {
  const [first] = devices;
  return first ? reasonText(part, first.target) : '';
}
