import { type Analysis, analyzeStack } from '../../analysis/analyze.ts';
import { shortList } from '../../analysis/wording.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Reading } from '../../index.ts';
import { readManifest } from '../../manifest.ts';
import type { Entry } from '../../stack/types.ts';
import { plainText } from '../../syntax/flow-text.ts';
import { applyEdits, type TextEdit } from '../../text/edits.ts';
import { COUPLING_MARKS, couplingText } from '../coupling-text.ts';
import { isWhole } from '../fixes/fix.ts';
import { addField } from '../fixes/new-field.ts';
import { listedAt } from '../fixes/places.ts';
import { code, escapeMarkdown } from '../markdown.ts';
import type { Hint, HintDetails } from './hints.ts';
import { inferredUses } from './inferred.ts';

/** So many uses are written into a file, or told of; nobody reads a longer list. */
const MOST_USES = 20;

/** What there is to say about a hint, and the edits that write it down. */
export function detailsOf(reading: Reading, catalog: Catalog, { kind, node }: Hint): HintDetails {
  const { analysis } = reading;
  const entry = analysis.nodes[node]?.entry;
  if (!entry) return { markdown: '', edits: undefined };
  if (kind === 'coupling') {
    const mark = COUPLING_MARKS[analysis.coupling(node)];
    return { markdown: `${mark} ${escapeMarkdown(couplingText(analysis, node))}`, edits: undefined };
  }
  const edits = usesEdits(reading, entry);
  const cost = edits && costOf(reading, catalog, edits);
  const markdown = [usesMarkdown(analysis, entry), ...(cost ? costText(cost) : [])].join('\n\n');
  return { markdown, edits: cost?.kind === 'couplings' ? undefined : edits };
}

function usesMarkdown(analysis: Analysis, entry: Entry): string {
  const { first, count } = inferredUses(analysis, entry, MOST_USES);
  const lines = first.map((member) => {
    const where = whereUsed(analysis, entry, member);
    return `- ${code(analysis.nodes[member]?.id ?? '?')}${where === '' ? '' : ` on ${where}`}`;
  });
  const more = count > first.length ? [`- and ${count - first.length} more`] : [];
  const head = `${code(entry.id.value)} has no \`uses\`. This is what the catalog knows it to stand on, as far as this manifest lists it:`;
  return `${head}\n\n${[...lines, ...more].join('\n')}`;
}

/** The targets on which a use counts; nothing where it counts on all of them, or on none. */
function whereUsed(analysis: Analysis, { index }: Entry, member: number): string {
  const names = analysis.targets.flatMap(({ name }, target) =>
    analysis.usesOn(index, target).some((group) => group.includes(member)) ? [name] : [],
  );
  return names.length === analysis.targets.length ? '' : escapeMarkdown(names.join(', '));
}

/**
 * Edits that write the inferred uses of an entry into the text; undefined where it is borrowed from elsewhere, the text is broken, or they are
 * too many.
 */
function usesEdits(reading: Reading, entry: Entry): readonly TextEdit[] | undefined {
  const { manifest, analysis } = reading;
  const { count } = inferredUses(analysis, entry, 0);
  const listed = listedAt(manifest, entry);
  if (!listed || !isWhole(reading) || count === 0 || count > MOST_USES) return undefined;
  const uses = [...new Set(analysis.usesOf(entry.index).map((group) => useText(analysis, group)))];
  const field = `uses: [${uses.join(', ')}]`;
  return addField(manifest.text, listed, { flow: field, block: [field] }, BEFORE_USES);
}

/** What people write before `uses`. */
const BEFORE_USES = ['id', 'name', 'component', 'version', 'format', 'precision'];

function useText({ nodes }: Analysis, group: readonly number[]): string {
  const names = group.map((member) => plainText(nodes[member]?.id ?? ''));
  return names.length === 1 ? names.join('') : `{ any-of: [${names.join(', ')}] }`;
}

/** What changes where inferred uses are written down: in a file they count on every target, those of the catalog on some. */
type Cost =
  | { readonly kind: 'nothing' }
  /** The targets on which something that was unknown is known not to run then. */
  | { readonly kind: 'unknown'; readonly targets: readonly string[] }
  | { readonly kind: 'couplings' };

/** Undefined where the text after the edits does not have the same entries, or something is wrong that was not. */
function costOf({ manifest, analysis }: Reading, catalog: Catalog, edits: readonly TextEdit[]): Cost | undefined {
  const after = readManifest(applyEdits(manifest.text, edits));
  const { nodes, targets, panel } = analysis;
  const looksAt = panel.flatMap((target) => targets[target]?.id ?? []);
  const now = analyzeStack(after.stack, catalog, looksAt);
  const isWhole =
    after.syntax.issues.length <= manifest.syntax.issues.length &&
    after.problems.length <= manifest.problems.length &&
    now.nodes.length === nodes.length &&
    nodes.every(({ id }, node) => now.nodes[node]?.id === id);
  if (!isWhole) return undefined;
  const changed = new Set<number>();
  for (let node = 0; node < nodes.length; node++) {
    if (now.coupling(node) !== analysis.coupling(node)) return { kind: 'couplings' };
    for (let target = 0; target < targets.length; target++) {
      const level = analysis.reach(node, target);
      if (level === now.reach(node, target)) continue;
      if (level !== 'unknown') return { kind: 'couplings' };
      changed.add(target);
    }
  }
  const names = [...changed].sort((a, b) => a - b).map((target) => targets[target]?.name ?? '?');
  return names.length === 0 ? { kind: 'nothing' } : { kind: 'unknown', targets: names };
}

/** How a hint is taken over is for editors to say. */
function costText(cost: Cost): readonly string[] {
  switch (cost.kind) {
    case 'nothing':
      return [];
    case 'unknown':
      return [
        `Written into the file it counts on every target, so that the stack is known not to run on some that are unknown now: ${escapeMarkdown(shortList(cost.targets))}.`,
      ];
    case 'couplings':
      return ['Written into the file it would count on every target, and change what entries are tied to.'];
  }
}
