import type { Entry } from '../../stack/types.ts';
import type { RuleContext } from '../rule.ts';

/** What edits touched between two checks of a stack, by the numbers of its nodes. */
export interface Edits {
  /** The entries from before, each with the number that it still has. */
  readonly was: readonly Entry[];
  /** The entries that were read anew, in their order. */
  readonly edited: readonly number[];
  /** 1 for those. */
  readonly isEdited: Uint8Array;
  /** Those that name what an edited entry is called, or was. */
  readonly naming: readonly number[];
  /** What was edited or stands on something else than before, and all that stands on that, those that others stand on first. */
  readonly above: readonly number[];
  /** 1 for those. */
  readonly isAbove: Uint8Array;
}

/** What was seen of the stack as it was before an edit. */
export interface Past<View> {
  readonly view: View;
  readonly edits: Edits;
}

/**
 * Something that rules see of a stack beside an entry itself. After an edit it tells for which entries it came out otherwise: only those are
 * checked again.
 */
export interface Sight<View> {
  /** Looks at a stack; with what was seen before an edit, which it may use up. A view holds nothing that an analysis changes when it is renewed. */
  look(context: RuleContext, past: Past<View> | undefined): View;
  /** The entries for which a view differs from the one before, some of them perhaps in vain. */
  changed(now: View, past: Past<View>, context: RuleContext): Changed;
  /** The entries for which only what a finding tells beside differs: they are checked again where there is one. */
  retold?(now: View, past: Past<View>, context: RuleContext): readonly number[];
  /** True for what is only remembered within a check. */
  readonly isPassing?: boolean;
}

/** What rules remember within a check, and let go of then. */
export function withinCheck<View>(start: () => View): Sight<View> {
  return { look: start, changed: () => [], isPassing: true };
}

/** Numbers of nodes, or that it may be any of them. */
export type Changed = readonly number[] | 'all';

/** The places in which two rows of the same length differ. */
export function differing(one: Uint8Array, other: Uint8Array): readonly number[] {
  const places: number[] = [];
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) places.push(place);
  return places;
}
