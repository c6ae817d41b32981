import type { Catalog } from '../../catalog/catalog.ts';
import type { CheckOptions } from '../../check.ts';
import type { Reading } from '../../index.ts';
import type { Finding } from '../../rules/rule.ts';
import type { TextEdit } from '../../text/edits.ts';

/** A way to mend a finding, or to live with it. */
export interface Fix {
  readonly title: string;
  /** True where it is what a person most likely wants. */
  readonly preferred: boolean;
  /** True where the edits are found by reading the text again, which takes as long as reading it did. */
  readonly costly: boolean;
  /** The edits, worked out when they are asked for; undefined where a costly one turns out not to help. */
  readonly edits: () => readonly TextEdit[] | undefined;
  /** Words in the edits that a person should write over. */
  readonly placeholder?: string;
}

/** What fixes are made from. */
export interface FixContext {
  readonly reading: Reading;
  readonly catalog: Catalog;
  readonly options: CheckOptions;
  /** All that was found in the text. */
  readonly findings: readonly Finding[];
  /** The one to mend. */
  readonly finding: Finding;
}

/** The fixes of one rule. */
export type FixMaker = (context: FixContext) => readonly Fix[];

/** A fix whose edits are there already; none where they could not be made. */
export function fix(
  title: string,
  edits: readonly TextEdit[] | undefined,
  { preferred = false, placeholder }: { readonly preferred?: boolean; readonly placeholder?: string } = {},
): readonly Fix[] {
  if (!edits || edits.length === 0) return [];
  return [{ title, preferred, costly: false, edits: () => edits, ...(placeholder !== undefined && { placeholder }) }];
}

/** Whether the text could be read as a whole; in a broken one only words are mended, since nobody knows what stands where. */
export function isWhole({ manifest }: Reading): boolean {
  return manifest.syntax.issues.every(({ rule }) => rule !== 'yaml-syntax');
}
