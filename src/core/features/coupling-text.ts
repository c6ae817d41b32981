import type { Analysis } from '../analysis/analyze.ts';
import { byVendor, classify, type Coupling, lockedTo } from '../analysis/coupling.ts';
import type { CouplingChain } from '../analysis/coupling-chain.ts';
import type { OwnPart } from '../analysis/own.ts';
import { chainText, partName, reasonText, sentenceList, targetName } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factOf, factRank } from '../catalog/level.ts';
import type { Component, Level, Target } from '../catalog/types.ts';

/** The marks of the levels, told apart without colour. */
export const LEVEL_MARKS: Readonly<Record<Level, string>> = {
  native: '●',
  port: '◕',
  experimental: '◔',
  unknown: '?',
  none: '✕',
};

/** The marks of the couplings. */
export const COUPLING_MARKS: Readonly<Record<Coupling, string>> = {
  neutral: '○',
  portable: '◇',
  leaning: '◐',
  locked: '■',
  unknown: '?',
};

/** What each level means. */
export const LEVEL_MEANINGS: Readonly<Record<Level, string>> = {
  native: 'The project itself releases and supports it.',
  port: 'Maintained outside the main package: a fork, a plug-in.',
  experimental: 'The project calls it so.',
  unknown: 'Nothing is said. Never taken for “runs”, and never for “does not run”.',
  none: 'Does not run.',
};

/** The coupling of an entry in parts: in a word or two, where it runs, and what decides. */
export interface CouplingWords {
  /** `locked to NVIDIA`, `portable`. */
  readonly head: string;
  /** Where it runs, or why there is no more to say; nothing where the head says it all. */
  readonly spread: string;
  /** What decides; undefined where nothing ties it. */
  readonly cause?: CouplingCause;
}

/** What decides a coupling, at the end of a chain. */
export interface CouplingCause extends CouplingChain {
  readonly end: number;
  readonly platform: Target;
  readonly decisive: OwnPart;
}

/** The coupling of an entry as a colleague would say it, with the chain that decides it and the source behind that. */
export function couplingText(analysis: Analysis, node: number): string {
  const { head, spread, cause } = couplingWords(analysis, node);
  const words = spread === '' ? head : `${head}: ${spread}`;
  if (!cause) return words;
  const { nodes, hidden, decisive, platform } = cause;
  const chain = nodes.length < 2 ? '' : `: ${chainText(analysis, nodes, hidden)}; ${causeText(analysis, cause)}`;
  return `${words}${chain}${reasonText(decisive, platform)}`;
}

/** The parts of that. */
export function couplingWords(analysis: Analysis, node: number): CouplingWords {
  const coupling = analysis.coupling(node);
  if (coupling === 'neutral') return { head: 'neutral', spread: 'touches no accelerator' };
  if (coupling === 'portable')
    return { head: 'portable', spread: `native on ${sentenceList(vendorsAt(analysis, node, ['native']))}` };
  const cause = causeOf(analysis, node);
  return {
    head: coupling === 'locked' ? lockText(analysis, node) : coupling,
    spread: { locked: '', leaning: leaningText(analysis, node), unknown: UNKNOWN }[coupling],
    ...(cause && { cause }),
  };
}

const UNKNOWN = 'the catalog does not know enough to say';

function causeOf(analysis: Analysis, node: number): CouplingCause | undefined {
  const chain = analysis.couplingChain(node);
  const [platform, end] = [analysis.targets[chain.target], chain.nodes.at(-1)];
  if (!platform || end === undefined) return undefined;
  return { ...chain, end, platform, decisive: analysis.ownReason(end, chain.target).decisive };
}

/** What is at the end of the chain: `DeepEP does not run on AMD GPUs`. */
export function causeText(analysis: Analysis, { end, target, platform, decisive }: CouplingCause): string {
  const level = analysis.own(end, target);
  const verb = level === 'none' ? 'does not run' : `is ${level}`;
  return `${partName(analysis, end, decisive)} ${verb} on ${targetName(analysis, decisive, platform)}`;
}

/** `locked to NVIDIA`, or that it runs nowhere. */
export function lockText(analysis: Analysis, node: number): string {
  const vendor = analysis.lockedTo(node);
  const name = analysis.targets.find((target) => target.vendor === vendor)?.vendorName;
  return name === undefined ? 'runs on no accelerator that the catalog knows' : `locked to ${name}`;
}

function leaningText(analysis: Analysis, node: number): string {
  const native = vendorsAt(analysis, node, ['native']);
  const others = vendorsAt(analysis, node, ['port', 'experimental']);
  const where = native.length > 0 ? `native on ${sentenceList(native)} only; ` : '';
  return `${where}a port or experimental on ${sentenceList(others)}`;
}

/** Vendors on whose best target the entry reaches one of the levels. */
function vendorsAt(analysis: Analysis, node: number, levels: readonly Level[]): readonly string[] {
  const names = analysis.targets.flatMap((target, index) =>
    target.kind === 'accelerator' && levels.includes(analysis.reach(node, index)) ? [target.vendorName] : [],
  );
  return [...new Set(names)];
}

/** Lists of hundreds are shown at each key stroke; a catalog never changes. */
const COUPLINGS = new WeakMap<Catalog, Map<string, ComponentCoupling>>();

/** The coupling of a component by itself. */
export interface ComponentCoupling {
  readonly coupling: Coupling;
  /** In two or three words: `locked to NVIDIA`. */
  readonly text: string;
}

/** Reads it from the catalog, once for each component. */
export function componentCoupling(catalog: Catalog, component: Component): ComponentCoupling {
  let known = COUPLINGS.get(catalog);
  if (!known) COUPLINGS.set(catalog, (known = new Map<string, ComponentCoupling>()));
  const read = known.get(component.id) ?? readCoupling(catalog, component);
  known.set(component.id, read);
  return read;
}

function readCoupling({ targets }: Catalog, component: Component): ComponentCoupling {
  if (component.neutral) return { coupling: 'neutral', text: 'neutral' };
  const row = byVendor(targets, (index) => {
    const target = targets[index];
    return target ? factRank(factOf(component, target)) : 0;
  });
  const coupling = classify(row);
  if (coupling !== 'locked') return { coupling, text: coupling };
  const vendor = lockedTo(row);
  const name = targets.find((target) => target.vendor === vendor)?.vendorName;
  return { coupling, text: name === undefined ? 'runs on no accelerator' : `locked to ${name}` };
}
