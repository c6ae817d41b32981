import type { ComparedFinding, Comparison, EntryChange, LoneEntry, StackTarget } from '../core/compare/types.ts';
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
} from '../core/compare/wording.ts';
import { COUPLING_MARKS } from '../core/features/coupling-text.ts';
import type { Labels } from './compare.ts';
import { reachLines } from './compare-table.ts';
import type { Paint, Style } from './style.ts';
import { counted, pad, visible, wrap } from './text.ts';

const INDENT = '  ';

/** A comparison for people: both stacks in short, the entries, what became locked or free, where they run now and why. */
export function comparePretty(comparison: Comparison, labels: Labels, style: Style): string {
  const sections = [
    headLines(comparison, labels, style),
    isSame(comparison) ? ['Nothing differs.'] : [],
    section('Entries', entryLines(comparison, style), style),
    section('Coupling', couplingLines(comparison.changed, style), style),
    section('Where they run', reachLines(comparison, style), style),
    section(
      'Why',
      causesOf(comparison.changed).flatMap((cause) => causeLines(cause, style)),
      style,
    ),
    section('Choke points', chokePointLines(comparison, style), style),
    section('Findings', findingLines(comparison, style), style),
  ];
  return sections.flatMap((lines) => (lines.length > 0 ? [`${lines.join('\n')}\n`] : [])).join('\n');
}

function section(title: string, lines: readonly string[], style: Style): readonly string[] {
  return lines.length === 0 ? [] : [style.strong(title), ...lines];
}

function headLines(comparison: Comparison, labels: Labels, style: Style): readonly string[] {
  const { before, after, targets } = comparison;
  const files = `(${visible(labels.before)} → ${visible(labels.after)})`;
  const percent = (share: number): string => `${Math.floor(share * 100)} %`;
  const facts: readonly (readonly [string, string])[] = [
    ['Lock-in', `${step(before.lockIn.toFixed(1), after.lockIn.toFixed(1))} of 100 ${stepPaint(comparison, style)}`],
    ['Known', `${step(percent(before.known), percent(after.known))} of the cells (entry × accelerator)`],
    ['Entries', step(String(before.entries), String(after.entries))],
    ['Asked for', askedText(comparison)],
    ['Runs on', targetsText(targets, style)],
  ];
  const broken = before.problems + after.problems;
  const warning = `▲ Read in part only: ${counted(broken, 'problem')} of form; \`layercake check\` names them.`;
  return [
    ...wrap(`${style.strong(visible(stackTitle(comparison)))} ${style.faint(files)}`, style.width),
    '',
    ...facts.flatMap(([label, value]) => wrap(value, style.width, `${INDENT}${style.faint(pad(label, 9))}  `)),
    ...(broken > 0 ? wrap(style.severity.warning(warning), style.width, INDENT) : []),
  ];
}

function step(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
}

function stepPaint({ before, after }: Comparison, style: Style): string {
  const paint = after.lockIn > before.lockIn ? style.level.none : style.level.native;
  return paint(stepWords(before.lockIn, after.lockIn));
}

function askedText({ before, after }: Comparison): string {
  const [old, fresh] = [new Set(before.targets), new Set(after.targets)];
  const words = [
    ...[...fresh].map((id) => (old.has(id) ? id : `+${id}`)),
    ...[...old].filter((id) => !fresh.has(id)).map((id) => `−${id}`),
  ];
  return words.length === 0 ? 'nothing' : visible(words.join(', '));
}

/** The targets that the whole stack runs on, those won and those lost. */
function targetsText(targets: readonly StackTarget[], style: Style): string {
  const words = targets.flatMap(({ id, after, turn }) => {
    if (turn === 'lost') return [style.level.none(`−${visible(id)}`)];
    if (after === 'none' || after === 'unknown') return [];
    return [style.level[after](`${turn === 'opened' ? '+' : ''}${visible(id)}`)];
  });
  return words.length === 0 ? 'no target, as a whole' : words.join(', ');
}

