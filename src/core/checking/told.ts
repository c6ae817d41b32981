import type { Finding } from '../rules/rule.ts';
import type { Entry } from '../stack/types.ts';
import type { Scene } from './context.ts';
import { allFound, foundOn, type Found } from './found.ts';
import { isLocal } from './oddities.ts';
import { inOrder, tell, tellAlone } from './tell.ts';

/** What is told, in the order of the text, and by the entries that it is about where each can be told of by itself. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly byEntry: ByEntry | undefined;
}

/** What is told of the entries, which stand in the text one behind the other. */
interface ByEntry {
  readonly findings: readonly Finding[];
  /** Where the findings on each entry start; those of the last one end where all do. */
  readonly starts: Int32Array;
}

export function tellAll(scene: Scene, found: Found): Told {
  const { manifest, analysis } = scene.context;
  if (!isLocal(manifest, analysis, found.odd))
    return { findings: tell(scene, allFound(found), manifest.stack.entries), byEntry: undefined };
  const { entries } = manifest.stack;
  const { lists, others } = tellOf(scene, found, [...entries.keys()]);
  const byEntry = joined(entries.length, lists);
  return { findings: others.reduce(withFinding, byEntry.findings), byEntry };
}

/** Puts what is told of each of so many entries one behind the other. */
function joined(count: number, lists: Lists): ByEntry {
  const findings: Finding[] = [];
  const starts = new Int32Array(count + 1);
  for (let node = 0; node < count; node++) {
    starts[node] = findings.length;
    const list = lists.get(node);
    if (list) for (const one of list) findings.push(one);
  }
  starts[count] = findings.length;
  return { findings, starts };
}

/** Tells anew of the entries that are marked, and of the stack as a whole, and leaves the rest as it was told. */
export function tellAgain(scene: Scene, found: Found, before: Told, touched: Uint8Array): Told {
  const { manifest, analysis } = scene.context;
  const nodes: number[] = [];
  for (let node = 0; node < touched.length; node++) if (touched[node] === 1) nodes.push(node);
  if (!before.byEntry || nodes.length > MOST_TOUCHED || !isLocal(manifest, analysis, found.odd))
    return tellAll(scene, found);
  const { lists, others } = tellOf(scene, found, nodes);
  const byEntry = spliced(before.byEntry, nodes, lists);
  return { findings: others.reduce(withFinding, byEntry.findings), byEntry };
}

/** Tells of some entries, and of the stack as a whole: of those that accept nothing by themselves. */
function tellOf(scene: Scene, found: Found, nodes: readonly number[]): ByNode {
  const { entries } = scene.context.manifest.stack;
  const whole = found.byRule.flatMap((one) => one.whole);
  const named = new Set(whole.map(({ entry }) => entry));
  const raw = [...whole];
  const lists = new Map<number, readonly Finding[]>();
  const weighed: Entry[] = [];
  for (const [at, findings] of foundOn(found, nodes).entries()) {
    const entry = entries[nodes[at] ?? -1];
    if (!entry || (!findings && entry.accept.length === 0)) continue;
    const isAlone = entry.accept.length === 0 && !named.has(entry.id.value);
    const told = isAlone ? tellAlone(findings ?? [], scene.options) : undefined;
    if (told) lists.set(entry.index, told);
    else {
      raw.push(...(findings ?? []));
      weighed.push(entry);
    }
  }
  const { lists: others, others: none } = byNode(scene, tell(scene, raw, weighed));
  for (const [node, findings] of others) lists.set(node, findings);
  return { lists, others: none };
}

/** Behind so many entries it is quicker to tell of all. */
const MOST_TOUCHED = 2000;

type Lists = ReadonlyMap<number, readonly Finding[]>;

interface ByNode {
  readonly lists: Lists;
  /** What is about no entry. */
  readonly others: readonly Finding[];
}

/** Sorts what is told by the entries that it is about, each of which has an id of its own. */
function byNode({ context }: Scene, findings: readonly Finding[]): ByNode {
  const lists = new Map<number, Finding[]>();
  const others: Finding[] = [];
  for (const finding of findings) {
    const node = finding.entry === undefined ? undefined : context.analysis.nodeOf(finding.entry);
    if (node === undefined) others.push(finding);
    else {
      const known = lists.get(node);
      if (known) known.push(finding);
      else lists.set(node, [finding]);
    }
  }
  return { lists, others };
}

/** Puts other findings in the place of those on some entries. Where they start is moved in place. */
function spliced({ findings, starts }: ByEntry, nodes: readonly number[], lists: Lists): ByEntry {
  const next = new Array<Finding>(findings.length + growth(starts, nodes, lists));
  let [from, to, done] = [0, 0, 0];
  const put = (some: readonly Finding[], first: number, upTo: number): void => {
    for (let at = first; at < upTo; at++) {
      const one = some[at];
      if (one) next[to++] = one;
    }
  };
  for (const node of nodes) {
    const [start, end] = [starts[node] ?? 0, starts[node + 1] ?? 0];
    moveStarts(starts, done, node, to - from);
    done = node + 1;
    put(findings, from, start);
    starts[node] = to;
    const list = lists.get(node) ?? [];
    put(list, 0, list.length);
    from = end;
  }
  moveStarts(starts, done, starts.length - 1, to - from);
  put(findings, from, findings.length);
  starts[starts.length - 1] = to;
  return { findings: next, starts };
}

/** How many more findings there are by that. */
function growth(starts: Int32Array, nodes: readonly number[], lists: Lists): number {
  let more = 0;
  for (const node of nodes) more += (lists.get(node)?.length ?? 0) - ((starts[node + 1] ?? 0) - (starts[node] ?? 0));
  return more;
}

function moveStarts(starts: Int32Array, from: number, upTo: number, shift: number): void {
  if (shift !== 0) for (let at = from; at < upTo; at++) starts[at] = (starts[at] ?? 0) + shift;
}

function withFinding(all: readonly Finding[], one: Finding): readonly Finding[] {
  return all.toSpliced(placeFor(all, one), 0, one);
}

/** Where a finding belongs in a list, behind those on the same place. */
function placeFor(all: readonly Finding[], one: Finding): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = all[middle];
    if (other && inOrder(other, one) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
