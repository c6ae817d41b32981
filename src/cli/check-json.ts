import { type Finding, type Position, positionAt, type Reading, type Span } from '../core/index.ts';
import type { CheckedFile, Summary } from './check.ts';
import { jsonText } from './text.ts';

/** What `check` found, as schemas/output-check.schema.json describes it. */
export function checkJson(checked: readonly CheckedFile[], summary: Summary): string {
  const files = checked.map(({ path, reading, findings }) => ({
    path,
    findings: findings.map((finding) => findingJson(reading, finding)),
  }));
  return jsonText({ version: 1, files, summary });
}

function findingJson(reading: Reading, { rule, severity, confidence, message, entry, span, related }: Finding): object {
  return {
    ...{ rule, severity, confidence, message, ...(entry !== undefined && { entry }) },
    range: rangeOf(reading, span),
    related: related.map((place) => ({ message: place.message, range: rangeOf(reading, place.span) })),
  };
}

function rangeOf({ manifest }: Reading, span: Span): { readonly start: Position; readonly end: Position } {
  return { start: fromOne(positionAt(manifest.lines, span.start)), end: fromOne(positionAt(manifest.lines, span.end)) };
}

/** Lines and columns as people count them. */
export function fromOne({ line, column }: Position): Position {
  return { line: line + 1, column: column + 1 };
}
