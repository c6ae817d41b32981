import { shortList } from '../core/analysis/wording.ts';
import { LEVELS, RANK } from '../core/catalog/level.ts';
import { COUPLING_MARKS } from '../core/features/coupling-text.ts';
import type { Analysis, Level, Reading } from '../core/index.ts';
import { tableLines } from './analyze-table.ts';
import { isPlatform, tieLines } from './analyze-ties.ts';
import type { Style } from './style.ts';
import { counted, pad, visible, wrap } from './text.ts';

const INDENT = '  ';
const BAR = 20;
const MOST_NAMES = 6;
const MOST_CHOKE_POINTS = 5;

/** An analysis for people: the stack in short, its entries, what ties it, and where a change would open most. */
export function analyzePretty(reading: Reading, shown: string, style: Style): string {
  const isEmpty = reading.manifest.stack.entries.length === 0;
  const sections = [
    headLines(reading, shown, style),
    ...(isEmpty ? [['No layer has an entry.']] : [tableLines(reading, style), tieLines(reading, style)]),
    unknownLines(reading, style),
    chokePointLines(reading.analysis, style),
  ];
  return sections.flatMap((lines) => (lines.length > 0 ? [`${lines.join('\n')}\n`] : [])).join('\n');
}

function headLines(reading: Reading, shown: string, style: Style): readonly string[] {
  const { manifest, analysis } = reading;
  const name = manifest.stack.name?.value;
  const file = visible(shown);
  const title = name === undefined ? style.strong(file) : `${style.strong(visible(name))} ${style.faint(`(${file})`)}`;
  const filled = Math.round((analysis.lockIn / 100) * BAR);
  const facts = [
    ['Lock-in', `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${analysis.lockIn.toFixed(1)} of 100`],
    ['Known', `${Math.floor(analysis.known * 100)} % of the cells (entry × accelerator)`],
    ['Targets', targetsText(reading, style)],
  ] as const;
  const broken = manifest.syntax.issues.length + manifest.problems.length;
  const warning = `▲ Read in part only: ${counted(broken, 'problem')} of form; \`layercake check\` names them.`;
  return [
    ...wrap(title, style.width),
    '',
    ...facts.flatMap(([label, value]) =>
      wrap(value, style.width, `${INDENT}${style.faint(pad(label, 'Lock-in'.length))}  `),
    ),
    ...(broken > 0 ? wrap(style.severity.warning(warning), style.width, INDENT) : []),
  ];
}

/** The targets that the manifest asks for, each with what the whole stack comes to there. */
function targetsText({ manifest, analysis }: Reading, style: Style): string {
  const asked = manifest.stack.targets.map(({ value }) => {
    const target = analysis.targets.findIndex(({ id }) => id === value);
    if (target < 0) return `${visible(value)} (no such target)`;
    const level = stackLevel(analysis, target);
    return `${visible(value)} (${style.level[level](level === 'none' ? 'does not run' : level)})`;
  });
  return asked.length > 0 ? asked.join(', ') : 'the manifest asks for none';
}

function stackLevel(analysis: Analysis, target: number): Level {
  const ranks = analysis.topmost.map((node) => RANK[analysis.reach(node, target)]);
  return LEVELS[Math.min(...ranks, RANK.native)] ?? 'unknown';
}

function unknownLines({ manifest, analysis }: Reading, style: Style): readonly string[] {
  const entries = manifest.stack.entries.filter(({ index }) => analysis.coupling(index) === 'unknown');
  if (entries.length === 0) return [];
  const names = shortList(
    entries.map(({ id }) => id.value),
    MOST_NAMES,
  );
  const text = `${COUPLING_MARKS.unknown} The catalog knows too little to judge ${visible(names)}.`;
  return [style.strong('Unknown'), ...wrap(text, style.width, INDENT, INDENT.repeat(2))];
}

function chokePointLines(analysis: Analysis, style: Style): readonly string[] {
  const points = analysis.chokePoints().filter(({ node, opens, own }) => !isPlatform(analysis, node) || opens > own);
  if (points.length === 0) return [];
  const rows = points.slice(0, MOST_CHOKE_POINTS).flatMap(({ node, opens }, index) => {
    const words = `${style.strong(visible(analysis.nodes[node]?.id ?? '?'))} opens ${counted(opens, 'cell')}`;
    return wrap(words, style.width, `${INDENT}${index + 1}. `);
  });
  const heading = `${style.strong('Choke points')} ${style.faint('(what would open most if it alone ran everywhere)')}`;
  return [heading, ...rows];
}
