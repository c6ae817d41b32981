import type { Analysis } from '../analysis/analyze.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Manifest } from '../manifest.ts';
import { type Entry, type Layer, LAYERS, type Use } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import type { Report, Rule } from './rule.ts';

export const unusedEntry: Rule = {
  meta: {
    id: 'unused-entry',
    title: 'Nothing in the stack stands on an entry',
    why: 'The analysis follows `uses` from the top down. An entry that none of them leads to takes part in nothing: what it is tied to does not count for the product above it, though the product may well run on it.',
    remedy:
      'Add it to the `uses` of what stands on it (a model’s engine to the model, a library to the code that imports it), say `optional: true` where it only may be there, or take it out.',
    about: 'references',
    severity: 'information',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\napplication:\n  - id: api\n    uses: [llama-3.1-8b-instruct]\nmodel: [llama-3.1-8b-instruct]\nframework: [vllm]\n',
    good: 'layercake: 1\napplication:\n  - id: api\n    uses: [llama-3.1-8b-instruct]\nmodel:\n  - component: llama-3.1-8b-instruct\n    uses: [vllm]\nframework: [vllm]\n',
  },
  *check({ manifest, catalog, analysis }): Iterable<Report> {
    const { entries } = manifest.stack;
    if (!isWhole(manifest, catalog)) return;
    const { used, stands } = usedNodes(analysis, entries);
    const open = entries.filter((entry) => isOpen(analysis, entry));
    const unstated = entries.filter(({ uses, anyOf }) => !uses && !anyOf);
    const highest = stands.reduce((most, { layer }) => Math.max(most, rankOf(layer)), 0);
    for (const entry of entries) {
      if (used.has(entry.index) || !isJudged(analysis, entry) || rankOf(entry.layer) >= highest) continue;
      let below: ReadonlySet<number> | undefined;
      const isBelow = ({ index }: Entry): boolean => (below ??= new Set(analysis.membersOf(entry.index))).has(index);
      const others = isMain(analysis, entry) ? open : unstated;
      if (others.some((other) => other !== entry && !isLower(other, entry) && !isBelow(other))) continue;
      yield {
        message: `Nothing in this stack stands on \`${entry.id.value}\`, so what it is tied to does not count for the layers above.`,
        span: entry.head,
        entry: entry.id.value,
      };
    }
  },
};

/** Where the text is broken, or a use leads nowhere, nobody can say what is used. */
function isWhole({ stack, syntax }: Manifest, catalog: Catalog): boolean {
  const ids = new Set(stack.entries.map(({ id }) => id.value));
  const leadsOn = ({ members, anyOf }: Use): boolean =>
    members.every(({ value }) => ids.has(value) || (anyOf && catalog.find(value)));
  return syntax.issues.length === 0 && stack.entries.every((entry) => statedUses(entry).every(leadsOn));
}

/** What others stand on, be it optional, by inference, or under an id that several entries have; and what stands on something. */
function usedNodes(
  analysis: Analysis,
  entries: readonly Entry[],
): { readonly used: ReadonlySet<number>; readonly stands: readonly Entry[] } {
  const [used, standing] = [new Uint8Array(analysis.nodes.length), new Uint8Array(analysis.nodes.length)];
  for (const { index } of entries) {
    analysis.forEachMember(index, (node) => {
      standing[index] = 1;
      if (node !== index) used[node] = 1;
    });
  }
  const ids = new Set<string>();
  analysis.nodes.forEach(({ id }, node) => {
    if (used[node] === 1) ids.add(id);
  });
  return {
    used: new Set(entries.filter(({ id }) => ids.has(id.value)).map(({ index }) => index)),
    stands: entries.filter(({ index }) => standing[index] === 1),
  };
}

const JUDGED: ReadonlySet<Layer> = new Set(['system', 'framework', 'model']);

/** What is misplaced or unknown has a finding of its own; the application is on top by nature, the hardware at the bottom. */
function isJudged(analysis: Analysis, { index, layer, optional, component }: Entry): boolean {
  const known = analysis.nodes[index]?.component;
  return !optional && JUDGED.has(layer) && (component === undefined || known?.layer === layer);
}

/**
 * Engines and models are what a stack is written for; a part that an engine takes along need not be known to the
 * catalog, nor named where the engine's uses are inferred.
 */
function isMain(analysis: Analysis, { index, layer }: Entry): boolean {
  const kind = analysis.nodes[index]?.component?.kind;
  return kind === undefined ? layer === 'model' : /^(inference-engine|training-framework|model)$/.test(kind);
}

/** Does not say what it stands on, and the catalog does not know either. */
function isOpen(analysis: Analysis, { index, uses, anyOf }: Entry): boolean {
  return !uses && !anyOf && !analysis.nodes[index]?.component;
}

function isLower(one: Entry, other: Entry): boolean {
  return rankOf(one.layer) < rankOf(other.layer);
}

function rankOf(layer: Layer): number {
  return LAYERS.indexOf(layer);
}
