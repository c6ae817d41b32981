import { type Analysis, analyzeStack, reanalyzeStack } from './analysis/analyze.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { TargetId } from './catalog/types.ts';
import { handOn, noteEdit } from './checking/kept.ts';
import { type Manifest, readManifest, rereadManifest } from './manifest.ts';
import { type Moves, pairStacks } from './stack/pair.ts';
import { commonEnds } from './text/common-ends.ts';
import type { Span } from './text/span.ts';

/**
 * A manifest with its analysis: all that the features of an editor and the reports of the command line start from. One that was handed on to
 * the reading of a later text is used up: its parts throw a RangeError when they are asked for.
 */
export interface Reading {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
}

/** What a reading depends on beside the text. */
export interface ReadOptions {
  /** The targets that are looked at; all of them, unless given. */
  readonly targets?: readonly TargetId[];
  /**
   * The reading of the text before it was edited, so that only what the edit touches is read again. It is used up by that, and nobody can
   * look into it any more.
   */
  readonly before?: Reading;
}

/** What a reading holds as long as it is not used up. */
interface Parts extends Reading {
  readonly catalog: Catalog;
  readonly targets: readonly TargetId[] | undefined;
}

/** Reads and analyses a text. Never throws. */
export function readText(text: string, catalog: Catalog, { targets, before }: ReadOptions): Reading {
  const parts = before instanceof HeldReading ? before.take() : undefined;
  const again = parts && rereadManifest(text, parts.manifest);
  const manifest = again ?? readManifest(text);
  const analysis = again ? analysisFor(again, parts, catalog, targets) : analyzeStack(manifest.stack, catalog, targets);
  return new HeldReading({ manifest, analysis, catalog, targets });
}

/** A class, since an engine reads slowly what has getters of its own. */
class HeldReading implements Reading {
  #parts: Parts | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get manifest(): Manifest {
    return this.#held().manifest;
  }

  get analysis(): Analysis {
    return this.#held().analysis;
  }

  /** Gives what it holds, and leaves nothing for anybody else; undefined where it was taken before. */
  take(): Parts | undefined {
    const parts = this.#parts;
    this.#parts = undefined;
    return parts;
  }

  #held(): Parts {
    if (!this.#parts) throw new RangeError('This reading was handed on to a later text: ask for the newest one.');
    return this.#parts;
  }
}

/**
 * The analysis of an edited text: the one from before where the stack means just what it meant then, whose entries are those of the edited one
 * from now on.
 */
function analysisFor(
  { stack, syntax }: Manifest,
  { manifest: before, analysis, catalog, targets }: Parts,
  nowUnder: Catalog,
  nowOn: readonly TargetId[] | undefined,
): Analysis {
  const moves: Moves = new Map<Span, Span>();
  const isAskedAlike = catalog === nowUnder && sameList(targets, nowOn);
  if (isAskedAlike && syntax === before.syntax) return analysis;
  if (!isAskedAlike || !pairStacks(before.stack, stack, moves)) {
    const next = reanalyzeStack(analysis, before.stack, stack, nowUnder, nowOn);
    if (isAskedAlike) handOn(analysis, next);
    return next;
  }
  const { head, tail } = commonEnds(before.stack.entries, stack.entries);
  for (const entry of stack.entries.slice(head, stack.entries.length - tail)) analysis.renew(entry);
  noteEdit(analysis, moves);
  return analysis;
}

function sameList(one: readonly TargetId[] | undefined, other: readonly TargetId[] | undefined): boolean {
  return one === other || (one?.length === other?.length && one?.every((id, at) => id === other?.[at]) === true);
}
