import { type Finding, positionAt, type Reading } from '../../src/core/index.ts';

/** A finding in the form of the tables. */
export interface Told {
  /** Place (line and column, from 1), severity and rule. */
  readonly finding: string;
  /** The text that it underlines. */
  readonly on: string;
  /** The related places: line, then what is said there. */
  readonly chain: readonly string[];
  readonly message: string;
}

/** Findings in the form of the tables. */
export function tell({ manifest: { lines, text } }: Reading, findings: readonly Finding[]): readonly Told[] {
  return findings.map(({ severity, rule, message, span, related }) => {
    const { line, column } = positionAt(lines, span.start);
    return {
      finding: `${line + 1}:${column + 1} ${severity} ${rule}`,
      on: text.slice(span.start, span.end),
      chain: related.map((place) => `${positionAt(lines, place.span.start).line + 1} ${place.message}`),
      message,
    };
  });
}
