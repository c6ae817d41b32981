import { type Finding, positionAt, type Severity, type Span } from '../core/index.ts';
import type { CheckedFile } from './check-files.ts';
import { fromOne } from './check-json.ts';
import type { Printer, Summary } from './check-printer.ts';
import { excerpt } from './excerpt.ts';
import type { Style } from './style.ts';
import { counted, visible, wrap } from './text.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '✗', warning: '▲', information: '·' };
const INDENT = '  ';
const MOST_PLACES = 4;

/** What `check` found, for people: each finding with its place in the source, and a line that counts them. */
export function createPrettyPrinter(style: Style): Printer {
  let touched = 0;
  return {
    file: (checked) => {
      if (checked.findings.length > 0) touched++;
      return checked.findings.map((finding) => `${findingText(checked, finding, style)}\n\n`).join('');
    },
    end: (summary) => `${summaryText(touched, summary, style)}\n`,
  };
}

function findingText(file: CheckedFile, finding: Finding, style: Style): string {
  const { severity, rule, confidence, message, related } = finding;
  const paint = style.severity[severity];
  const head = `${style.place(placeText(file, finding.span))} ${paint(`${MARKS[severity]} ${severity}`)} ${style.faint(`${rule} · ${confidence}`)}`;
  const places = related.slice(0, MOST_PLACES).flatMap((place) => {
    const mark = `${INDENT}→ ${lineAndColumn(file, place.span)} `;
    return wrap(visible(place.message), style.width, mark);
  });
  const more =
    related.length > MOST_PLACES ? [`${INDENT}→ and ${counted(related.length - MOST_PLACES, 'more place')}`] : [];
  return [
    ...wrap(head, style.width, '', INDENT),
    ...wrap(visible(message), style.width, INDENT),
    ...excerpt(file.source, finding.span, style, paint),
    ...places,
    ...more,
  ].join('\n');
}

function placeText(file: CheckedFile, span: Span): string {
  return `${visible(file.path)}:${lineAndColumn(file, span)}`;
}

function lineAndColumn({ source }: CheckedFile, span: Span): string {
  const { line, column } = fromOne(positionAt(source.lines, span.start));
  return `${line}:${column}`;
}

function summaryText(touched: number, summary: Summary, style: Style): string {
  const counts = countsText(touched, summary, style);
  return [counts, ...(summary.baseline ? baselineLines(summary.baseline, style) : [])].join('\n');
}

const MOST_GONE = 5;

/** What a baseline left out, and what of it is stale. */
function baselineLines({ known, gone }: NonNullable<Summary['baseline']>, style: Style): readonly string[] {
  const left = style.faint(`${counted(known, 'known finding')} left out`);
  if (gone.length === 0) return [left];
  const names = gone.map(({ path, rule, entry, key }) => `${path} ${rule} ${entry ?? key}`);
  const more = gone.length > MOST_GONE ? [`and ${gone.length - MOST_GONE} more`] : [];
  const stale = `${counted(gone.length, 'finding')} of the baseline no longer there; --write-baseline drops ${gone.length === 1 ? 'it' : 'them'}:`;
  return [
    ...[left, stale],
    ...[...names.slice(0, MOST_GONE), ...more].flatMap((line) => wrap(visible(line), style.width, INDENT)),
  ];
}

function countsText(
  touched: number,
  { files, errors, warnings, informations, baseline }: Summary,
  style: Style,
): string {
  const counts = [
    ...(errors > 0 ? [style.severity.error(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [style.severity.warning(counted(warnings, 'warning'))] : []),
    ...(informations > 0 ? [style.severity.information(counted(informations, 'information'))] : []),
  ];
  if (counts.length === 0) return `no ${baseline ? 'new ' : ''}findings in ${counted(files, 'manifest')}`;
  return `${counts.join(', ')} in ${touched === files ? counted(files, 'file') : `${touched} of ${counted(files, 'file')}`}`;
}
