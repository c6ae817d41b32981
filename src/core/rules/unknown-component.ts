import { sentenceList } from '../analysis/wording.ts';
import { remembering } from '../remember.ts';
import { byProfile } from './by-profile.ts';
import { type Report, type Rule, type RuleContext } from './rule.ts';

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
  concerns: byProfile(({ analysis }, node) => {
    const { entry, component } = analysis.nodes[node] ?? {};
    const isUnknown = entry?.component !== undefined && component === undefined;
    return isUnknown || entry?.format !== undefined || entry?.precision !== undefined;
  }),
  checkEntry(entry, context) {
    const { catalog } = context;
    const reports: Report[] = [];
    for (const role of ROLES) {
      const name = entry[role];
      if (!name || catalog.find(name.value)) continue;
      const suggests = nearestTo(context, name.value, role);
      const hint = didYouMean(suggests);
      const otherwise = role === 'component' ? OTHERWISE : '';
      reports.push({
        message: `The catalog has no \`${name.value}\`${hint === '' ? otherwise : ''}.${hint}`,
        span: name.span,
        entry: entry.id.value,
        suggests,
      });
    }
    return reports;
  },
};

const ROLES = ['component', 'format', 'precision'] as const;
const OTHERWISE = '; if it is your own, leave `component` out and give it an `id`';

/** The nearest names that fit; looked for once for each text, which aliases may repeat thousands of times. */
function nearestTo(context: RuleContext, text: string, role: (typeof ROLES)[number]): readonly string[] {
  const known = NEAREST(context);
  const key = `${role}\n${text}`;
  let near = known.get(key);
  if (!near) {
    near = context.catalog.suggest(text, ({ kind }) => role === 'component' || kind === role).map(({ id }) => id);
    known.set(key, near);
  }
  return near;
}

const NEAREST = remembering<RuleContext, Map<string, readonly string[]>>(() => new Map());

function didYouMean(near: readonly string[]): string {
  const names = near.map((id) => `\`${id}\``);
  return names.length > 0 ? ` Did you mean ${sentenceList(names, 'or')}?` : '';
}
