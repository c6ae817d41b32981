import type { Analysis } from '../analysis/analyze.ts';
import { type Corners, cornersOf, type EntryOpenness, opennessOf } from '../analysis/openness.ts';
import { sentenceList } from '../analysis/wording.ts';
import { COUPLING_MARKS } from './coupling-text.ts';
import { code, escapeMarkdown } from './markdown.ts';

/** What stands for a hardware vendor behind a steward's name. */
export const VENDOR_MARK = '▲';
export const VENDOR_LEGEND = `${VENDOR_MARK} a hardware vendor decides what is merged or released`;

/** The corners as people read them: what is open but tied comes first. */
export const CORNER_ORDER = ['openTied', 'closedTied', 'closedFree', 'openFree'] as const;

/** `restricted weights`, `open source`, `open licence`. */
export function opennessText({ level, of }: EntryOpenness): string {
  return `${level} ${of}`;
}

/** Who can merge, a hardware vendor marked as one. */
export function stewardText({ steward, stewardVendor }: EntryOpenness): string {
  return [steward ?? stewardVendor ?? '', ...(stewardVendor === undefined ? [] : [VENDOR_MARK])].join('\u00a0');
}

/** What could not be judged, a sentence each; `names` writes a list of nodes. */
export function unjudgedTexts(corners: Corners, names: (nodes: readonly number[]) => string): readonly string[] {
  const { unknownOpenness, unknownCoupling } = corners;
  return [
    ...(unknownOpenness.length > 0 ? [`Openness unknown: ${names(unknownOpenness)}.`] : []),
    ...(unknownCoupling.length > 0 ? [`Open or not, but coupling unknown: ${names(unknownCoupling)}.`] : []),
  ];
}

/** Openness against freedom, as a section of the report. */
export function cornersSection(analysis: Analysis): readonly string[] {
  const corners = cornersOf(analysis);
  const ids = (nodes: readonly number[]): string =>
    sentenceList(nodes.map((node) => code(analysis.nodes[node]?.id ?? '?')));
  const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const grid = [
    line('', 'Free', 'Tied'),
    line('---', '---', '---'),
    line('**Open**', ids(corners.openFree), ids(corners.openTied)),
    line('**Not open**', ids(corners.closedFree), ids(corners.closedTied)),
  ];
  const judged = CORNER_ORDER.flatMap((corner) => corners[corner]);
  const rows = judged.map((node) => line(...detailsOf(analysis, node)));
  const unjudged = unjudgedTexts(corners, ids);
  if (judged.length === 0) return unjudged.length === 0 ? [] : ['## Open but locked', ...unjudged];
  return [
    '## Open but locked',
    'Openness says who may use and change a thing, freedom where it runs; neither answers for the other.',
    grid.join('\n'),
    [
      line('Entry', 'Openness', 'Coupling', 'Licence', 'Who can merge'),
      line(...Array<string>(5).fill('---')),
      ...rows,
    ].join('\n'),
    VENDOR_LEGEND,
    ...unjudged,
  ];
}

function detailsOf(analysis: Analysis, node: number): readonly string[] {
  const openness = opennessOf(analysis.nodes[node] ?? { id: '' });
  const coupling = analysis.coupling(node);
  return [
    code(analysis.nodes[node]?.id ?? '?'),
    opennessText(openness),
    `${COUPLING_MARKS[coupling]} ${coupling}`,
    escapeMarkdown(openness.license ?? ''),
    escapeMarkdown(stewardText(openness)),
  ];
}
