import type { Analysis } from '../analysis/analyze.ts';
import type { Coupling } from '../analysis/coupling.ts';
import { chainText, partName, reasonText, sentenceList, targetName } from '../analysis/wording.ts';
import type { Level } from '../catalog/types.ts';

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

/** The coupling of an entry as a colleague would say it, with the chain that decides it and the source behind that. */
export function couplingText(analysis: Analysis, node: number): string {
  const coupling = analysis.coupling(node);
  switch (coupling) {
    case 'neutral':
      return 'neutral: touches no accelerator';
    case 'portable':
      return `portable: native on ${sentenceList(vendorsAt(analysis, node, ['native']))}`;
    case 'leaning':
      return `leaning: ${leaningText(analysis, node)}${through(analysis, node)}`;
    case 'locked':
      return `${lockText(analysis, node)}${through(analysis, node)}`;
    case 'unknown':
      return `unknown: the catalog does not know enough to say${through(analysis, node)}`;
  }
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

/** The chain below the entry, what stands at its end, and how we know. */
function through(analysis: Analysis, node: number): string {
  const { target, nodes, hidden } = analysis.couplingChain(node);
  const [platform, end] = [analysis.targets[target], nodes.at(-1)];
  if (!platform || end === undefined) return '';
  const { decisive } = analysis.ownReason(end, target);
  const reason = reasonText(decisive, platform);
  if (nodes.length < 2) return reason;
  const level = analysis.own(end, target);
  const verb = level === 'none' ? 'does not run' : `is ${level}`;
  return `: ${chainText(analysis, nodes, hidden)}; ${partName(analysis, end, decisive)} ${verb} on ${targetName(analysis, decisive, platform)}${reason}`;
}
