import { cornersOf, opennessOf } from '../core/analysis/openness.ts';
import { shortList } from '../core/analysis/wording.ts';
import {
  CORNER_ORDER,
  opennessText,
  stewardText,
  unjudgedTexts,
  VENDOR_LEGEND,
  VENDOR_MARK,
} from '../core/features/corners.ts';
import type { Analysis } from '../core/index.ts';
import type { Style } from './style.ts';
import { displayWidth, pad, visible, wrap } from './text.ts';

const INDENT = '  ';
const MOST_NAMES = 8;
const MOST_DETAILS = 12;
const LABEL = 'not open'.length;
const LONGEST_ID = 24;

/** Openness against freedom: the four corners, then each entry with its licence and who can merge. */
export function cornerLines(analysis: Analysis, style: Style): readonly string[] {
  const corners = cornersOf(analysis);
  const names = (nodes: readonly number[]): string =>
    visible(
      shortList(
        nodes.map((node) => idOf(analysis, node)),
        MOST_NAMES,
      ),
    );
  const judged = CORNER_ORDER.flatMap((corner) => corners[corner]);
  const unjudged = unjudgedTexts(corners, names).flatMap((text) =>
    wrap(`? ${text}`, style.width, INDENT, INDENT.repeat(2)),
  );
  const heading = `${style.strong('Open but locked?')} ${style.faint('(openness × freedom)')}`;
  if (judged.length === 0) return unjudged.length === 0 ? [] : [heading, ...unjudged];
  return [
    heading,
    ...gridLines('', style.faint('free'), style.faint('tied'), style),
    ...gridLines('open', names(corners.openFree), names(corners.openTied), style),
    ...gridLines('not open', names(corners.closedFree), names(corners.closedTied), style),
    '',
    ...detailLines(analysis, judged, style),
    ...unjudged,
  ];
}

function idOf(analysis: Analysis, node: number): string {
  return analysis.nodes[node]?.id ?? '?';
}

/** A row of the grid, its two cells broken into lines of their own. */
function gridLines(label: string, free: string, tied: string, style: Style): readonly string[] {
  const width = Math.floor((style.width - INDENT.length - LABEL - 4) / 2);
  const [left, right] = [wrap(free || '–', width), wrap(tied || '–', width)];
  return [...Array(Math.max(left.length, right.length)).keys()].map((line) => {
    const cells = [pad(line === 0 ? label : '', LABEL), pad(left[line] ?? '', width), right[line] ?? ''];
    return `${INDENT}${cells.join('  ')}`.trimEnd();
  });
}

function detailLines(analysis: Analysis, nodes: readonly number[], style: Style): readonly string[] {
  const told = nodes.slice(0, MOST_DETAILS);
  const widths = told.map((node) => displayWidth(visible(idOf(analysis, node))));
  const width = Math.min(LONGEST_ID, Math.max(...widths));
  const rows = told.flatMap((node) => {
    const openness = opennessOf(analysis.nodes[node] ?? { id: '' });
    const facts = [opennessText(openness), openness.license ?? 'licence not told', stewardText(openness)].filter(
      (one) => one !== '',
    );
    const first = `${INDENT}${style.strong(pad(visible(idOf(analysis, node)), width))}  `;
    return wrap(visible(facts.join(' · ')), style.width, first, ' '.repeat(INDENT.length + width + 2));
  });
  const rest = nodes.length - told.length;
  return [
    ...rows,
    ...(rest > 0 ? [`${INDENT}${style.faint(`and ${rest} more; --format json has all`)}`] : []),
    ...(rows.some((row) => row.includes(VENDOR_MARK)) ? [`${INDENT}${style.faint(VENDOR_LEGEND)}`] : []),
  ];
}
