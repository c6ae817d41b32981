import type { Finding, Reading } from '../index.ts';
import { positionAt } from '../text/line-index.ts';
import { code, escapeMarkdown } from './markdown.ts';

/** Findings as a Markdown list, in the order of the text: line, severity, rule, message. Foreign texts are escaped. */
export function findingList({ manifest: { lines } }: Pick<Reading, 'manifest'>, findings: readonly Finding[]): string {
  return findings
    .map(({ span, severity, rule, message }) => {
      return `- Line ${positionAt(lines, span.start).line + 1}, ${severity}, ${code(rule)}: ${escapeMarkdown(message)}`;
    })
    .join('\n');
}
