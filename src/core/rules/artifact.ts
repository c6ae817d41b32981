import type { Analysis } from '../analysis/analyze.ts';
import { byVendor, classify, type Coupling } from '../analysis/coupling.ts';
import type { OwnPart } from '../analysis/own.ts';
import { factRank, RANK } from '../catalog/level.ts';
import { byProfile } from './by-profile.ts';
import type { RuleContext } from './rule.ts';
import { leansOnOne, vendorWays } from './spread.ts';

/** That an entry is tied by the form it ships in: its format, its precision, or that it is such an artifact itself. */
export interface ArtifactTie {
  readonly coupling: 'locked' | 'leaning';
  readonly part: OwnPart;
  /** A target on which the form is what is in the way. */
  readonly target: number;
  /** What the entry would be by itself in another form; undefined where it is nothing but the artifact. */
  readonly otherwise?: Coupling;
}

const ARTIFACTS = new Set(['format', 'precision']);

/** The tie that an entry's coupling is owed to, where it is the artifact's. */
export function artifactTie(context: RuleContext, node: number): ArtifactTie | undefined {
  const tie = ownTie(context, node);
  return tie?.coupling === context.analysis.coupling(node) ? tie : undefined;
}

/** The tie of an entry by itself. */
const ownTie = byProfile((context, node): ArtifactTie | undefined => {
  const { analysis } = context;
  const { component, entry: listed } = analysis.nodes[node] ?? {};
  const isArtifact = ARTIFACTS.has(component?.kind ?? '');
  if (!isArtifact && !listed?.format && !listed?.precision) return undefined;
  const coupling = analysis.ownCoupling(node);
  if (coupling !== 'locked' && coupling !== 'leaning') return undefined;
  if (!leansOnOne(vendorWays(context, node))) return undefined;
  const otherwise = bareCoupling(analysis, node);
  for (const target of hindered(analysis, node, coupling)) {
    const { rank, parts } = analysis.ownReason(node, target);
    const [entry, ...sides] = parts;
    if (entry && isArtifact) return { coupling, part: entry, target };
    const part = sides.find(({ fact }) => factRank(fact) === rank);
    // What the manifest itself says of an artifact is said of its form.
    const isOwed = entry?.fact.why === 'manifest' || isBetter(otherwise, coupling);
    if (part && isOwed) return { coupling, part, target, otherwise };
  }
  return undefined;
});

/** The coupling by the entry's own part alone, without its precision and format. */
function bareCoupling(analysis: Analysis, node: number): Coupling {
  const row = byVendor(analysis.targets, (target) => {
    const [entry] = analysis.ownReason(node, target).parts;
    return entry ? factRank(entry.fact) : RANK.unknown;
  });
  return classify(row);
}

function isBetter(otherwise: Coupling, coupling: 'locked' | 'leaning'): boolean {
  return coupling === 'locked' ? otherwise !== 'locked' : otherwise === 'portable';
}

/** The accelerators on which the coupling is lost: those where a locked entry does not run, or a leaning one not natively. */
function hindered(analysis: Analysis, node: number, coupling: 'locked' | 'leaning'): readonly number[] {
  return analysis.targets.flatMap(({ kind }, target) => {
    const { rank } = analysis.ownReason(node, target);
    const isHindered = coupling === 'locked' ? rank === RANK.none : rank > RANK.unknown && rank < RANK.native;
    return kind === 'accelerator' && isHindered ? [target] : [];
  });
}
