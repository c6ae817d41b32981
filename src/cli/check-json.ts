import { type Finding, type Position, positionAt, type Span } from '../core/index.ts';
import type { Summary } from './check.ts';
import type { CheckedFile } from './check-files.ts';
import type { Source } from './excerpt.ts';
import { jsonText } from './text.ts';

/** What `check` found, as schemas/output-check.schema.json describes it. */
export function checkJson(checked: readonly CheckedFile[], summary: Summary): string {
  const files = checked.map(({ path, source, findings }) => ({
    path,
    findings: findings.map((finding) => findingJson(source, finding)),
  }));
  return jsonText({ version: 1, files, summary });
}

function findingJson(source: Source, { rule, severity, confidence, message, entry, span, related }: Finding): object {
  return {
    ...{ rule, severity, confidence, message, ...(entry !== undefined && { entry }) },
    range: rangeOf(source, span),
    related: related.map((place) => ({ message: place.message, range: rangeOf(source, place.span) })),
  };
}

function rangeOf({ lines }: Source, span: Span): { readonly start: Position; readonly end: Position } {
  return { start: fromOne(positionAt(lines, span.start)), end: fromOne(positionAt(lines, span.end)) };
}

/** Lines and columns as people count them. */
export function fromOne({ line, column }: Position): Position {
  return { line: line + 1, column: column + 1 };
}
