import { settleAcceptances } from '../acceptance/settle.ts';
import type { CheckOptions } from '../check.ts';
import { withoutEchoes } from '../rules/echoes.ts';
import { RULES } from '../rules/index.ts';
import { withoutCopies, withoutRepeats } from '../rules/repeats.ts';
import type { Finding } from '../rules/rule.ts';
import { rated } from '../severities.ts';
import type { Entry } from '../stack/types.ts';
import { isAboutAcceptance, type Scene } from './context.ts';
import { findingOf } from './finding.ts';

/** What is to be told of what was found on some entries: what was accepted or goes without saying is left out. In the order of the text. */
export function tell(scene: Scene, raw: readonly Finding[], entries: readonly Entry[]): readonly Finding[] {
  const { context, options, rules } = scene;
  const found = withoutCopies(withoutEchoes(raw, context.manifest.lines));
  // An acceptance counts as needed where its finding would have been left out as a repeat.
  const { open, acceptances } = settleAcceptances(context.manifest, found, options.today, entries);
  const settled = { ...context, acceptances };
  const about = rules
    .filter(isAboutAcceptance)
    .flatMap((rule) => Array.from(rule.check?.(settled) ?? [], (report) => findingOf(rule, report, options.today)));
  return [...withoutRepeats(open, found), ...about].map(shownUnder(options)).sort(inOrder);
}

/** The same for one entry that accepts nothing, rule by rule; undefined where two findings of one rule might say the same. */
export function tellAlone(found: readonly Finding[], options: CheckOptions): readonly Finding[] | undefined {
  if (found.some(({ rule }, at) => rule === found[at - 1]?.rule)) return undefined;
  const told = found.length < 2 ? found : withoutRepeats(found, found);
  const shown = options.severities ? told.map(shownUnder(options)) : told;
  return shown.length < 2 ? shown : fewInOrder(shown);
}

/** There are only a few on one entry: a sort of a list takes longer to begin than this does. */
function fewInOrder(findings: readonly Finding[]): readonly Finding[] {
  const sorted = findings.slice();
  findings.forEach((one, end) => {
    let at = end;
    for (; at > 0; at--) {
      const before = sorted[at - 1];
      if (!before || inOrder(before, one) <= 0) break;
      sorted[at] = before;
    }
    sorted[at] = one;
  });
  return sorted;
}

/** Gives findings the severities that the options say. */
function shownUnder({ severities }: CheckOptions): (finding: Finding) => Finding {
  return (finding) => {
    const setting = severities?.get(finding.rule);
    return setting === undefined ? finding : rated(finding, USUAL.get(finding.rule), setting);
  };
}

const USUAL = new Map(RULES.map(({ meta }) => [meta.id, meta.severity]));
const PLACE = new Map(RULES.map(({ meta }, place) => [meta.id, place]));

/** Puts findings in the order of the text, those on one place in the order of the rules. */
export function inOrder({ span: a, rule: one }: Finding, { span: b, rule: other }: Finding): number {
  return a.start - b.start || a.end - b.end || (PLACE.get(one) ?? 0) - (PLACE.get(other) ?? 0);
}
