import { isPlatform } from '../core/analysis/platform.ts';
import {
  chainText,
  nodeName,
  partName,
  reasonText,
  sentenceList,
  shortList,
  targetName,
} from '../core/analysis/wording.ts';
import type { OwnPart } from '../core/analysis/own.ts';
import type { Target } from '../core/catalog/types.ts';
import { COUPLING_MARKS, lockText } from '../core/features/coupling-text.ts';
import type { Analysis, Reading } from '../core/index.ts';
import type { Style } from './style.ts';
import { counted, visible, wrap } from './text.ts';

const INDENT = '  ';
const MOST_TIES = 8;
const MOST_NAMES = 6;

/** Entries that one and the same component ties down; the longest chain to it is told, the others are named. */
interface Tie {
  readonly node: number;
  readonly target: number;
  readonly length: number;
  readonly others: readonly number[];
}

/** One that is told, with its whole chain. */
interface ToldTie extends Tie {
  readonly chain: readonly number[];
}

function withChain(analysis: Analysis, tie: Tie): ToldTie {
  const { target, nodes, hidden } = analysis.couplingChain(tie.node);
  return { ...tie, chain: hidden === 0 ? nodes : analysis.chain(tie.node, target) };
}

/** What ties the stack, in sentences: the locks with their chains and evidence, and why its topmost entries lean. */
export function tieLines({ manifest, analysis }: Reading, style: Style): readonly string[] {
  const nodes = manifest.stack.entries.map(({ index }) => index);
  const locked = nodes.filter((node) => analysis.coupling(node) === 'locked');
  const leaning = analysis.topmost.filter((node) => analysis.coupling(node) === 'leaning');
  const byNature = locked.filter((node) => isPlatform(analysis, node));
  const byChoice = locked.filter((node) => !isPlatform(analysis, node));
  const ties = [
    ...gather(analysis, byChoice).map((tie) => ({ tie, say: lockSentence })),
    ...gather(analysis, leaning).map((tie) => ({ tie, say: leaningSentence })),
  ];
  const told = ties.slice(0, MOST_TIES).map(({ tie, say }) => say(analysis, withChain(analysis, tie), style));
  if (ties.length > told.length)
    told.push(`and ${counted(ties.length - told.length, 'more chain')}; --format json has all`);
  if (told.length === 0) told.push(`No entry is locked to one vendor${byNature.length > 0 ? ' by choice' : ''}.`);
  if (byNature.length > 0) told.push(byNatureText(analysis, byNature, style));
  return [style.strong('What ties it'), ...told.flatMap((text) => wrap(text, style.width, INDENT, INDENT.repeat(2)))];
}

/** Ties by what stands at the end of the chain, those that hold most first. */
function gather(analysis: Analysis, nodes: readonly number[]): readonly Tie[] {
  const ties = new Map<string, { node: number; length: number; target: number; others: number[] }>();
  for (const node of nodes) {
    const { nodes: chain, hidden, target } = analysis.couplingChain(node);
    const end = chain.at(-1) ?? node;
    const length = chain.length + hidden;
    const key = analysis.nodes[end]?.component?.id ?? `entry ${end}`;
    const known = ties.get(key);
    if (!known) ties.set(key, { node, length, target, others: [] });
    else if (length <= known.length) known.others.push(node);
    else {
      known.others.push(known.node);
      Object.assign(known, { node, length, target });
    }
  }
  return [...ties.values()].sort((a, b) => b.others.length - a.others.length);
}

function lockSentence(analysis: Analysis, tie: ToldTie, style: Style): string {
  const { end, platform, decisive } = causeOf(analysis, tie);
  const where = targetName(analysis, decisive, platform);
  const reason = `${partName(analysis, end, decisive)} does not run on ${where}${reasonText(decisive, platform)}.`;
  const head = style.coupling.locked(`${COUPLING_MARKS.locked} ${lockText(analysis, tie.node)}:`);
  return `${head} ${style.strong(visible(chainText(analysis, tie.chain)))}. ${visible(reason)}${othersText(analysis, tie)}`;
}

function leaningSentence(analysis: Analysis, tie: ToldTie, style: Style): string {
  const [{ end, platform, decisive }, top] = [causeOf(analysis, tie), tie.node];
  const native = analysis.targets.filter(
    ({ kind }, target) => kind === 'accelerator' && analysis.reach(top, target) === 'native',
  );
  const home = native.length === 0 ? 'nowhere' : `on ${sentenceList(native.map(({ name }) => name))} only`;
  const where = targetName(analysis, decisive, platform);
  const reason = `${partName(analysis, end, decisive)} runs on ${where} ${howText(decisive)}${reasonText(decisive, platform)}.`;
  const head = style.coupling.leaning(`${COUPLING_MARKS.leaning} native ${home}:`);
  return `${head} ${style.strong(visible(chainText(analysis, tie.chain)))}. ${visible(reason)}${othersText(analysis, tie)}`;
}

function howText({ fact }: OwnPart): string {
  if (fact.level === 'native') return 'with limits';
  return fact.level === 'port' ? 'as a port only' : 'experimentally only';
}

/** The end of a chain, with what decides its level on the target that is told of. */
interface Cause {
  readonly end: number;
  readonly platform: Target;
  readonly decisive: OwnPart;
}

function causeOf(analysis: Analysis, { chain, target }: ToldTie): Cause {
  const end = chain.at(-1) ?? 0;
  const platform = analysis.targets[target];
  if (!platform) throw new RangeError(`no target ${target}`);
  return { end, platform, decisive: analysis.ownReason(end, target).decisive };
}

function othersText(analysis: Analysis, { chain, others }: ToldTie): string {
  const inChain = new Set(chain);
  const names = others.filter((node) => !inChain.has(node)).map((node) => analysis.nodes[node]?.id ?? '?');
  return names.length === 0 ? '' : ` It holds ${visible(shortList(names))} too.`;
}

function byNatureText(analysis: Analysis, nodes: readonly number[], style: Style): string {
  const names = shortList([...new Set(nodes.map((node) => nodeName(analysis, node)))], MOST_NAMES);
  return style.faint(`${COUPLING_MARKS.locked} vendor's own by nature: ${visible(names)}.`);
}
