import { type Finding, type Position, positionAt, type Span } from '../core/index.ts';
import type { CheckedFile } from './check-files.ts';
import type { Printer } from './check-printer.ts';
import type { Source } from './excerpt.ts';
import { jsonText } from './text.ts';

/** What `check` found, as schemas/output-check.schema.json describes it, written file by file. */
export function createJsonPrinter(): Printer {
  let lead = HEAD;
  return {
    file: (checked) => {
      const text = jsonText({ version: 1, files: [fileJson(checked)] });
      const file = lead + text.slice(HEAD.length, -TAIL.length);
      lead = ',';
      return file;
    },
    end: (summary) => `\n  ],${jsonText({ summary }).slice(1)}`,
  };
}

/** What stands before and behind a file that is the only one. */
const [HEAD = '', TAIL = ''] = jsonText({ version: 1, files: [0] }).split(/(?<=\[)\n {4}0/);

function fileJson({ path, source, findings }: CheckedFile): object {
  return { path, findings: findings.map((finding) => findingJson(source, finding)) };
}

function findingJson(source: Source, { rule, severity, confidence, message, entry, span, related }: Finding): object {
  return {
    rule,
    severity,
    confidence,
    message,
    entry,
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
