import { type LineIndex, positionAt } from '../text/line-index.ts';
import type { Finding } from './rule.ts';

/** Rules about words that may be only half there while a line is being typed. */
const ABOUT_WORDS = new Set(['schema', 'unknown-component', 'unknown-reference', 'invalid-version']);

/** The rules whose findings have echoes. */
export const ECHOED: ReadonlySet<string> = new Set(['yaml-syntax', 'schema']);

/**
 * Leaves out what only follows from a text that is broken or of the wrong shape: words on a line that is no YAML yet, and names
 * that cannot be any.
 */
export function withoutEchoes(findings: readonly Finding[], lines: LineIndex): readonly Finding[] {
  const lineOf = ({ span }: Finding): number => positionAt(lines, span.start).line;
  const broken = new Set(findings.filter(({ rule }) => rule === 'yaml-syntax').map(lineOf));
  const misshapen = new Set(findings.filter(({ rule }) => rule === 'schema').map(({ span }) => span.start));
  const isEcho = (finding: Finding): boolean =>
    (ABOUT_WORDS.has(finding.rule) && broken.has(lineOf(finding))) ||
    (finding.rule === 'unknown-reference' && misshapen.has(finding.span.start));
  return findings.filter((finding) => !isEcho(finding));
}
