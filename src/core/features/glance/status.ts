import type { Analysis } from '../../analysis/analyze.ts';
import type { Coupling } from '../../analysis/coupling.ts';
import { stackLevel } from '../../analysis/topmost.ts';
import { sentenceList } from '../../analysis/wording.ts';
import { RANK } from '../../catalog/level.ts';
import type { Level } from '../../catalog/types.ts';
import type { Reading } from '../../index.ts';
import { COUPLING_MARKS, LEVEL_MARKS } from '../coupling-text.ts';
import { code, escapeMarkdown } from '../markdown.ts';
import { entryCount, shortName } from './names.ts';
import { askedTargets, worstCoupling } from './stack-words.ts';

/** The whole stack in a few words. */
export interface Status {
  readonly coupling: Coupling;
  /** `■ locked · 75 · ✕ AMD GPU`: the coupling of the topmost entry that is tied the most, the lock-in index, what is asked for and not reached. */
  readonly text: string;
  /** The same as a sentence, for who does not see the marks. */
  readonly label: string;
  /** A table of the targets. Foreign texts are escaped. */
  readonly markdown: string;
  /** The names of the targets that the manifest asks for and the stack does not reach. */
  readonly unreachable: readonly string[];
}

/** The status of a stack; undefined where it has no entry. */
export function statusOf(reading: Reading): Status | undefined {
  const { analysis, manifest } = reading;
  if (manifest.stack.entries.length === 0) return undefined;
  const coupling = worstCoupling(analysis);
  const index = analysis.lockIn.toFixed(0);
  const unreachable = askedTargets(manifest.stack, analysis)
    .filter((target) => stackLevel(analysis, target) === 'none')
    .map((target) => shortName(analysis.targets[target]?.name ?? '?'));
  const name = shortName(manifest.stack.name?.value ?? 'The stack');
  const missing = unreachable.length > 0 ? ` It asks for ${sentenceList(unreachable)} and does not run there.` : '';
  return {
    ...{ coupling, unreachable },
    text: [`${COUPLING_MARKS[coupling]} ${coupling}`, index, ...missingText(unreachable)].join(' · '),
    label: `${name}: ${coupling}, lock-in index ${index} of 100, ${knownText(analysis)}.${missing}`,
    markdown: statusMarkdown(reading, name),
  };
}

/** What is asked for and missing, for those who see no colour, too. */
function missingText([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  return [`${LEVEL_MARKS.none} ${others.length === 0 ? first : `${others.length + 1} targets`}`];
}

function knownText({ known }: Analysis): string {
  return `${Math.floor(100 * known)} % known`;
}

function statusMarkdown({ manifest, analysis }: Reading, name: string): string {
  const asked = askedTargets(manifest.stack, analysis);
  const isTold = (target: number): boolean => asked.includes(target) || runsOn(analysis, target);
  const told = analysis.panel.filter(isTold);
  const topmost = `over the ${analysis.topmost.length} topmost of ${entryCount(manifest.stack.entries.length)}`;
  const rows = [...new Set([...asked, ...told])].map((target) => row(analysis, target, asked.includes(target)));
  const table = ['| Target | Whole stack | |', '| --- | --- | --- |', ...rows].join('\n');
  return [
    `**${escapeMarkdown(name)}**`,
    `Lock-in index **${analysis.lockIn.toFixed(1)}** of 100, ${knownText(analysis)}, ${topmost}`,
    ...(rows.length > 0 ? [table] : []),
    ...otherTargets(
      analysis,
      analysis.panel.filter((target) => !isTold(target)),
    ),
  ].join('\n\n');
}

function runsOn(analysis: Analysis, target: number): boolean {
  return RANK[stackLevel(analysis, target)] > RANK.unknown;
}

/** A target that is asked for stands out; what holds the stack up there stands beside it. */
function row(analysis: Analysis, target: number, isAsked: boolean): string {
  const level = stackLevel(analysis, target);
  const name = isAsked ? `**${targetName(analysis, target)}**` : targetName(analysis, target);
  const words = level === 'none' ? 'does not run' : level;
  const because = level === 'native' ? '' : `because of ${limitOf(analysis, target, level)}`;
  const cells = [name, `${LEVEL_MARKS[level]} ${words}`].map((cell) => cell.replaceAll(' ', '\u00a0'));
  return `| ${[...cells, because].join(' | ')} |`;
}

/** The targets that nobody asked for and the stack is not known to reach: those that it loses in the same way share a line. */
function otherTargets(analysis: Analysis, targets: readonly number[]): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const target of targets) {
    const level = stackLevel(analysis, target);
    const words = level === 'none' ? 'does not run' : 'not known to run';
    const tail = `${words}, because of ${limitOf(analysis, target, level)}`;
    const names = lines.get(tail) ?? [LEVEL_MARKS[level]];
    lines.set(tail, [...names, targetName(analysis, target)]);
  }
  return [...lines].map(([tail, [mark, ...names]]) => `${mark ?? ''} ${names.join(', ')}: ${tail}`);
}

function targetName(analysis: Analysis, target: number): string {
  return escapeMarkdown(shortName(analysis.targets[target]?.name ?? '?'));
}

/** The entry at the end of the chain from the first topmost entry that comes down to the level. */
function limitOf(analysis: Analysis, target: number, level: Level): string {
  const top = analysis.topmost.find((node) => analysis.reach(node, target) === level) ?? 0;
  return code(shortName(analysis.nodes[analysis.chainEnd(top, target)]?.id ?? '?'));
}
