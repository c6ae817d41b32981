import { sentenceList } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Component } from '../catalog/types.ts';
import type { Entry } from '../stack/types.ts';
import type { Located } from '../text/span.ts';
import type { Report, Rule } from './rule.ts';

export const unknownComponent: Rule = {
  meta: {
    id: 'unknown-component',
    title: 'The catalog does not know this component',
    why: 'Layercake says nothing about what it does not know: the levels of such an entry are unknown, and so are those of all that stands on it.',
    remedy:
      'Correct the spelling. For something of your own leave `component` out and give it an `id`; what you know of it can be stated under `supports`.',
    about: 'catalog',
    severity: 'warning',
    confidence: 'certain',
    fixable: false,
    bad: 'layercake: 1\nframework: [pytroch]\n',
    good: 'layercake: 1\nframework: [pytorch]\n',
  },
  *check({ manifest, catalog }): Iterable<Report> {
    for (const entry of manifest.stack.entries) {
      if (entry.component)
        yield* check(
          catalog,
          entry,
          entry.component,
          `; if it is your own, leave \`component\` out and give it an \`id\``,
        );
      if (entry.format) yield* check(catalog, entry, entry.format, '', ({ kind }) => kind === 'format');
      if (entry.precision) yield* check(catalog, entry, entry.precision, '', ({ kind }) => kind === 'precision');
    }
  },
};

function* check(
  catalog: Catalog,
  entry: Entry,
  { value, span }: Located<string>,
  otherwise: string,
  accept?: (component: Component) => boolean,
): Iterable<Report> {
  if (catalog.find(value)) return;
  const near = catalog.suggest(value, accept).map(({ id }) => `\`${id}\``);
  const hint = near.length > 0 ? ` Did you mean ${sentenceList(near, 'or')}?` : '';
  yield {
    message: `The catalog has no \`${value}\`${hint === '' ? otherwise : ''}.${hint}`,
    span,
    entry: entry.id.value,
  };
}
