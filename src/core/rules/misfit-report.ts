import type { Analysis } from '../analysis/analyze.ts';
import type { Misfit } from '../analysis/misfits.ts';
import { evidenceOf, nodeName, partName, reasonText, shortList } from '../analysis/wording.ts';
import type { Entry } from '../stack/types.ts';
import { MOST_RELATED, NOTHING, type Related, type Report, type Rule, type RuleContext } from './rule.ts';
import { devices } from './sights/hardware.ts';
import { withinCheck } from './sights/sight.ts';
import { wayFromTop, ways } from './sights/ways.ts';
import { partSpan, usePlaces } from './support.ts';

/** Checks whether an entry runs on the hardware as declared; `say` tells of misfits of one kind. */
export function misfitChecks(
  kind: Misfit['kind'],
  say: (analysis: Analysis, misfit: Misfit) => string,
): Required<Pick<Rule, 'sees' | 'concerns' | 'checkEntry'>> {
  return {
    sees: [devices, ways],
    concerns: ({ analysis }, node) => analysis.misfitOf(node)?.kind === kind,
    checkEntry: (entry, context) => {
      const misfit = context.analysis.misfitOf(entry.index);
      return misfit ? [misfitReport(context, entry, misfit, say(context.analysis, misfit))] : NOTHING;
    },
  };
}

function misfitReport(context: RuleContext, entry: Entry, misfit: Misfit, text: string): Report {
  const { analysis } = context;
  const target = analysis.targets.findIndex(({ id }) => id === misfit.devices[0]?.target.id);
  const chain = wayFromTop(context, target, misfit.node);
  const [top] = chain;
  const down =
    chain.length > 1 && top !== undefined ? ` So ${analysis.nodes[top]?.id ?? '?'} does not run either.` : '';
  return {
    message: `${text}${down}`,
    span: partSpan(entry, misfit.part),
    entry: entry.id.value,
    related: withDevices(context, usePlaces(context, chain), misfit),
    evidence: evidenceOf(misfit.part),
  };
}

function withDevices(context: RuleContext, places: Related[], { devices }: Misfit): readonly Related[] {
  for (const { nodes } of devices) {
    for (const device of nodes) {
      // A stack may declare thousands of devices, and each of its misfits is on all of them.
      if (places.length >= MOST_RELATED) return places.slice();
      const place = devicePlace(context, device);
      if (place) places.push(place);
    }
  }
  return places.slice();
}

/** Hundreds of misfits tell the same few devices. */
const devicePlaces = withinCheck(() => new Map<number, Related>());

function devicePlace(context: RuleContext, device: number): Related | undefined {
  const known = context.see(devicePlaces);
  let place = known.get(device);
  const declared = place ? undefined : context.analysis.nodes[device]?.entry;
  if (declared) {
    place = { message: 'The hardware that the stack declares', span: declared.head };
    known.set(device, place);
  }
  return place;
}

/** Who does not fit: the entry, or its precision or format. */
export function misfitSubject(analysis: Analysis, { node, part }: Misfit): string {
  return partName(analysis, node, part);
}

/** The hardware of a misfit: `AMD Instinct MI210 (gfx90a)`. */
export function hardwareText(analysis: Analysis, { devices }: Misfit): string {
  const names = devices.slice(0, MOST_DEVICES).map(({ nodes, arch }) => {
    const [device = -1] = nodes;
    return `${nodeName(analysis, device)}${arch === undefined ? '' : ` (${arch})`}`;
  });
  return shortList(names, MOST_DEVICES, devices.length);
}

/** So many kinds of devices are named; a stack may have dozens. */
const MOST_DEVICES = 3;

/** Why, as the second half of the sentence. */
export function misfitReason({ part, devices }: Misfit): string {
  const [first] = devices;
  const reason = first ? reasonText(part, first.target) : '';
  // What the manifest itself claims of other architectures comes with its own note, in place of a source.
  const note = part.fact.why === 'architecture' && reason === '' ? part.fact.besides[0]?.note : undefined;
  return note === undefined ? reason : `. ${note.replace(/\.$/, '')}`;
}
