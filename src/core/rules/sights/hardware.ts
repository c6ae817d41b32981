import { groundOf } from '../../analysis/analyze.ts';
import { type DeviceSets, deviceSetsOn, renewDeviceSets } from '../../analysis/declared.ts';
import { MOST_RELATED } from '../rule.ts';
import { type Edits, type Sight } from './sight.ts';

interface Hardware {
  readonly sets: DeviceSets;
  /** The nodes that are judged on other devices than before. */
  readonly isOther: ReadonlySet<number>;
}

/** The kinds of devices that an entry is judged on, and with them whether it runs there. */
export const hardware: Sight<Hardware> = {
  look({ analysis }, past) {
    const ground = groundOf(analysis);
    const isStraight = ground.order.length === ground.graph.nodes.length;
    if (past && isStraight && past.edits.above.length > 0) {
      const isOther = new Set(renewDeviceSets(past.view.sets, ground, past.edits.above));
      return { sets: deviceSetsOn(ground), isOther };
    }
    const sets = deviceSetsOn(ground);
    const isSame = !past || past.view.sets === sets;
    const other = isSame ? [] : past.edits.above.filter((node) => !sameSet(sets, past.view.sets, node));
    return { sets, isOther: new Set(other) };
  },
  changed: ({ isOther }) => [...isOther],
};

/** Those kinds, and the devices of each that a finding tells. */
export const devices: Sight<DeviceSets> = {
  look: (context) => context.see(hardware).sets,
  changed: (_, __, context) => [...context.see(hardware).isOther],
  retold(now, { view, edits }) {
    const renewed = renewedClasses(now, view, edits);
    return renewed ? nodesOn(now, renewed) : [];
  },
};

function sameSet(one: DeviceSets, other: DeviceSets, node: number): boolean {
  for (let at = node * one.words; at < (node + 1) * one.words; at++) if (one.bits[at] !== other.bits[at]) return false;
  return true;
}

/** The classes of which a device was edited that a finding may tell; undefined where there is none. */
function renewedClasses({ classes, words }: DeviceSets, before: DeviceSets, edits: Edits): Uint32Array | undefined {
  let renewed: Uint32Array | undefined;
  classes.forEach(({ nodes }, index) => {
    const known = before.classes[index]?.nodes ?? [];
    for (let at = 0; at < Math.min(MOST_RELATED, Math.max(nodes.length, known.length)); at++) {
      const node = nodes[at];
      if (node === known[at] && edits.isEdited[node ?? -1] !== 1) continue;
      renewed ??= new Uint32Array(words);
      renewed[index >>> 5] = (renewed[index >>> 5] ?? 0) | (1 << (index & 31));
      return;
    }
  });
  return renewed;
}

function nodesOn({ bits, words }: DeviceSets, classes: Uint32Array): readonly number[] {
  const nodes: number[] = [];
  for (let at = 0; at < bits.length; at++) {
    if (((bits[at] ?? 0) & (classes[at % words] ?? 0)) !== 0) nodes.push(Math.floor(at / words));
  }
  return nodes;
}
