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
