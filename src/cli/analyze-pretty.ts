import { chainText, nodeName, partName, reasonText, shortList, targetName } from '../core/analysis/wording.ts';
import { LEVELS, RANK } from '../core/catalog/level.ts';
import type { Analysis, Level, Reading } from '../core/index.ts';
import { COUPLING_MARKS, tableLines } from './analyze-table.ts';
import type { Style } from './style.ts';
import { counted, pad, visible, wrap } from './text.ts';

const INDENT = '  ';
const BAR = 20;
const MOST_LOCKS = 8;
const MOST_CHOKE_POINTS = 5;

/** An analysis for people: the stack in short, its entries, what locks it, and where a change would open most. */
export function analyzePretty(reading: Reading, shown: string, style: Style): string {
  const { analysis, manifest } = reading;
  const isEmpty = manifest.stack.entries.length === 0;
  const sections = [
    headLines(reading, shown, style),
    ...(isEmpty ? [['No layer has an entry.']] : [tableLines(reading, style), lockLines(reading, style)]),
    unknownLines(reading, style),
    chokePointLines(analysis, style),
  ];
  return sections.flatMap((lines) => (lines.length > 0 ? [`${lines.join('\n')}\n`] : [])).join('\n');
}

function headLines(reading: Reading, shown: string, style: Style): readonly string[] {
  const { manifest, analysis } = reading;
  const name = manifest.stack.name?.value;
  const title =
    name === undefined ? style.strong(visible(shown)) : `${style.strong(visible(name))} ${style.faint(visible(shown))}`;
  const filled = Math.round((analysis.lockIn / 100) * BAR);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
  const facts: readonly (readonly [string, string])[] = [
    ['Lock-in', `${bar} ${analysis.lockIn.toFixed(1)} of 100`],
    ['Known', `${Math.floor(analysis.known * 100)} % of the cells (entry × accelerator)`],
    ...targetFacts(reading, style),
  ];
  const broken = manifest.syntax.issues.length + manifest.problems.length;
  const warning = `Read in part only: ${counted(broken, 'problem')} of form; \`layercake check\` names them.`;
  return [
    ...wrap(title, style.width),
    '',
    ...facts.flatMap(([label, value]) => wrap(value, style.width, `${INDENT}${style.faint(pad(label, 8))}  `)),
    ...(broken > 0 ? wrap(style.severity.warning(warning), style.width, INDENT) : []),
  ];
}

/** The targets that the manifest asks for, each with what the whole stack comes to there. */
function targetFacts({ manifest, analysis }: Reading, style: Style): readonly (readonly [string, string])[] {
  const asked = manifest.stack.targets.map(({ value }) => {
    const target = analysis.targets.findIndex(({ id }) => id === value);
    const level = target < 0 ? undefined : stackLevel(analysis, target);
    const verdict =
      level === undefined ? 'no such target' : style.level[level](level === 'none' ? 'does not run' : level);
    return `${visible(value)} (${verdict})`;
  });
  return [['Targets', asked.length > 0 ? asked.join(', ') : 'the manifest asks for none']];
}

function stackLevel(analysis: Analysis, target: number): Level {
  const ranks = analysis.topmost.map((node) => RANK[analysis.reach(node, target)]);
  return LEVELS[Math.min(...ranks, RANK.native)] ?? 'unknown';
}

/** Locked entries that are locked by the same one, the longest chain first told. */
interface Lock {
  readonly chain: readonly number[];
  readonly target: number;
  readonly others: readonly number[];
}