/** The sign of a line, and its colour. */
const SIGNS = {
  added: ['+', (style: Style): Paint => style.level.native],
  removed: ['−', (style: Style): Paint => style.level.none],
  changed: ['~', (style: Style): Paint => style.level.port],
} as const;

function signed(sign: keyof typeof SIGNS, id: string, text: string, style: Style): readonly string[] {
  const [mark, paint] = SIGNS[sign];
  const head = `${paint(style)(mark)} ${style.strong(visible(id))}`;
  return wrap(`${head} ${text}`, style.width, INDENT, INDENT.repeat(3));
}

function entryLines({ added, removed, changed }: Comparison, style: Style): readonly string[] {
  return [
    ...added.flatMap((entry) => signed('added', entry.id, loneText(entry, style), style)),
    ...removed.flatMap((entry) => signed('removed', entry.id, loneText(entry, style), style)),
    ...changed
      .filter(({ fields }) => fields.length > 0)
      .flatMap(({ id, fields }) =>
        signed('changed', id, fields.map((field) => visible(fieldWords(field, String))).join('; '), style),
      ),
  ];
}

function loneText({ id, layer, component, version, coupling, lockIn }: LoneEntry, style: Style): string {
  const what = [component === id ? undefined : component, version].filter((word) => word !== undefined);
  const named = what.length === 0 ? '' : `, ${visible(what.join(' '))}`;
  const verdict = style.coupling[coupling](`${COUPLING_MARKS[coupling]} ${coupling}`);
  return `${style.faint(`(${layer}${named})`)} ${verdict}, lock-in ${lockIn.toFixed(0)}`;
}

/** What became locked first, then what is no longer, then the rest. */
function couplingLines(changed: readonly EntryChange[], style: Style): readonly string[] {
  const rows = changed.flatMap(({ id, coupling, lockIn }) => {
    if (!coupling) return [];
    const { before, after } = coupling;
    const rank = after.coupling === 'locked' ? 0 : before.coupling === 'locked' ? 1 : 2;
    const words = [before, after].map((one) => {
      return style.coupling[one.coupling](`${COUPLING_MARKS[one.coupling]} ${visible(couplingWords(one))}`);
    });
    const index = lockIn ? `, lock-in ${step(lockIn.before.toFixed(0), lockIn.after.toFixed(0))}` : '';
    return [{ rank, text: `${style.strong(visible(id))} ${words.join(' → ')}${index}` }];
  });
  return rows.sort((a, b) => a.rank - b.rank).flatMap(({ text }) => wrap(text, style.width, INDENT, INDENT.repeat(3)));
}

function causeLines(cause: Cause, style: Style): readonly string[] {
  const { targets, chain, reason } = cause;
  const { mark, word, isBetter, held, along } = causeWords(cause, visible);
  const paint = isBetter ? style.level.native : style.level.none;
  const chainText = style.strong(visible(chainWords(chain)));
  const text = `${paint(`${mark} ${word.toLowerCase()}`)} on ${visible(targets.join(', '))}, ${held} ${chainText}: ${visible(reason)}.${along}`;
  return wrap(text, style.width, INDENT, INDENT.repeat(3));
}

function chokePointLines({ chokePoints: { come, gone } }: Comparison, style: Style): readonly string[] {
  return [
    ...come.flatMap(({ id, opens }) => signed('added', id, `would open ${counted(opens, 'cell')}`, style)),
    ...gone.flatMap(({ id, opens }) => signed('removed', id, `would have opened ${counted(opens, 'cell')}`, style)),
  ];
}

function findingLines({ findings: { come, gone } }: Comparison, style: Style): readonly string[] {
  const lines = (mark: string) => (finding: ComparedFinding) => {
    const head = `${mark} ${style.severity[finding.severity](finding.severity)} ${style.faint(finding.rule)}`;
    return wrap(`${head} ${visible(finding.message)}`, style.width, INDENT, INDENT.repeat(3));
  };
  return [...come.flatMap(lines('+')), ...gone.flatMap(lines('−'))];
}
