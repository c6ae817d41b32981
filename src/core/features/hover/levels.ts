import type { Analysis } from '../../analysis/analyze.ts';
import { evidenceOf } from '../../analysis/wording.ts';
import type { Fact } from '../../catalog/level.ts';
import type { Evidence, Level, Target } from '../../catalog/types.ts';
import type { Part } from './fit.ts';
import { stalePart } from './sources.ts';
import { conditionsOf, type Row, type Shared, sharedPart, tablePart } from './table.ts';
import { levelMark, nodeLink, targetLabel, type Writer } from './writer.ts';

/** An entry on a target: what it can do by itself, and what is left of that here. */
interface Cell {
  readonly target: Target;
  readonly own: Level;
  readonly here: Level;
  readonly isSwapped: boolean;
  /** What limits it, where that is not itself. */
  readonly limit: number | undefined;
  readonly fact: Fact;
  /** What is lost, in a word that all cells share that lose the same; empty where nothing is. */
  readonly loss: string;
  readonly evidence: readonly Evidence[];
}

/** So many rows are shown, whatever else there is to say. */
const LEAST_ROWS = 5;
/** So many targets that something limits to the same share a line. */
const FEWEST_TOGETHER = 3;

/** The levels of an entry on all targets: a small table, and below it in a line each what is lost. */
export function levelParts(writer: Writer, node: number): readonly Part[] {
  const { analysis } = writer.reading;
  const cells = analysis.panel.flatMap((index) => cellOf(analysis, node, index));
  const shared = sharedLosses(cells);
  const told = cells.filter(({ loss }) => !shared.has(loss));
  const isPlain = told.every(({ own, here }) => own === here);
  const heads = ['Target', ...(isPlain ? ['Level'] : ['By itself', 'In this stack']), isPlain ? 'When' : 'Why'];
  const lines = [...shared.values()].flatMap((some) => {
    const [first] = some;
    return first ? [{ loss: lossText(writer, first), targets: some.map(({ target }) => target) } satisfies Shared] : [];
  });
  return [
    tablePart(
      heads,
      told.map((cell) => rowOf(writer, cell, isPlain)),
      Math.min(LEAST_ROWS, told.length),
    ),
    sharedPart(writer, lines, cells.length),
    {
      rows: told.some(({ isSwapped, here }) => isSwapped && here !== 'unknown')
        ? ['⇄ with a platform piece swapped for the target’s own']
        : [],
    },
    stalePart(writer, cells),
  ];
}

function cellOf(analysis: Analysis, node: number, index: number): readonly Cell[] {
  const target = analysis.targets[index];
  if (!target) return [];
  const [own, here] = [analysis.own(node, index), analysis.reach(node, index)];
  const end = analysis.chainEnd(node, index);
  const { fact } = analysis.ownReason(node, index).decisive;
  const limit = own === here ? undefined : end;
  return [
    {
      ...{ target, own, here, isSwapped: analysis.isSwapped(node, index), limit, fact },
      loss: lossOf(own, here, limit, fact),
      evidence: evidenceOf(analysis.ownReason(end, index).decisive),
    },
  ];
}

/** Where another version, or another generation, would run, nothing is lost. */
function lossOf(own: Level, here: Level, limit: number | undefined, { why }: Fact): string {
  const isLost = (here === 'none' || here === 'unknown') && why !== 'version' && why !== 'architecture';
  return limit !== undefined || isLost ? [own, here, limit].join(' ') : '';
}

function rowOf(writer: Writer, { target, own, here, isSwapped, limit, fact }: Cell, isPlain: boolean): Row {
  const reached = `${levelMark(here)}${isSwapped && here !== 'unknown' ? '\u00a0⇄' : ''}`;
  return {
    cells: [targetLabel(writer, target), ...(isPlain ? [reached] : [levelMark(own), reached])],
    remark: limit === undefined ? conditionsOf(fact) : (room) => nodeLink(writer, limit, undefined, room),
  };
}

/** The targets that share a line: those on which nothing is left in the entry itself, and those that share what limits them to a level. */
function sharedLosses(cells: readonly Cell[]): ReadonlyMap<string, readonly Cell[]> {
  const losses = new Map<string, Cell[]>();
  for (const cell of [...cells].sort((a, b) => Number(a.limit !== undefined) - Number(b.limit !== undefined))) {
    const known = losses.get(cell.loss);
    if (known) known.push(cell);
    else if (cell.loss !== '') losses.set(cell.loss, [cell]);
  }
  return new Map([...losses].filter(([, some]) => some[0]?.limit === undefined || some.length >= FEWEST_TOGETHER));
}

/** `✕ none`, or `✕ none, by deepep (by itself ● native)`. */
function lossText(writer: Writer, { own, here, limit }: Cell): string {
  if (limit === undefined) return levelMark(here);
  return `${levelMark(here)}, by ${nodeLink(writer, limit)} (by itself ${levelMark(own)})`;
}
