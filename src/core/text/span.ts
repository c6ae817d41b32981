/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value and the place it was read from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** True where `offset` is inside the span or at one of its two edges (where a cursor may stand). */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Where a piece of a text begins. An edit before the piece moves it, and with it every span that is told from there. */
export interface Base {
  at: number;
  /** True once another piece came in its place: what is told from it stays where it was last. */
  isGone: boolean;
}

export function createBase(at: number): Base {
  return { at, isGone: false };
}

/** A span inside a piece of a text: moved by one write to its base, however many others there are. */
class PlacedSpan implements Span {
  constructor(
    readonly base: Base,
    readonly from: number,
    readonly to: number,
  ) {}

  get start(): number {
    return this.base.at + this.from;
  }

  get end(): number {
    return this.base.at + this.to;
  }
}

/** A span that moves with its base; `from` and `to` count from there. */
export function placedSpan(base: Base, from: number, to: number): Span {
  return new PlacedSpan(base, from, to);
}

/** A part of a span, by offsets from its start; it moves with the span. */
export function partOf(span: Span, from: number, to: number): Span {
  if (span instanceof PlacedSpan) return new PlacedSpan(span.base, span.from + from, span.from + to);
  return { start: span.start + from, end: span.start + to };
}

/** The base that a span is told from; undefined where it moves with nothing. */
export function baseOf(span: Span): Base | undefined {
  return span instanceof PlacedSpan ? span.base : undefined;
}

/** The span as it stands now: a copy that moves with nothing. */
export function fixedSpan({ start, end }: Span): Span {
  return { start, end };
}

/** The last of some items, which are in the order of their starts, that starts at an offset or before it; undefined where none does. */
export function lastStarting<T>(items: readonly T[], offset: number, startOf: (item: T) => number): T | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
