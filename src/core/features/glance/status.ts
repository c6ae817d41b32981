import type { Analysis } from '../../analysis/analyze.ts';
import type { Coupling } from '../../analysis/coupling.ts';
import { stackLevel } from '../../analysis/topmost.ts';
import { sentenceList } from '../../analysis/wording.ts';
import type { Level } from '../../catalog/types.ts';
import type { Reading } from '../../index.ts';
import { COUPLING_MARKS, LEVEL_MARKS } from '../coupling-text.ts';
import { escapeMarkdown } from '../markdown.ts';
import { entryCount, shortName } from './names.ts';
import { askedTargets, worstCoupling } from './stack-words.ts';

/** The whole stack in a few words. */
export interface Status {
  readonly coupling: Coupling;
  /** `■ locked · 75`: the coupling of the topmost entry that is tied the most, and the lock-in index. */
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
    ...{ coupling, unreachable, text: `${COUPLING_MARKS[coupling]} ${coupling} · ${index}` },
    label: `${name}: ${coupling}, lock-in index ${index} of 100, ${knownText(analysis)}.${missing}`,
    markdown: statusMarkdown(reading, name),
  };
}

function knownText({ known }: Analysis): string {
  return `${Math.floor(100 * known)} % known`;
}

function statusMarkdown({ manifest, analysis }: Reading, name: string): string {
  const asked = new Set(askedTargets(manifest.stack, analysis));
  const rows = analysis.panel.map((target) => row(analysis, target, asked.has(target)));
  const topmost = `over the ${analysis.topmost.length} topmost of ${entryCount(manifest.stack.entries.length)}`;
  return [
    `**${escapeMarkdown(name)}**`,
    `Lock-in index **${analysis.lockIn.toFixed(1)}** of 100, ${knownText(analysis)}, ${topmost}`,
    ['| Target | Whole stack | |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

const WORDS: Readonly<Record<Level, string>> = {
  native: 'native',
  port: 'port',
  experimental: 'experimental',
  unknown: 'unknown',
  none: 'does not run',
};

/** A target that is asked for stands out; what holds the stack up there stands beside it. */
function row(analysis: Analysis, target: number, isAsked: boolean): string {
  const level = stackLevel(analysis, target);
  const plain = escapeMarkdown(shortName(analysis.targets[target]?.name ?? '?')).replaceAll(' ', '\u00a0');
  const name = isAsked ? `**${plain}**` : plain;
  const because = level === 'native' ? '' : `because of ${limitOf(analysis, target, level)}`;
  return `| ${name} | ${LEVEL_MARKS[level]}\u00a0${WORDS[level].replaceAll(' ', '\u00a0')} | ${because} |`;
}

/** The entry at the end of the chain from the first topmost entry that comes down to the level. */
function limitOf(analysis: Analysis, target: number, level: Level): string {
  const top = analysis.topmost.find((node) => analysis.reach(node, target) === level) ?? 0;
  return escapeMarkdown(shortName(analysis.nodes[analysis.chainEnd(top, target)]?.id ?? '?'));
}
