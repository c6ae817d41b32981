import { sentenceList } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
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
    fixable: true,
    bad: 'layercake: 1\nframework: [pytroch]\n',
    good: 'layercake: 1\nframework: [pytorch]\n',
  },
  *check({ manifest, catalog }): Iterable<Report> {
    const nearestTo = suggestionReader(catalog);
    for (const entry of manifest.stack.entries) {
      for (const role of ['component', 'format', 'precision'] as const) {
        const name = entry[role];
        if (!name || catalog.find(name.value)) continue;
        const suggests = nearestTo(name.value, role);
        const hint = didYouMean(suggests);
        const otherwise = role === 'component' ? OTHERWISE : '';
        yield {
          message: `The catalog has no \`${name.value}\`${hint === '' ? otherwise : ''}.${hint}`,
          span: name.span,
          entry: entry.id.value,
          suggests,
        };
      }
    }
  },
};

const OTHERWISE = '; if it is your own, leave `component` out and give it an `id`';

/** The nearest names that fit; looked for once for each text, which aliases may repeat thousands of times. */
function suggestionReader(
  catalog: Catalog,
): (text: string, role: 'component' | 'format' | 'precision') => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text, role) => {
    const key = `${role}\n${text}`;
    const near =
      known.get(key) ?? catalog.suggest(text, ({ kind }) => role === 'component' || kind === role).map(({ id }) => id);
    known.set(key, near);
    return near;
  };
}

function didYouMean(near: readonly string[]): string {
  const names = near.map((id) => `\`${id}\``);
  return names.length > 0 ? ` Did you mean ${sentenceList(names, 'or')}?` : '';
}
