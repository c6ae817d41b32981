import type { Analysis } from '../analysis/analyze.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Manifest } from '../manifest.ts';
import type { Finding, Rule } from '../rules/rule.ts';
import { levels } from '../rules/sights/levels.ts';
import type { Changed, Edits, Sight } from '../rules/sights/sight.ts';
import { createScene, type Scene } from './context.ts';
import { editedSince, editsSince } from './edits.ts';
import { checkAgain, checkWhole, type Found, hasFound } from './found.ts';
import { type Checked, checkedIn, type Kept } from './kept.ts';
import { moveFindings } from './moves.ts';
import { noteEntry } from './oddities.ts';
import { tellAgain } from './told.ts';

/**
 * Checks a stack after edits, from what was found before: only the entries for which something that a rule looks at came out otherwise. The same
 * as from scratch; undefined where everything has to be checked. What was kept is used up, whatever comes of it.
 */
export function recheck(kept: Kept, manifest: Manifest, catalog: Catalog, analysis: Analysis): Checked | undefined {
  const { found, moves, names, options } = kept;
  const { entries } = manifest.stack;
  const was = kept.snapshot.entries;
  if (found.odd.fixed.size > 0) return undefined;
  const edits = moves ? noEdits(was, analysis) : editsSince(kept.snapshot, entries, analysis, names);
  if (!edits) return undefined;
  const edited = moves ? editedSince(was, entries) : edits.edited;
  const scene = createScene(manifest, catalog, analysis, options, { views: kept.views, edits });
  const touched = checkTouched(scene, found, edits, edited);
  for (const node of edited) noteEntry(found.odd, entries, node);
  const told = moves ? moveFindings(found, kept.told, moves) : kept.told;
  return told && checkedIn(scene, found, tellAgain(scene, found, told, touched), names);
}

/** Where a stack means what it meant before, nothing that rules see of it is otherwise. */
function noEdits(was: Edits['was'], { nodes }: Analysis): Edits {
  const none = new Uint8Array(nodes.length);
  return { was, edited: [], isEdited: none, naming: [], above: [], isAbove: none };
}

/** Checks again what edits may have changed; marks the entries that were edited, and those on which there are, or were, findings. */
function checkTouched(scene: Scene, found: Found, edits: Edits, edited: readonly number[]): Uint8Array {
  const { manifest, analysis } = scene.context;
  const { entries } = manifest.stack;
  const touched = new Uint8Array(entries.length);
  for (const node of edited) touched[node] = 1;
  const changedFor = changeReader(scene, found, edits);
  const noteEntries = (findings: readonly Finding[]): void => {
    for (const { entry } of findings) touched[analysis.nodeOf(entry ?? '') ?? entries.length] = 1;
  };
  for (const one of found.byRule) {
    const nodes = changedFor(one.rule, edited);
    for (const node of nodes === 'all' ? entries.keys() : nodes) {
      const entry = entries[node];
      if (entry && checkAgain(scene, found, one.rule, entry)) touched[node] = 1;
    }
    noteEntries(one.whole);
    checkWhole(scene, one);
    noteEntries(one.whole);
  }
  return touched;
}

/** Gives the entries that a rule has to check again, each once. */
function changeReader(
  scene: Scene,
  found: Found,
  edits: Edits,
): (rule: Rule, edited: readonly number[]) => readonly number[] | 'all' {
  const isDue = new Uint8Array(scene.context.analysis.nodes.length);
  const differenceIn = differenceReader(scene, edits);
  return (rule, edited) => {
    if (!rule.checkEntry) return [];
    const differences = [levels, ...(rule.sees ?? [])].map(differenceIn);
    if (differences.some(({ changed }) => changed === 'all')) return 'all';
    const due: number[] = [];
    const add = (node: number): void => {
      if (isDue[node] === 1) return;
      isDue[node] = 1;
      due.push(node);
    };
    edited.forEach(add);
    for (const { changed, retold } of differences) {
      if (changed !== 'all') changed.forEach(add);
      for (const node of retold) if (hasFound(found, rule, node)) add(node);
    }
    for (const node of due) isDue[node] = 0;
    return due;
  };
}

/** The entries for which what a sight shows differs, and those for which only what a finding tells beside does. */
interface Difference {
  readonly changed: Changed;
  readonly retold: readonly number[];
}

/** Compares each view with the one before, once. */
function differenceReader({ context, past }: Scene, edits: Edits): (sight: Sight<unknown>) => Difference {
  const known = new Map<Sight<unknown>, Difference>();
  return (sight) => {
    let difference = known.get(sight);
    if (!difference) {
      const now = context.see(sight);
      const before = past?.views.has(sight) ? { view: past.views.get(sight), edits } : undefined;
      // What nobody looked at before may be otherwise everywhere.
      difference = {
        changed: before ? sight.changed(now, before, context) : 'all',
        retold: (before && sight.retold?.(now, before, context)) ?? [],
      };
      known.set(sight, difference);
    }
    return difference;
  };
}
