import type { Finding } from '../../rules/rule.ts';
import type { LineIndex } from '../../text/line-index.ts';
import type { Catalog } from '../catalog.ts';
import type { ReadFile } from './read-file.ts';

/** A file of a team's own catalog. */
export interface TeamFile {
  /** A name that no other file of the catalog has; messages show it, and the first one counts where two clash. */
  readonly path: string;
  readonly holds: 'component' | 'target';
  readonly text: string;
}

/** A file of a team's catalog with what is wrong in it. */
export interface TeamFileReading {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly findings: readonly Finding[];
}

/** A team's catalog over the one that it was merged into. */
export interface TeamCatalog {
  /** Both in one. */
  readonly catalog: Catalog;
  /** In the order of their paths. */
  readonly files: readonly TeamFileReading[];
  /** The files as read, so that the next merge need not read again what has not changed. */
  readonly reads: ReadonlyMap<string, ReadFile>;
}
