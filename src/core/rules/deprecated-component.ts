import { type Analysis, groundOf } from '../analysis/analyze.ts';
import { evidenceText } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Component, Evidence } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import type { Span } from '../text/span.ts';
import { byProfile } from './by-profile.ts';
import { NOTHING, type Report, type Rule } from './rule.ts';
import { names } from './sights/names.ts';
import { fieldSpan, isEntry } from './support.ts';

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
  sees: [names],
  concerns: (context, node) => mayNameComponents(context.analysis) || mayBeDeprecated(context, node),
  checkEntry(entry, { catalog, analysis }) {
    const reports: Report[] = [];
    for (const role of ROLES) {
      const named = entry[role];
      const one = named && deprecated(catalog, named.value);
      if (one) reports.push(reportOn(catalog, entry, one, fieldSpan(entry, named)));
    }
    for (const { anyOf, members } of statedUses(entry)) {
      if (!anyOf) continue;
      for (const { value, span } of members) {
        const one = isEntry(analysis, value) ? undefined : deprecated(catalog, value);
        if (one) reports.push(reportOn(catalog, entry, one, span));
      }
    }
    return reports.length > 0 ? reports : NOTHING;
  },
};

/** A member of an `any-of` may be a component that no entry has. */
function mayNameComponents(analysis: Analysis): boolean {
  const { nodes, entryCount } = groundOf(analysis).graph;
  return nodes.length > entryCount;
}

const mayBeDeprecated = byProfile(({ analysis }, node) => {
  const { entry, component } = analysis.nodes[node] ?? {};
  return component?.deprecated !== undefined || entry?.format !== undefined || entry?.precision !== undefined;
});

const ROLES = ['component', 'format', 'precision'] as const;

type Deprecated = Component & Required<Pick<Component, 'deprecated'>>;

function deprecated(catalog: Catalog, name: string): Deprecated | undefined {
  const component = catalog.find(name);
  return component && isDeprecated(component) ? component : undefined;
}

function isDeprecated(component: Component): component is Deprecated {
  return component.deprecated !== undefined;
}

/** The same list for all entries, so that its age is looked at once. */
const sourcesOf = remembering(({ evidence, deprecated: { evidence: keys } }: Deprecated): readonly Evidence[] =>
  keys.flatMap((key) => evidence[key] ?? []),
);

function reportOn(catalog: Catalog, entry: Entry, component: Deprecated, span: Span): Report {
  const { note, successor } = component.deprecated;
  const sources = sourcesOf(component);
  const [first] = sources;
  const source = first ? ` (${evidenceText(first)})` : '';
  const next = successor === undefined ? undefined : (catalog.component(successor)?.name ?? successor);
  const hint = next === undefined ? '' : ` ${next} is its successor.`;
  return {
    message: `${component.name} is deprecated${source}. ${note}${hint}`,
    span,
    entry: entry.id.value,
    ...(successor !== undefined && { suggests: [successor] }),
    evidence: sources,
  };
}
