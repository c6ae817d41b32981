import type { Analysis } from '../analysis/analyze.ts';
import type { OpeningSet } from '../analysis/opening-set.ts';
import { acceleratorsOf } from '../analysis/panel.ts';
import { sentenceList, shortList } from '../analysis/wording.ts';
import { code, escapeMarkdown } from './markdown.ts';

/** A set of entries to replace, and the targets that it opens. */
export interface Opening {
  readonly targets: readonly number[];
  readonly set: OpeningSet;
}

const MOST_NAMES = 6;

/** What opens each accelerator of the panel that the stack does not reach; targets that the same set opens share one. */
export function openingsOf(analysis: Analysis): readonly Opening[] {
  const openings = new Map<string, { targets: number[]; set: OpeningSet }>();
  for (const target of acceleratorsOf(analysis.targets, analysis.panel)) {
    const set = analysis.openingSet(target);
    if (set.nodes.length === 0) continue;
    const key = [set.nodes, set.exact, set.unknown].join(' ');
    const known = openings.get(key);
    if (known) known.targets.push(target);
    else openings.set(key, { targets: [target], set });
  }
  return [...openings.values()];
}

/** The targets of an opening by name. */
export function openingTargets(analysis: Analysis, { targets }: Opening): string {
  return sentenceList(targets.map((target) => analysis.targets[target]?.name ?? '?'));
}

/** What to replace, as the rest of `To open …:`; `write` writes an id. */
export function openingText(analysis: Analysis, { set }: Opening, write: (id: string) => string): string {
  const names = (nodes: readonly number[]): string =>
    shortList(
      nodes.map((node) => write(analysis.nodes[node]?.id ?? '?')),
      MOST_NAMES,
    );
  const caveats = [
    ...(set.exact ? [] : ['approximate: fewer may do']),
    ...(set.unknown.length > 0 ? [`of ${names(set.unknown)} nothing is known there even then`] : []),
  ];
  return `replace ${names(set.nodes)}${caveats.length > 0 ? ` (${caveats.join('; ')})` : ''}`;
}

/** The openings as a section of the report. */
export function openingsSection(analysis: Analysis): readonly string[] {
  const lines = openingsOf(analysis).map((opening) => {
    const targets = escapeMarkdown(openingTargets(analysis, opening));
    return `- To open **${targets}**: ${openingText(analysis, opening, code)}`;
  });
  if (lines.length === 0) return [];
  return [
    '## What would open the other targets',
    'The fewest entries which, replaced by something that runs everywhere, leave nothing that is known to hold the stack up there.',
    lines.join('\n'),
  ];
}
