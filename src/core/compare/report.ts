import { COUPLING_MARKS, LEVEL_MARKS } from '../features/coupling-text.ts';
import { code, escapeMarkdown } from '../features/markdown.ts';
import type { Change, ComparedFinding, Comparison, EntryChange, LoneEntry } from './types.ts';
import {
  type Cause,
  causesOf,
  causeWords,
  chainWords,
  couplingWords,
  fieldWords,
  isSame,
  stackTitle,
  stepWords,
} from './wording.ts';

/**
 * A comparison as a Markdown document, fit for a pull request and for an editor's preview. Foreign texts are escaped; `labels` say
 * which text is which.
 */
export function comparisonReport(comparison: Comparison, labels: Change<string>): string {
  const parts = [
    `## ${escapeMarkdown(stackTitle(comparison))}: ${headline(comparison)}`,
    overview(comparison, labels),
    ...warning(comparison, labels),
    ...(isSame(comparison) ? ['Nothing differs.'] : []),
    ...section('Entries', entryTable(comparison)),
    ...section('Coupling', couplingText(comparison)),
    ...section('Where they run', reachTable(comparison)),
    ...section('Why', causesOf(comparison.changed).map(causeItem).join('\n')),
    ...section('Choke points', chokePointItems(comparison)),
    ...section('Findings', findingItems(comparison)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, body: string): readonly string[] {
  return body === '' ? [] : [`### ${title}`, body];
}

function headline({ before, after }: Comparison): string {
  const step = stepWords(before.lockIn, after.lockIn);
  const [old, fresh] = [before.lockIn.toFixed(1), after.lockIn.toFixed(1)];
  return step === '' ? `lock-in index ${fresh}, as before` : `lock-in index ${old} → ${fresh} (${step})`;
}

function table(head: readonly string[], rule: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return rows.length === 0 ? '' : [head, rule, ...rows].map(line).join('\n');
}

function overview({ before, after, targets }: Comparison, labels: Change<string>): string {
  const ids = (list: readonly string[]): string => (list.length === 0 ? 'none' : list.map(code).join(', '));
  const runsOn = (side: 'before' | 'after'): string =>
    ids(targets.flatMap((target) => (target[side] === 'none' || target[side] === 'unknown' ? [] : [target.id])));
  const percent = (share: number): string => `${Math.floor(share * 100)} %`;
  return table(
    ['', code(labels.before), code(labels.after)],
    ['---', '---', '---'],
    [
      ['Lock-in index, 0 to 100', before.lockIn.toFixed(1), after.lockIn.toFixed(1)],
      ['Known share of the cells', percent(before.known), percent(after.known)],
      ['Entries', String(before.entries), String(after.entries)],
      ['Has to run on', ids(before.targets), ids(after.targets)],
      ['Runs on, as a whole', runsOn('before'), runsOn('after')],
    ],
  );
}

function warning({ before, after }: Comparison, labels: Change<string>): readonly string[] {
  const broken = [
    ...(before.problems > 0 ? [code(labels.before)] : []),
    ...(after.problems > 0 ? [code(labels.after)] : []),
  ];
  return broken.length === 0 ? [] : [`⚠ Read in part only, for problems of form: ${broken.join(' and ')}.`];
}

function entryTable({ added, removed, changed }: Comparison): string {
  const lone = (mark: string, word: string) => (entry: LoneEntry) => [
    `${mark} ${code(entry.id)}`,
    entry.layer,
    `${word}: ${loneWords(entry)}`,
  ];
  const rows = [
    ...added.map(lone('+', 'added')),
    ...removed.map(lone('−', 'removed')),
    ...changed
      .filter(({ fields }) => fields.length > 0)
      .map(({ id, layer, fields }) => [
        `~ ${code(id)}`,
        layer,
        fields.map((change) => fieldWords(change, code)).join('; '),
      ]),
  ];
  return table(['Entry', 'Layer', 'What'], ['---', '---', '---'], rows);
}

function loneWords({ id, component, version, coupling, lockIn }: LoneEntry): string {
  const what = [component === id ? undefined : component, version].filter((word) => word !== undefined).map(code);
  const verdict = `${COUPLING_MARKS[coupling]} ${coupling}, index ${lockIn.toFixed(0)}`;
  return [...(what.length > 0 ? [what.join(' ')] : []), verdict].join(', ');
}

function couplingText({ changed, becameLocked, becameFree }: Comparison): string {
  const list = (title: string, ids: readonly string[]): readonly string[] =>
    ids.length === 0 ? [] : [`**${title}:** ${ids.map(code).join(', ')}.`];
  const parts = [
    ...list('Became locked', becameLocked),
    ...list('No longer locked', becameFree),
    couplingTable(changed),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function couplingTable(changed: readonly EntryChange[]): string {
  const rows = changed.flatMap(({ id, coupling, lockIn }) => {
    if (!coupling) return [];
    const [old, fresh] = [coupling.before, coupling.after].map(
      (one) => `${COUPLING_MARKS[one.coupling]} ${escapeMarkdown(couplingWords(one))}`,
    );
    const index = lockIn ? `${lockIn.before.toFixed(0)} → ${lockIn.after.toFixed(0)}` : 'as before';
    return [[code(id), old ?? '', fresh ?? '', index]];
  });
  return table(['Entry', 'Before', 'After', 'Index'], ['---', '---', '---', '---'], rows);
}

/** A row for each entry whose reach differs, a column for each target that any differs on. */
function reachTable({ changed, targets }: Comparison): string {
  const moved = changed.filter(({ cells }) => cells.length > 0);
  const touched = new Set(moved.flatMap(({ cells }) => cells.map(({ target }) => target)));
  const columns = targets.filter(({ id }) => touched.has(id));
  const rows = moved.map(({ id, cells }) => {
    const byTarget = new Map(
      cells.map((cell) => [cell.target, `${LEVEL_MARKS[cell.before]} → ${LEVEL_MARKS[cell.after]}`]),
    );
    return [code(id), ...columns.map((target) => byTarget.get(target.id) ?? '')];
  });
  const head = ['Entry', ...columns.map(({ name }) => escapeMarkdown(name))];
  const legend = Object.entries(LEVEL_MARKS).map(([level, mark]) => `${mark} ${level}`);
  const text = table(head, ['---', ...columns.map(() => ':-:')], rows);
  return text === '' ? '' : `${text}\n\n${legend.join(' · ')}`;
}

function causeItem(cause: Cause): string {
  const { targets, chain, reason } = cause;
  const { mark, word, held, along } = causeWords(cause, escapeMarkdown);
  return `- **${mark} ${word}** on ${targets.map(code).join(', ')}, ${held} ${code(chainWords(chain))}: ${escapeMarkdown(reason)}.${along}`;
}

function chokePointItems({ chokePoints: { come, gone } }: Comparison): string {
  const cells = (count: number): string => `${count} cell${count === 1 ? '' : 's'}`;
  return [
    ...come.map(({ id, opens }) => `- New: ${code(id)} would open ${cells(opens)} if it ran everywhere`),
    ...gone.map(({ id, opens }) => `- Gone: ${code(id)}, which would have opened ${cells(opens)}`),
  ].join('\n');
}

function findingItems({ findings: { come, gone } }: Comparison): string {
  const item = (word: string) => (finding: ComparedFinding) =>
    `- ${word} ${finding.severity}, ${code(finding.rule)}${finding.entry === undefined ? '' : ` at ${code(finding.entry)}`}: ${escapeMarkdown(finding.message)}`;
  return [...come.map(item('New')), ...gone.map(item('Gone'))].join('\n');
}
