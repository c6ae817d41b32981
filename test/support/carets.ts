import type { Finding } from '../../src/core/index.ts';
import { type LineIndex, positionAt } from '../../src/core/text/line-index.ts';
import { placeOf } from './core.ts';

/**
 * A fixture's expectations stand in it as comment lines, which are taken out before it is read. Under the flagged text:
 *
 *     framework: [pytroch]
 *     #           ^^^^^^^ unknown-component: The catalog has no `pytroch`. …
 *
 * Where carets cannot point (the first column, an empty span, several lines): lines and columns from 1, of the text as it is read.
 *
 *     # @1:1-1:1 error schema: The manifest is empty …
 *
 * A line `# config: {budget: {locked: 0}}` is the config under which the fixture is checked.
 *
 * A severity may stand before the rule; a message that ends with … is a beginning. Lines behind it may name related places
 * (then all of them): `# related: line 3 The first one`.
 */
export interface Fixture {
  readonly text: string;
  readonly config: string;
  readonly expected: readonly Expectation[];
}

export interface Expectation {
  readonly place: string;
  readonly severity: string | undefined;
  readonly rule: string;
  readonly message: string;
  readonly related: string[];
}

const HEAD = String.raw`\s+(?:(error|warning|information) )?([a-z-]+): (.*)$`;
const CARETS = new RegExp(String.raw`^#\s*(\^+)${HEAD}`);
const PLACE = new RegExp(String.raw`^# @(\d+:\d+-\d+:\d+)${HEAD}`);
const CONFIG = /^# config: (.*)$/;
const RELATED = /^#\s*related: (line \d+ .*)$/;

/** Splits a fixture into the text that a user would have and what should be found in it. */
export function readFixture(source: string): Fixture {
  let config = '';
  const kept: string[] = [];
  const expected: Expectation[] = [];
  for (const line of source.split('\n')) {
    const related = RELATED.exec(line)?.[1];
    const expectation = caretExpectation(line, kept.length) ?? placeExpectation(line);
    const configured = CONFIG.exec(line)?.[1];
    if (configured !== undefined) config = configured;
    else if (related !== undefined) expected.at(-1)?.related.push(related);
    else if (expectation) expected.push(expectation);
    else kept.push(line);
  }
  return { text: kept.join('\n'), config, expected };
}

function caretExpectation(line: string, above: number): Expectation | undefined {
  const match = CARETS.exec(line);
  if (!match) return undefined;
  const [, carets = '', severity, rule = '', message = ''] = match;
  const start = line.indexOf('^') + 1;
  const place = `${above}:${start}-${above}:${start + carets.length}`;
  return { place, severity, rule, message, related: [] };
}

function placeExpectation(line: string): Expectation | undefined {
  const match = PLACE.exec(line);
  if (!match) return undefined;
  const [, place = '', severity, rule = '', message = ''] = match;
  return { place, severity, rule, message, related: [] };
}

/** A text with its lines, as a reading has them. */
interface Lined {
  readonly manifest: { readonly lines: LineIndex };
}

/**
 * Lists what was found beside what was expected, one line each, so that a difference reads like a table.
 * A finding that meets an expectation is written in the expectation's words.
 */
export function compare(
  reading: Lined,
  findings: readonly Finding[],
  expected: readonly Expectation[],
): { readonly found: readonly string[]; readonly expected: readonly string[] } {
  const open = [...expected];
  const found = findings.map((finding) => {
    const index = open.findIndex((one) => meets(reading, finding, one));
    const [met] = index < 0 ? [] : open.splice(index, 1);
    return met ? expectationText(met) : findingText(reading, finding);
  });
  return { found: found.sort(), expected: expected.map(expectationText).sort() };
}

function meets(reading: Lined, finding: Finding, expectation: Expectation): boolean {
  const { place, severity, rule, message, related } = expectation;
  const said = message.endsWith('…') ? finding.message.startsWith(message.slice(0, -1)) : finding.message === message;
  const same = rule === finding.rule && (severity ?? finding.severity) === finding.severity;
  const places = relatedTexts(reading, finding);
  const relatedMeet =
    related.length === 0 || (places.length === related.length && related.every((one, i) => one === places[i]));
  return same && said && relatedMeet && place === placeOf(reading, finding.span);
}

function relatedTexts({ manifest }: Lined, { related }: Finding): readonly string[] {
  return related.map(({ message, span }) => `line ${positionAt(manifest.lines, span.start).line + 1} ${message}`);
}

function findingText(reading: Lined, finding: Finding): string {
  const related = relatedTexts(reading, finding).map((one) => ` [${one}]`);
  return `${placeOf(reading, finding.span)} ${finding.severity} ${finding.rule}: ${finding.message}${related.join('')}`;
}

function expectationText({ place, severity, rule, message, related }: Expectation): string {
  return `${place} ${severity ? `${severity} ` : ''}${rule}: ${message}${related.map((one) => ` [${one}]`).join('')}`;
}
