import { placeOf } from '../in-order.ts';
import type { Finding } from '../rules/rule.ts';
import type { Entry } from '../stack/types.ts';
import type { Scene } from './context.ts';
import { allFound, type ByEntry, foundOn, type Found } from './found.ts';
import { isLocal } from './oddities.ts';
import { inOrder, tell, tellAlone } from './tell.ts';

/** What is told, in the order of the text, and by the entries that it is about where each can be told of by itself. */
export interface Told {
  readonly findings: readonly Finding[];
  /** What is told of the entries, which stand in the text one behind the other. */
  readonly byEntry: ByEntry | undefined;
}

export function tellAll(scene: Scene, found: Found): Told {
  const { manifest, analysis } = scene.context;
  if (!isLocal(manifest, analysis, found.odd))
    return { findings: tell(scene, allFound(found), manifest.stack.entries), byEntry: undefined };
  const { lists, others } = tellOf(scene, found, [...manifest.stack.entries.keys()]);
  const byEntry = joined(lists);
  return { findings: others.reduce(withFinding, byEntry.findings), byEntry };
}

/** Puts what is told of each entry one behind the other. */
function joined(lists: Lists): ByEntry {
  const starts = new Int32Array(lists.length + 1);
  let count = 0;
  for (const list of lists) count += list.length;
  const findings = new Array<Finding>(count);
  let end = 0;
  for (let node = 0; node < lists.length; node++) {
    const list = lists[node] ?? NONE;
    starts[node] = end;
    end = put(findings, end, list, 0, list.length);
  }
  starts[lists.length] = end;
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

/** What is told of some entries, one list for each. */
type Lists = (readonly Finding[])[];

/** Tells of some entries, and of the stack as a whole: of those that accept nothing by themselves. */
function tellOf(
  scene: Scene,
  found: Found,
  nodes: readonly number[],
): { readonly lists: Lists; readonly others: readonly Finding[] } {
  const { manifest, analysis } = scene.context;
  const raw = found.byRule.flatMap((one) => one.whole);
  const named = new Set(raw.map(({ entry }) => analysis.nodeOf(entry ?? '')));
  const weighed: Entry[] = [];
  const lists = nodes.map((node) => {
    const findings = foundOn(found, node);
    if (findings.length === 0 && !found.odd.accepting.has(node)) return NONE;
    // There may be hundreds, and to look into each entry would take longer than all the rest.
    const isAlone = !found.odd.accepting.has(node) && !named.has(node);
    const told = isAlone ? tellAlone(findings, scene.options) : undefined;
    const entry = told ? undefined : manifest.stack.entries[node];
    if (entry) {
      raw.push(...findings);
      weighed.push(entry);
    }
    return told ?? NONE;
  });
  const { lists: told, others } = byNode(scene, tell(scene, raw, weighed));
  for (const [node, findings] of told) lists[placeOf(nodes, node)] = findings;
  return { lists, others };
}

const NONE: readonly Finding[] = [];

/** Behind so many entries it is quicker to tell of all. */
const MOST_TOUCHED = 2000;

interface ByNode {
  readonly lists: ReadonlyMap<number, readonly Finding[]>;
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

/** Puts other findings, a list for each, in the place of those on some entries. Where they start is moved in place. */
function spliced({ findings, starts }: ByEntry, nodes: readonly number[], lists: Lists): ByEntry {
  const next = new Array<Finding>(findings.length + growth(starts, nodes, lists));
  let [from, to, done] = [0, 0, 0];
  for (const [place, node] of nodes.entries()) {
    const [start, end] = [starts[node] ?? 0, starts[node + 1] ?? 0];
    moveStarts(starts, done, node, to - from);
    done = node + 1;
    to = put(next, to, findings, from, start);
    starts[node] = to;
    const list = lists[place] ?? [];
    to = put(next, to, list, 0, list.length);
    from = end;
  }
  moveStarts(starts, done, starts.length - 1, to - from);
  to = put(next, to, findings, from, findings.length);
  starts[starts.length - 1] = to;
  return { findings: next, starts };
}

/** Puts a stretch of a list into another one, and gives where it ends there. */
function put(into: Finding[], at: number, findings: readonly Finding[], from: number, upTo: number): number {
  let to = at;
  for (let place = from; place < upTo; place++) {
    const one = findings[place];
    if (one) into[to++] = one;
  }
  return to;
}

/** How many more findings there are by that. */
function growth(starts: Int32Array, nodes: readonly number[], lists: Lists): number {
  let more = 0;
  for (const [place, node] of nodes.entries())
    more += (lists[place]?.length ?? 0) - ((starts[node + 1] ?? 0) - (starts[node] ?? 0));
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
