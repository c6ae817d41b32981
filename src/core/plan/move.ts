import { type Analysis, analyzeStack } from '../analysis/analyze.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Manifest, readManifest } from '../manifest.ts';
import { LAYERS } from '../stack/types.ts';
import { editList, type ItemFate } from '../syntax/edit-list.ts';
import { editMap, type FieldFates } from '../syntax/edit-map.ts';
import { flowText } from '../syntax/flow-text.ts';
import { fieldsOf, resolveAlias, scalarOf, toPlainValue, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import { applyEdits, sortEdits, type TextEdit } from '../text/edits.ts';
import { fieldFates, shorthandText } from './field-fates.ts';
import { type Identities, identify } from './identities.ts';
import type { Plan, Step } from './plan.ts';
import { editUses, namesIn, onlyOneLeft, seqOf, type UseFates, useFates } from './use-edits.ts';

/** A manifest after a move, as edits of the user's own text. */
export interface Move {
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

/** What is needed to write a move. */
interface Writing {
  readonly text: string;
  readonly catalog: Catalog;
  readonly identities: Identities;
  readonly steps: ReadonlyMap<number, Step>;
  readonly analysis: Analysis;
  /** Nodes of the tree that change or go, so that what borrows from them must be written out. */
  readonly touched: ReadonlySet<YamlNode>;
}

/**
 * Writes a plan into the user's text: comments, order and layout stay. Undefined where the text cannot be edited so that it means what
 * the plan says, which is tried by reading it again.
 */
export function writeMove(manifest: Manifest, analysis: Analysis, catalog: Catalog, plan: Plan): Move | undefined {
  return writePlan(manifest, analysis, catalog, plan, true);
}

/** The same with `targets` as they are. */
export function writeReplacements(
  manifest: Manifest,
  analysis: Analysis,
  catalog: Catalog,
  plan: Plan,
): Move | undefined {
  return writePlan(manifest, analysis, catalog, plan, false);
}

function writePlan(
  manifest: Manifest,
  analysis: Analysis,
  catalog: Catalog,
  plan: Plan,
  withTargets: boolean,
): Move | undefined {
  const { text, syntax } = manifest;
  const root = syntax.root && resolveAlias(syntax.root);
  if (plan.unchanged || root?.kind !== 'map') return { edits: [], text };
  const items = itemsByNode(root, manifest);
  const steps = new Map(plan.steps.map((step) => [step.node, step]));
  const identities = identify(analysis, catalog, plan);
  const touched = new Set(
    [...items].flatMap(([node, item]) => (isTouched(steps.get(node)) ? (resolveAlias(item) ?? []) : [])),
  );
  const writing = { text, catalog, identities, steps, analysis, touched };
  try {
    const changes = layerEdits(writing, root, items);
    const moved = readManifest(applyEdits(text, changes));
    if (!saysSo(moved, identities, plan, manifest.stack)) return undefined;
    const targets = withTargets ? targetEdits(text, root, analyzeStack(moved.stack, catalog), plan) : [];
    const edits = sortEdits([...changes, ...targets]);
    return { edits, text: applyEdits(text, edits) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isTouched(step: Step | undefined): boolean {
  return step !== undefined && (step.leftOut || step.changes.length > 0);
}

/** The item of the tree that each entry was read from. */
export function itemsByNode(root: YamlMap, { stack }: Manifest): ReadonlyMap<number, YamlNode> {
  const items = new Map<number, YamlNode>();
  let next = 0;
  for (const [key, pair] of fieldsOf(root)) {
    if (!(LAYERS as readonly string[]).includes(key)) continue;
    for (const item of seqOf(pair.value)?.items ?? []) {
      if (stack.entries[next]?.span !== item.span) continue;
      items.set(next, item);
      next++;
    }
  }
  return items;
}

function layerEdits(writing: Writing, root: YamlMap, items: ReadonlyMap<number, YamlNode>): readonly TextEdit[] {
  const nodes = new Map([...items].map(([node, item]) => [item, node]));
  return [...fieldsOf(root)].flatMap(([key, pair]) => {
    const seq = (LAYERS as readonly string[]).includes(key) ? seqOf(pair.value) : undefined;
    if (!seq) return [];
    const inner: TextEdit[] = [];
    const fates = seq.items.map((item): ItemFate => {
      const node = nodes.get(item);
      return node === undefined ? 'stay' : itemFate(writing, node, item, inner);
    });
    return [...inner, ...editList(writing.text, seq, fates)];
  });
}

/** What becomes of an item; edits inside one that stays are added to `inner`. */
function itemFate(writing: Writing, node: number, item: YamlNode, inner: TextEdit[]): ItemFate {
  const step = writing.steps.get(node);
  const id = writing.identities.idOf(node);
  const entry = writing.analysis.nodes[node]?.entry;
  if (!step || !entry) return 'stay';
  if (id === undefined) return 'go';
  const map = resolveAlias(item);
  if (map?.kind !== 'map') return step.changes.length > 0 ? { text: shorthandText(entry, step, id) } : 'stay';
  const fates = new Map(fieldFates(entry, step, id));
  const uses = seqOf(fieldsOf(map).get('uses')?.value);
  const rewritten = uses && useFates(writing.identities, writing.catalog, step, namesIn(uses));
  if (uses && !rewritten) fates.set('uses', undefined);
  const alternatives = fieldsOf(map).get('any-of');
  const members = seqOf(alternatives?.value);
  const emptied = members && namesIn(members).every((name) => writing.identities.rename(name) === undefined);
  if (emptied) fates.set('any-of', undefined);
  // Without either key its uses would be inferred; those of another component are.
  const usesNothing = emptied === true && !uses && !fates.has('component');
  if (usesNothing) fates.set('uses', '[]');
  if (borrows(writing, item, map, fates)) return { text: writtenOut(writing, step, map, fates) };
  if (usesNothing && alternatives) {
    for (const key of ['any-of', 'uses']) fates.delete(key);
    inner.push({ span: alternatives.key.span, text: 'uses' });
  }
  inner.push(...editMap(writing.text, map, fates));
  if (uses && rewritten) inner.push(...editUses(writing.text, uses, rewritten));
  if (members && !fates.has('any-of'))
    inner.push(...editUses(writing.text, members, { ...writing.identities, added: [] }));
  return 'stay';
}

/** Whether an item takes from elsewhere what changes there or here, so that it has to be written out. */
function borrows({ touched }: Writing, item: YamlNode, map: YamlMap, fates: FieldFates): boolean {
  if (item.kind === 'alias') return fates.size > 0 || touched.has(map);
  const own = new Set(map.pairs.map(({ key }) => (key.kind === 'scalar' ? key.text : '')));
  const sources = map.pairs
    .filter(({ key }) => key.kind === 'scalar' && key.text === '<<')
    .flatMap(({ value }) => sourcesOf(value));
  const dropsBorrowed = [...fates].some(
    ([key, value]) => value === undefined && fieldsOf(map).has(key) && !own.has(key),
  );
  return dropsBorrowed || sources.some((source) => touched.has(source));
}

function sourcesOf(value: YamlNode): readonly YamlNode[] {
  const resolved = resolveAlias(value);
  if (resolved?.kind === 'seq') return resolved.items.flatMap(sourcesOf);
  return resolved ? [resolved] : [];
}

/** An item on one line with all that it says, in its own words now. */
function writtenOut({ identities, catalog }: Writing, step: Step, map: YamlMap, fates: FieldFates): string {
  const parts: string[] = [];
  const fields = fieldsOf(map);
  for (const key of new Set([...fates.keys(), ...fields.keys()])) {
    if (fates.has(key)) {
      const value = fates.get(key);
      if (value !== undefined) parts.push(`${key}: ${value}`);
      continue;
    }
    const value = toPlainValue(fields.get(key)?.value);
    const uses = seqOf(fields.get(key)?.value);
    const names =
      uses && (key === 'uses' || key === 'any-of') ? useFates(identities, catalog, step, namesIn(uses)) : undefined;
    parts.push(`${key}: ${flowText(names ? renamed(value, names) : value)}`);
  }
  return `{ ${parts.join(', ')} }`;
}

function renamed(value: unknown, fates: UseFates): unknown {
  if (typeof value === 'string') return fates.rename(value);
  if (Array.isArray(value))
    return [...new Set(value.map((one) => renamed(one, fates)).filter((one) => one !== undefined))];
  if (typeof value !== 'object' || value === null) return value;
  return renamedUse(new Map(Object.entries(value)), fates);
}

/** A use written as a mapping; undefined where what it names is gone. */
function renamedUse(fields: ReadonlyMap<string, unknown>, fates: UseFates): unknown {
  const { 'any-of': members, id, ...rest } = Object.fromEntries(fields);
  const names = Array.isArray(members) ? members.filter((one) => typeof one === 'string') : [];
  const single = names.length > 0 ? onlyOneLeft(names, fates) : renamed(id, fates);
  if (typeof single === 'string') return fields.size === 1 ? single : { id: single, ...rest };
  const left = names.flatMap((name) => fates.rename(name) ?? []);
  return left.length === 0 ? undefined : { 'any-of': [...new Set(left)], ...rest };
}

/** Where a manifest names its targets the new one joins them; those that the stack runs on no longer leave. */
function targetEdits(text: string, root: YamlMap, moved: Analysis, { target }: Plan): readonly TextEdit[] {
  const seq = seqOf(fieldsOf(root).get('targets')?.value);
  if (!seq) return [];
  const names = seq.items.map((item) => scalarOf(item)?.text);
  const fates = names.map((name): ItemFate => {
    const index = moved.targets.findIndex(({ id }) => id === name);
    const lost = index >= 0 && name !== target.id && moved.topmost.some((node) => moved.reach(node, index) === 'none');
    return lost ? 'go' : 'stay';
  });
  return editList(text, seq, fates, names.includes(target.id) ? [] : [target.id]);
}

const FIELDS = ['component', 'version', 'format', 'precision'] as const;

/** Whether a text says what a plan comes to: every entry is there, under its name, and is what it should be; one that shares a value by an anchor, too. */
function saysSo({ stack, syntax }: Manifest, identities: Identities, plan: Plan, before: Manifest['stack']): boolean {
  if (syntax.issues.some(({ rule }) => rule !== 'duplicate-key')) return false;
  const expected = plan.steps.flatMap(({ node, changes }) => {
    const id = identities.idOf(node);
    return id === undefined ? [] : [{ id, changes, was: before.entries[node] }];
  });
  return (
    stack.entries.length === expected.length &&
    expected.every(({ id, changes, was }, index) => {
      const entry = stack.entries[index];
      const isAsItWas = changes.length > 0 || FIELDS.every((field) => entry?.[field]?.value === was?.[field]?.value);
      return entry?.id.value === id && isAsItWas && changes.every(({ field, to }) => entry[field]?.value === to);
    })
  );
}
