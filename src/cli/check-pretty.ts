import { type Finding, positionAt, type Severity, type Span } from '../core/index.ts';
import type { CheckedFile, Summary } from './check.ts';
import { fromOne } from './check-json.ts';
import { excerpt } from './excerpt.ts';
import type { Style } from './style.ts';
import { counted, visible, wrap } from './text.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '✗', warning: '▲', information: '·' };
const INDENT = '  ';
const MOST_PLACES = 4;

/** What `check` found, for people: each finding with its place in the source, and a line that counts them. */
export function checkPretty(checked: readonly CheckedFile[], summary: Summary, style: Style): string {
  const findings = checked.flatMap((file) => file.findings.map((finding) => findingText(file, finding, style)));
  return [...findings, summaryText(checked, summary, style)].map((text) => `${text}\n`).join('\n');
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
    ...excerpt(file.reading, finding.span, style, paint),
    ...places,
    ...more,
  ].join('\n');
}

function placeText(file: CheckedFile, span: Span): string {
  return `${visible(file.path)}:${lineAndColumn(file, span)}`;
}

function lineAndColumn({ reading }: CheckedFile, span: Span): string {
  const { line, column } = fromOne(positionAt(reading.manifest.lines, span.start));
  return `${line}:${column}`;
}

function summaryText(
  checked: readonly CheckedFile[],
  { files, errors, warnings, informations }: Summary,
  style: Style,
): string {
  const counts = [
    ...(errors > 0 ? [style.severity.error(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [style.severity.warning(counted(warnings, 'warning'))] : []),
    ...(informations > 0 ? [style.severity.information(counted(informations, 'information'))] : []),
  ];
  if (counts.length === 0) return `no findings in ${counted(files, 'manifest')}`;
  const touched = checked.filter(({ findings }) => findings.length > 0).length;
  return `${counts.join(', ')} in ${touched === files ? counted(files, 'file') : `${touched} of ${counted(files, 'file')}`}`;
}
