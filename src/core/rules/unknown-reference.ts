import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import { nearestOf } from '../text/nearest.ts';
import type { Located } from '../text/span.ts';
import type { Report, Rule, RuleContext } from './rule.ts';

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
  *check(context): Iterable<Report> {
    const { manifest, catalog } = context;
    const ids = new Set(manifest.stack.entries.map((entry) => entry.id.value));
    const targets = catalog.targets.map(({ id }) => id);
    // What a use names may stand in the part of a broken text that could not be read.
    const isWhole = manifest.syntax.issues.every(({ rule }) => rule !== 'yaml-syntax');
    if (isWhole) for (const entry of manifest.stack.entries) yield* checkUses(entry, ids, context);
    for (const target of manifest.stack.targets) yield* checkTarget(target, targets, undefined);
    for (const entry of manifest.stack.entries) {
      for (const { target } of entry.supports ?? []) {
        if (target.value !== 'others') yield* checkTarget(target, targets, entry.id.value);
      }
    }
  },
};

function* checkUses(entry: Entry, ids: ReadonlySet<string>, { catalog }: RuleContext): Iterable<Report> {
  for (const use of statedUses(entry)) {
    for (const { value, span } of use.members) {
      if (ids.has(value) || (use.anyOf && catalog.find(value))) continue;
      const component = catalog.find(value);
      const nearest = component
        ? undefined
        : nearestOf(value, use.anyOf ? [...ids, ...catalog.suggest(value).map(({ id }) => id)] : [...ids]);
      const hint = component
        ? ` ${component.name} is a component: add it to \`${component.layer}\` first.`
        : didYouMean(nearest);
      const what = use.anyOf ? 'neither an entry of this manifest nor a component' : 'no entry of this manifest';
      yield { message: `\`${value}\` is ${what}.${hint}`, span, entry: entry.id.value, ...suggesting(nearest) };
    }
  }
}

function* checkTarget(
  { value, span }: Located<string>,
  targets: readonly string[],
  entry: string | undefined,
): Iterable<Report> {
  if (targets.includes(value)) return;
  const nearest = nearestOf(value, targets);
  const hint = didYouMean(nearest) || ` Targets are ${targets.map((id) => `\`${id}\``).join(', ')}.`;
  const message = `\`${value}\` is no target.${hint}`;
  yield { message, span, ...(entry !== undefined && { entry }), ...suggesting(nearest) };
}

function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
}

function suggesting(nearest: string | undefined): Pick<Report, 'suggests'> {
  return nearest === undefined ? {} : { suggests: [nearest] };
}
