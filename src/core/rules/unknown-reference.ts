import { type Analysis, groundOf } from '../analysis/analyze.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { remembering } from '../remember.ts';
import type { Entry, OwnSupport } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import { mostChanges, nearestOf } from '../text/nearest.ts';
import type { Located } from '../text/span.ts';
import { NOTHING, type Report, type Rule, type RuleContext } from './rule.ts';
import { allNames, names, namesNear } from './sights/names.ts';
import { form } from './sights/stated.ts';
import { isEntry } from './support.ts';

export const unknownReference: Rule = {
  meta: {
    id: 'unknown-reference',
    title: 'A name refers to nothing',
    why: 'A use that leads nowhere is left out of the analysis, so a lock behind it would go unseen. The same holds for a target that does not exist: nothing would be held to it.',
    remedy:
      'Name an entry of this manifest by its id (in an `any-of` also a component), or a target that the catalog has.',
    about: 'references',
    severity: 'error',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\napplication:\n  - id: api\n    uses: [vlm]\nframework: [vllm]\n',
    good: 'layercake: 1\napplication:\n  - id: api\n    uses: [vllm]\nframework: [vllm]\n',
  },
  sees: [names, allNames, form],
  concerns: ({ analysis }, node) => {
    const { dangling, nodes, entryCount, profile, profileKeys } = groundOf(analysis).graph;
    // What the manifest itself says of an entry has no key.
    return nodes.length > entryCount || dangling.has(node) || profileKeys[profile[node] ?? 0] === undefined;
  },
  checkEntry(entry, context) {
    const claimed = entry.supports ? checkSupports(context.catalog, entry.supports, entry.id.value) : NOTHING;
    // What a use names may stand in the part of a broken text that could not be read.
    const used = context.see(form).isRead ? checkUses(entry, context) : NOTHING;
    return claimed.length === 0 ? used : [...used, ...claimed];
  },
  check: ({ manifest, catalog }) => manifest.stack.targets.flatMap((target) => checkTarget(catalog, target, undefined)),
};

function checkSupports(catalog: Catalog, supports: readonly OwnSupport[], entry: string): readonly Report[] {
  return supports.flatMap(({ target }) => (target.value === 'others' ? [] : checkTarget(catalog, target, entry)));
}

/** As nearly all do: loops, since there are thousands of uses, and only where components stand in an `any-of` besides entries. */
function leadsToEntries(analysis: Analysis, entry: Entry): boolean {
  const { dangling, nodes, entryCount } = groundOf(analysis).graph;
  if (nodes.length === entryCount) return !dangling.has(entry.index);
  for (const { members } of statedUses(entry))
    for (const { value } of members) if (!isEntry(analysis, value)) return false;
  return true;
}

function checkUses(entry: Entry, context: RuleContext): readonly Report[] {
  const { analysis, catalog } = context;
  if (leadsToEntries(analysis, entry)) return NOTHING;
  const reports: Report[] = [];
  for (const use of statedUses(entry)) {
    for (const { value, span } of use.members) {
      if (isEntry(analysis, value) || (use.anyOf && catalog.find(value))) continue;
      const component = catalog.find(value);
      const nearest = component ? undefined : nearestName(context, value, use.anyOf);
      const hint = component
        ? ` ${component.name} is a component: add it to \`${component.layer}\` first.`
        : didYouMean(nearest);
      const what = use.anyOf ? 'neither an entry of this manifest nor a component' : 'no entry of this manifest';
      reports.push({ message: `\`${value}\` is ${what}.${hint}`, span, entry: entry.id.value, ...suggesting(nearest) });
    }
  }
  return reports;
}

/** The name that is most likely meant. Whoever stood on an entry that was renamed asks about the same one. */
function nearestName(context: RuleContext, value: string, isComponent: boolean): string | undefined {
  const known = NEAREST(context);
  const key = `${value}\n${isComponent ? 'any-of' : ''}`;
  let near = known.get(key);
  if (!near) {
    const ids = namesNear(context, value, mostChanges(value));
    const others = isComponent ? context.catalog.suggest(value).map(({ id }) => id) : [];
    known.set(key, (near = { name: nearestOf(value, [...ids, ...others]) }));
  }
  return near.name;
}

const NEAREST = remembering<RuleContext, Map<string, { readonly name: string | undefined }>>(() => new Map());

function checkTarget(
  { targets }: Catalog,
  { value, span }: Located<string>,
  entry: string | undefined,
): readonly Report[] {
  const ids = targets.map(({ id }) => id);
  if (ids.includes(value)) return [];
  const nearest = nearestOf(value, ids);
  const hint = didYouMean(nearest) || ` Targets are ${ids.map((id) => `\`${id}\``).join(', ')}.`;
  const message = `\`${value}\` is no target.${hint}`;
  return [{ message, span, ...(entry !== undefined && { entry }), ...suggesting(nearest) }];
}

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

function suggesting(nearest: string | undefined): Pick<Report, 'suggests'> {
  return nearest === undefined ? {} : { suggests: [nearest] };
}
