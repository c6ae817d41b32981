import { evidenceOf, nodeName, reasonWords } from '../../analysis/wording.ts';
import type { Evidence } from '../../catalog/types.ts';
import { type CouplingCause, causeText, COUPLING_MARKS, type CouplingWords, couplingWords } from '../coupling-text.ts';
import { clip, escapeMarkdown } from '../markdown.ts';
import { summaryPart } from './component.ts';
import { deprecatedPart, factsPart } from './facts.ts';
import { compose, type Part } from './fit.ts';
import { levelParts } from './levels.ts';
import { sourcesPart } from './sources.ts';
import { alternativesPart, waysPart } from './ways.ts';
import { bold, moreLinks, natureText, nodeLink, shortCode, type Writer } from './writer.ts';

const LONGEST_CAUSE = 170;

/**
 * What there is to say about an entry, or a component that an `any-of` names: what it is, what it is tied to and through which chain, where it
 * runs, what would free it, who decides on it, and how we know. `beside` is what it means where it is spoken of.
 */
export function entryMarkdown(writer: Writer, node: number, beside: readonly string[] = []): string {
  const { analysis } = writer.reading;
  const { component, entry } = analysis.nodes[node] ?? { id: '' };
  const layer = entry?.layer ?? component?.layer ?? 'application';
  const version = entry?.version ? ` ${shortCode(entry.version.value)}` : '';
  const words = couplingWords(analysis, node);
  const kind = natureText(layer, component, entry?.component ? 'not in the catalog' : 'your own');
  // What is read without scrolling comes first: editors show some ten lines at once.
  return compose([
    { rows: [`${bold(nodeName(analysis, node))}${version} · ${kind}`] },
    ...(component ? [summaryPart(writer, component), deprecatedPart(writer, component)] : []),
    verdictPart(writer, node, words),
    outPart(writer, node, words),
    { rows: beside },
    ...(analysis.coupling(node) === 'neutral' ? [] : levelParts(writer, node)),
    factsPart(writer, { entry, component }),
    sourcesPart(writer, evidenceFor(writer, node, words), component),
    { rows: moreLinks(writer, component) },
  ]);
}

/** What would free what is tied, and stand in the place of what its makers gave up. */
function outPart(writer: Writer, node: number, { cause }: CouplingWords): Part {
  const component = writer.reading.analysis.nodes[node]?.component;
  if (cause) return waysPart(writer, node, cause);
  return component?.deprecated ? alternativesPart(writer, component) : { rows: [] };
}

/** The coupling in words, the chain as links, and what stands at its end. */
function verdictPart(writer: Writer, node: number, { head, spread, cause }: CouplingWords): Part {
  const { analysis } = writer.reading;
  const mark = COUPLING_MARKS[analysis.coupling(node)];
  const verdict = `${mark} **${escapeMarkdown(head)}**${spread === '' ? '' : `: ${escapeMarkdown(clip(spread, 110))}`}`;
  if (!cause) return { rows: [verdict] };
  const reasons = reasonWords(cause.decisive, cause.platform);
  const through = cause.nodes.length < 2 ? '' : ` through ${chainLinks(writer, cause)}`;
  // What ties it is told where it is not the entry as such.
  const isElsewhere = through !== '' || cause.decisive.role !== 'entry';
  const words = [...(isElsewhere ? [causeText(analysis, cause)] : []), ...reasons].join('. ');
  return {
    rows: [
      ...(spread === '' ? [`${verdict}${through}`] : [verdict, ...(through === '' ? [] : [through.trim()])]),
      ...(words === '' ? [] : [escapeMarkdown(clip(words, LONGEST_CAUSE))]),
    ],
  };
}

const LONGEST_CHAIN = 5;

/** A chain as links to its lines; of a long one the first and the last. */
function chainLinks(writer: Writer, { nodes, hidden }: CouplingCause): string {
  const links = (from: number, to: number): readonly string[] =>
    nodes.slice(from, to).map((node, index) => nodeLink(writer, node, nodes[from + index - 1]));
  if (nodes.length <= LONGEST_CHAIN) return links(0, nodes.length).join(' → ');
  const left = nodes.length - LONGEST_CHAIN + 1 + hidden;
  return [...links(0, 2), `(${left} more)`, ...links(nodes.length - 2, nodes.length)].join(' → ');
}

/** First the source behind what ties it, then its own, for the targets that are looked at. */
function evidenceFor({ reading: { analysis } }: Writer, node: number, { cause }: CouplingWords): readonly Evidence[] {
  const own = analysis.panel.map((index) => analysis.ownReason(node, index).decisive);
  return [...(cause ? [cause.decisive] : []), ...own].flatMap(evidenceOf);
}