function lockLines({ manifest, analysis }: Reading, style: Style): readonly string[] {
  const locked = manifest.stack.entries
    .map(({ index }) => index)
    .filter((node) => analysis.coupling(node) === 'locked');
  const byNature = locked.filter((node) => isPlatform(analysis, node));
  const locks = gatherLocks(
    analysis,
    locked.filter((node) => !isPlatform(analysis, node)),
  );
  const heading = style.strong('Locks');
  if (locks.length === 0 && byNature.length === 0) return [heading, `${INDENT}No entry is locked to one vendor.`];
  const hidden = locks.length - MOST_LOCKS;
  return [
    heading,
    ...locks
      .slice(0, MOST_LOCKS)
      .flatMap((lock) => wrap(lockText(analysis, lock, style), style.width, INDENT, INDENT.repeat(2))),
    ...(hidden > 0 ? [`${INDENT}and ${counted(hidden, 'more lock')} (--format json has all of them)`] : []),
    ...(byNature.length > 0
      ? wrap(byNatureText(analysis, byNature, style), style.width, INDENT, INDENT.repeat(2))
      : []),
  ];
}

function isPlatform(analysis: Analysis, node: number): boolean {
  const one = analysis.nodes[node];
  return one?.component?.platform === true || one?.entry?.layer === 'hardware';
}

function gatherLocks(analysis: Analysis, nodes: readonly number[]): readonly Lock[] {
  const locks = new Map<number, Lock>();
  for (const node of nodes) {
    const { nodes: chain, target } = analysis.couplingChain(node);
    const end = chain.at(-1) ?? node;
    const known = locks.get(end);
    const isLonger = known !== undefined && chain.length > known.chain.length;
    const told = known && !isLonger ? known : { chain, target };
    const others = known ? [...known.others, isLonger ? (known.chain[0] ?? end) : node] : [];
    locks.set(end, { chain: told.chain, target: told.target, others });
  }
  return [...locks.values()].sort((a, b) => b.others.length - a.others.length);
}

function lockText(analysis: Analysis, { chain, target, others }: Lock, style: Style): string {
  const [top = 0, end = top] = [chain[0], chain.at(-1)];
  const platform = analysis.targets[target];
  if (!platform) return '';
  const { decisive } = analysis.ownReason(end, target);
  const vendor = analysis.targets.find((one) => one.vendor === analysis.lockedTo(top))?.vendorName;
  const verdict = vendor === undefined ? 'runs on no known accelerator' : `locked to ${vendor}`;
  const reason = `${partName(analysis, end, decisive)} does not run on ${targetName(analysis, decisive, platform)}${reasonText(decisive, platform)}.`;
  const more =
    others.length === 0 ? '' : ` The same locks ${shortList(others.map((node) => analysis.nodes[node]?.id ?? '?'))}.`;
  const mark = style.coupling.locked(`${COUPLING_MARKS.locked} ${verdict}:`);
  return `${mark} ${style.strong(visible(chainText(analysis, chain)))}. ${visible(`${reason}${more}`)}`;
}

function byNatureText(analysis: Analysis, nodes: readonly number[], style: Style): string {
  const names = shortList([...new Set(nodes.map((node) => nodeName(analysis, node)))], 6);
  return style.faint(`${COUPLING_MARKS.locked} locked by nature, as a vendor's own platform: ${visible(names)}.`);
}

function unknownLines({ manifest, analysis }: Reading, style: Style): readonly string[] {
  const unknown = manifest.stack.entries
    .filter(({ index }) => analysis.coupling(index) === 'unknown')
    .map(({ id }) => id.value);
  if (unknown.length === 0) return [];
  const text = `${COUPLING_MARKS.unknown} The catalog knows too little to judge ${visible(shortList(unknown, 6))}.`;
  return [style.strong('Unknown'), ...wrap(text, style.width, INDENT, INDENT.repeat(2))];
}

function chokePointLines(analysis: Analysis, style: Style): readonly string[] {
  const points = analysis.chokePoints();
  if (points.length === 0) return [];
  const rows = points.slice(0, MOST_CHOKE_POINTS).flatMap(({ node, opens }, index) => {
    const words = `${style.strong(visible(analysis.nodes[node]?.id ?? '?'))} opens ${counted(opens, 'cell')}`;
    return wrap(words, style.width, `${INDENT}${index + 1}. `);
  });
  const heading = `${style.strong('Choke points')} ${style.faint('(what would open most if it alone ran everywhere)')}`;
  return [heading, ...rows];
}
