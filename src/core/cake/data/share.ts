import type { CakeModel, Choke, Slab, UseLine } from './types.ts';

/** A bigger stack is folded, and few of its slabs are laid out at all. */
const MOST_COMPARED = 3_000;

/** The new model with the parts of the old one that say the same in their place: same slabs are same objects, same lines the same list. */
export function shareCake(before: CakeModel | undefined, after: CakeModel): CakeModel {
  if (!before || after.slabs.length > MOST_COMPARED) return after;
  let old: ReadonlyMap<string, Slab> | undefined;
  const slabs = after.slabs.map((slab, place) => {
    const there = before.slabs[place];
    // Most edits leave everything in its place; only what is not there has to be looked for.
    if (there?.key !== slab.key) old ??= new Map(before.slabs.map((one) => [one.key, one]));
    const known = there?.key === slab.key ? there : old?.get(slab.key);
    return known && isSame(known, slab) ? known : slab;
  });
  return { ...after, slabs, uses: areSameLines(before.uses, after.uses) ? before.uses : after.uses };
}

function areSameLines(before: readonly UseLine[], after: readonly UseLine[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ from, to, kind, lock, count }, place) => {
      const other = after[place];
      return (
        from === other?.from && to === other.to && kind === other.kind && lock === other.lock && count === other.count
      );
    })
  );
}

/** Every field of a slab; one that is missing here does not compile. */
const FIELDS = Object.keys({
  ...{ entry: 1, key: 1, layer: 1, kind: 1, coupling: 1, name: 1, detail: 1, note: 1, description: 1, misfit: 1 },
  ...{ chain: 1, silicon: 1, points: 1, lockIn: 1, choke: 1, openness: 1, opennessOf: 1, license: 1, steward: 1 },
  ...{ vendors: 1, own: 1, reach: 1, folded: 1, fate: 1 },
} satisfies Record<keyof Slab, 1>) as readonly (keyof Slab)[];

/** Slabs that say the same. Thousands are compared after each edit: to ask an object for its fields takes longer than to compare them. */
function isSame(one: Slab, other: Slab): boolean {
  for (const field of FIELDS) if (!isSameValue(one[field], other[field])) return false;
  return true;
}

type Value = Slab[keyof Slab];

function isSameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if ('opens' in one || 'opens' in other) return isSameChoke(one as Choke, other as Choke);
  const [list, wanted] = [one as readonly unknown[], other as readonly unknown[]];
  return list.length === wanted.length && list.every((item, place) => item === wanted[place]);
}

function isSameChoke(one: Choke, other: Choke): boolean {
  return (
    one.opens === other.opens && one.own === other.own && one.targets === other.targets && one.entries === other.entries
  );
}

/** What an edit changes in a picture: all of it but the slabs and lines, those slabs that differ, and the lines where any does. */
export interface CakeChange {
  /** Without slabs and lines. */
  readonly model: CakeModel;
  readonly slabs: readonly ChangedSlab[];
  readonly uses?: readonly UseLine[] | undefined;
}

export interface ChangedSlab {
  /** Its position in `CakeModel.slabs`. */
  readonly place: number;
  readonly slab: Slab;
}

/** More slabs than that are no small change any more. */
const MOST_CHANGED = 500;

/** What leads from one picture to the next; undefined where entries came, went or moved, or where much has changed: then all of it is to be told. */
export function changeBetween(before: CakeModel, after: CakeModel): CakeChange | undefined {
  if (before.slabs.length !== after.slabs.length) return undefined;
  const slabs: ChangedSlab[] = [];
  for (const [place, slab] of after.slabs.entries()) {
    const was = before.slabs[place];
    if (was?.key !== slab.key) return undefined;
    if (!isSame(was, slab) && slabs.push({ place, slab }) > MOST_CHANGED) return undefined;
  }
  const isSameLines = areSameLines(before.uses, after.uses);
  return { model: { ...after, slabs: [], uses: [] }, slabs, ...(!isSameLines && { uses: after.uses }) };
}

/** The picture after a change; what is not touched stays the same object. */
export function changeCake(before: CakeModel, { model, slabs: changed, uses }: CakeChange): CakeModel {
  const slabs = [...before.slabs];
  for (const { place, slab } of changed) slabs[place] = slab;
  return { ...model, slabs, uses: uses ?? before.uses };
}
