import { analyzeStack } from '../../analysis/analyze.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Reading } from '../../index.ts';
import { readManifest } from '../../manifest.ts';
import type { Entry } from '../../stack/types.ts';
import { plainText } from '../../syntax/flow-text.ts';
import { applyEdits, type TextEdit } from '../../text/edits.ts';
import { COUPLING_MARKS, couplingText } from '../coupling-text.ts';
import { addField } from '../fixes/new-field.ts';
import { listedAt } from '../fixes/places.ts';
import { code, escapeMarkdown } from '../markdown.ts';
import type { Hint, HintDetails } from './hints.ts';
import { inferredUses } from './hints.ts';

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
  const edits = writtenUses(reading, catalog, entry);
  return { markdown: inferredMarkdown(reading, entry, edits !== undefined), edits };
}

function inferredMarkdown({ analysis }: Reading, entry: Entry, canBeWritten: boolean): string {
  const all = [...inferredUses(analysis, entry)];
  const lines = all.slice(0, MOST_USES).map((member) => {
    const where = whereUsed({ analysis }, entry, member);
    return `- ${code(analysis.nodes[member]?.id ?? '?')}${where === '' ? '' : ` on ${where}`}`;
  });
  const more = all.length > MOST_USES ? [`- and ${all.length - MOST_USES} more`] : [];
  const name = code(entry.id.value);
  return [
    `${name} says nothing of what it uses: this is what the catalog knows it to stand on, as far as this manifest lists it.`,
    [...lines, ...more].join('\n'),
    ...(canBeWritten ? ['Double-click to write it into the file.'] : []),
  ].join('\n\n');
}

/** The targets on which a use counts; nothing where it counts on all of them, or on none. */
function whereUsed({ analysis }: Pick<Reading, 'analysis'>, { index }: Entry, member: number): string {
  const names = analysis.targets.flatMap(({ name }, target) =>
    analysis.usesOn(index, target).some((group) => group.includes(member)) ? [name] : [],
  );
  return names.length === analysis.targets.length ? '' : escapeMarkdown(names.join(', '));
}

/** Edits that write the inferred uses of an entry into the text; undefined where all else would not stay as it is. */
export function writtenUses(reading: Reading, catalog: Catalog, entry: Entry): readonly TextEdit[] | undefined {
  const { manifest, analysis } = reading;
  const listed = listedAt(manifest, entry);
  const groups = analysis.usesOf(entry.index);
  const uses = [...new Set(groups.map((group) => useText(reading, group)))];
  if (!listed || uses.length === 0 || inferredUses(analysis, entry).size > MOST_USES) return undefined;
  const field = `uses: [${uses.join(', ')}]`;
  const edits = addField(manifest.text, listed, { flow: field, block: [field] }, BEFORE_USES);
  return edits && saysTheSame(reading, catalog, edits) ? edits : undefined;
}

/** What people write before `uses`. */
const BEFORE_USES = ['id', 'name', 'component', 'version', 'format', 'precision'];

function useText({ analysis }: Reading, group: readonly number[]): string {
  const names = group.map((member) => plainText(analysis.nodes[member]?.id ?? ''));
  return names.length === 1 ? names.join('') : `{ any-of: [${names.join(', ')}] }`;
}

/** Whether the same entries reach the same targets after the edits, and nothing is wrong that was not. */
function saysTheSame({ manifest, analysis }: Reading, catalog: Catalog, edits: readonly TextEdit[]): boolean {
  const after = readManifest(applyEdits(manifest.text, edits));
  const { targets, panel } = analysis;
  const now = analyzeStack(
    after.stack,
    catalog,
    panel.flatMap((target) => targets[target]?.id ?? []),
  );
  return (
    after.syntax.issues.length <= manifest.syntax.issues.length &&
    after.problems.length <= manifest.problems.length &&
    now.nodes.length === analysis.nodes.length &&
    analysis.nodes.every(
      ({ id }, node) =>
        now.nodes[node]?.id === id &&
        now.coupling(node) === analysis.coupling(node) &&
        targets.every((_, target) => now.reach(node, target) === analysis.reach(node, target)),
    )
  );
}
