import { shortList } from '../analysis/wording.ts';
import type {
  CellChange,
  ComparedChain,
  ComparedCoupling,
  Comparison,
  EntryChange,
  FieldChange,
  FieldName,
  FieldValue,
  Turn,
} from './types.ts';

/** Cells that turned the same way because of one and the same entry. */
export interface Cause {
  readonly turn: Turn;
  /** Ids of the targets. */
  readonly targets: readonly string[];
  /** The longest chain down to the cause, on the worse side. */
  readonly chain: ComparedChain;
  readonly reason: string;
  /** The entries that it concerns beside those of the chain. */
  readonly others: readonly string[];
}

/** `✕`, `Lost`, …, `by`, …, ` So it is for api and web.` */
export interface CauseWords {
  readonly mark: string;
  readonly word: string;
  readonly isBetter: boolean;
  readonly held: string;
  readonly along: string;
}

const ORDER: readonly Turn[] = ['lost', 'lowered', 'opened', 'raised'];

/** Gathers all changes of reach by their causes: losses first, then those that concern most entries. */
export function causesOf(changed: readonly EntryChange[]): readonly Cause[] {
  const groups = new Map<string, { cells: CellChange[]; entries: Set<string> }>();
  for (const { id, cells } of changed) {
    for (const cell of cells) {
      const key = `${cell.turn}\n${chainOf(cell).ids.at(-1) ?? ''}`;
      const group = groups.get(key) ?? { cells: [], entries: new Set() };
      groups.set(key, group);
      group.cells.push(cell);
      group.entries.add(id);
    }
  }
  const causes = [...groups.values()].flatMap(({ cells, entries }) => causeOf(cells, entries) ?? []);
  return causes.sort((a, b) => ORDER.indexOf(a.turn) - ORDER.indexOf(b.turn) || b.others.length - a.others.length);
}

function causeOf(cells: readonly CellChange[], entries: ReadonlySet<string>): Cause | undefined {
  const [first] = cells;
  if (!first) return undefined;
  const told = cells.reduce((best, cell) => (chainOf(cell).ids.length > chainOf(best).ids.length ? cell : best), first);
  const chain = chainOf(told);
  const passed = new Set(chain.ids);
  return {
    ...{ turn: told.turn, chain, reason: told.reason },
    // The reason speaks of the first one.
    targets: [...new Set([told.target, ...cells.map(({ target }) => target)])],
    others: [...entries].filter((id) => !passed.has(id)),
  };
}

/** The chain of the side on which the entry does worse: what took a target away, or what held it back. */
function chainOf({ turn, chains }: CellChange): ComparedChain {
  return turn === 'lost' || turn === 'lowered' ? chains.after : chains.before;
}

const HEADS: Readonly<Record<Turn, readonly [mark: string, word: string]>> = {
  lost: ['✕', 'Lost'],
  lowered: ['↓', 'Lowered'],
  opened: ['●', 'Opened'],
  raised: ['↑', 'Raised'],
};
const MOST_NAMES = 6;

/** What is said of a cause around its targets, its chain and its reason. Names go through `escape`. */
export function causeWords({ turn, others }: Cause, escape: (text: string) => string): CauseWords {
  const [mark, word] = HEADS[turn];
  const isBetter = turn === 'opened' || turn === 'raised';
  return {
    ...{ mark, word, isBetter, held: isBetter ? 'held back until now by' : 'by' },
    along: others.length === 0 ? '' : ` So it is for ${escape(shortList(others, MOST_NAMES))}.`,
  };
}

/** A chain for people; dots stand for what was left out of a very long one. */
export function chainWords({ ids, cut }: ComparedChain): string {
  return (cut ? [...ids.slice(0, -1), '…', ...ids.slice(-1)] : ids).join(' → ');
}

/** `locked to NVIDIA`, or the coupling alone. */
export function couplingWords({ coupling, lockedTo }: ComparedCoupling): string {
  if (coupling !== 'locked') return coupling;
  return lockedTo ? `locked to ${lockedTo.name}` : 'locked, running on no accelerator';
}

const ABSENT: Readonly<Partial<Record<FieldName, string>>> = { uses: 'inferred', optional: 'no' };

/** What happened to a field: `version: 0.10.2 → 0.11.0`, `uses: + deepep, − flash-attn`. Values go through `quote`. */
export function fieldWords({ field, before, after }: FieldChange, quote: (text: string) => string): string {
  if (Array.isArray(before) && Array.isArray(after)) return `${field}: ${listWords(before, after, quote)}`;
  const say = (value: FieldValue | undefined): string => {
    if (value === undefined) return ABSENT[field] ?? 'none';
    if (value === true) return 'yes';
    if (typeof value === 'object') return value.length === 0 ? 'none' : value.map(quote).join(', ');
    return quote(String(value));
  };
  return `${field}: ${say(before)} → ${say(after)}`;
}

function listWords(before: readonly string[], after: readonly string[], quote: (text: string) => string): string {
  const [old, fresh] = [new Set(before), new Set(after)];
  return [
    ...after.filter((item) => !old.has(item)).map((item) => `+ ${quote(item)}`),
    ...before.filter((item) => !fresh.has(item)).map((item) => `− ${quote(item)}`),
  ].join(', ');
}

/** `▼ 14.3`, or nothing where it stayed. */
export function stepWords(before: number, after: number): string {
  const step = Number((after - before).toFixed(1));
  return step === 0 ? '' : `${step < 0 ? '▼' : '▲'} ${Math.abs(step).toFixed(1)}`;
}

/** The name of the stack, or both of them. */
export function stackTitle({ before, after }: Comparison): string {
  const [old, fresh] = [before.name ?? after.name, after.name ?? before.name];
  if (fresh === undefined) return 'Stack';
  return old === fresh || old === undefined ? fresh : `${old} → ${fresh}`;
}

/** Whether nothing at all differs. */
export function isSame({
  before,
  after,
  added,
  removed,
  changed,
  targets,
  findings,
  chokePoints,
}: Comparison): boolean {
  const lists = [added, removed, changed, findings.come, findings.gone, chokePoints.come, chokePoints.gone];
  return (
    lists.every((list) => list.length === 0) &&
    targets.every(({ turn }) => turn === undefined) &&
    JSON.stringify(before) === JSON.stringify(after)
  );
}
