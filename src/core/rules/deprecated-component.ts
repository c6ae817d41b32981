import { evidenceText } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import type { Located } from '../text/span.ts';
import type { Report, Rule } from './rule.ts';
import { fieldSpan } from './support.ts';

export const deprecatedComponent: Rule = {
  meta: {
    id: 'deprecated-component',
    title: 'The makers of a component have given it up',
    why: 'What is no longer maintained gets no new hardware: the list of targets that it runs on only gets shorter from here, and each new version around it may be the one that it breaks with.',
    remedy: 'Plan the move to the successor that the message names; `layercake explain` tells what that one runs on.',
    about: 'catalog',
    severity: 'warning',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nframework: [autoawq]\n',
    good: 'layercake: 1\nframework: [llm-compressor]\n',
  },
  *check({ manifest, catalog }): Iterable<Report> {
    const ids = new Set(manifest.stack.entries.map(({ id }) => id.value));
    for (const entry of manifest.stack.entries) {
      for (const named of [entry.component, entry.format, entry.precision]) {
        if (named) yield* check(catalog, entry, { value: named.value, span: fieldSpan(entry, named) });
      }
      for (const { anyOf, members } of statedUses(entry)) {
        // A member of an `any-of` may be a component that no entry has.
        if (!anyOf) continue;
        for (const member of members) if (!ids.has(member.value)) yield* check(catalog, entry, member);
      }
    }
  },
};

function* check(catalog: Catalog, entry: Entry, { value, span }: Located<string>): Iterable<Report> {
  const component = catalog.find(value);
  if (!component?.deprecated) return;
  const { note, successor, evidence } = component.deprecated;
  const sources = evidence.flatMap((key) => component.evidence[key] ?? []);
  const [first] = sources;
  const source = first ? ` (${evidenceText(first)})` : '';
  const next = successor === undefined ? undefined : (catalog.component(successor)?.name ?? successor);
  const hint = next === undefined ? '' : ` ${next} is its successor.`;
  yield {
    message: `${component.name} is deprecated${source}. ${note}${hint}`,
    span,
    entry: entry.id.value,
    ...(successor !== undefined && { suggests: [successor] }),
    evidence: sources,
  };
}
