import type { Reading } from '../../index.ts';
import type { TextEdit } from '../../text/edits.ts';
import { type Definition, definitionAt } from './definition.ts';
import {
  type Dependency,
  dependencyAt,
  type DependencyItem,
  type DependencyKey,
  usersOf,
  usesOf,
} from './dependencies.ts';
import { type Fold, foldsOf } from './folding.ts';
import { type Link, linksOf } from './links.ts';
import { highlightsAt, type Reference, referencesAt } from './references.ts';
import { type Refusal, renameAt, type RenamePlace, renamePlaceAt } from './rename.ts';
import { selectionAt } from './selection.ts';
import { type OutlineItem, outlineOf } from './symbols.ts';
import type { Span } from '../../text/span.ts';
import { type EntryNames, entryNames } from './workspace-symbols.ts';

export type { Definition } from './definition.ts';
export type { Dependency, DependencyItem, DependencyKey } from './dependencies.ts';
export type { Fold } from './folding.ts';
export type { Link } from './links.ts';
export type { Reference } from './references.ts';
export type { Refusal, RenamePlace } from './rename.ts';
export type { OutlineItem } from './symbols.ts';
export { type EntryName, type EntryNames, matchesQuery } from './workspace-symbols.ts';

/** Ways through a manifest, each from a reading and mostly a place in its text. */
export interface Navigation {
  readonly definition: (reading: Reading, offset: number) => Definition | undefined;
  readonly references: (reading: Reading, offset: number, withDeclaration: boolean) => readonly Reference[];
  readonly highlights: (reading: Reading, offset: number) => readonly Reference[];
  /** The name that a rename would be about, or why there is none. */
  readonly renamePlace: (reading: Reading, offset: number) => RenamePlace | Refusal;
  readonly rename: (reading: Reading, offset: number, to: string) => readonly TextEdit[] | Refusal;
  readonly outline: (reading: Reading) => OutlineItem | undefined;
  readonly folds: (reading: Reading) => readonly Fold[];
  /** What to select around an offset, each span in the next one. */
  readonly selection: (reading: Reading, offset: number) => readonly Span[];
  readonly links: (reading: Reading) => readonly Link[];
  /** The names in a text that need not be open, without an analysis. */
  readonly entryNames: (text: string) => EntryNames;
  readonly dependency: (reading: Reading, offset: number) => DependencyItem | undefined;
  readonly uses: (reading: Reading, key: DependencyKey) => readonly Dependency[];
  readonly users: (reading: Reading, key: DependencyKey) => readonly Dependency[];
}

export const NAVIGATION: Navigation = {
  definition: definitionAt,
  references: referencesAt,
  highlights: highlightsAt,
  renamePlace: renamePlaceAt,
  rename: renameAt,
  outline: outlineOf,
  folds: foldsOf,
  selection: selectionAt,
  links: linksOf,
  entryNames,
  dependency: dependencyAt,
  uses: usesOf,
  users: usersOf,
};
