import type { Finding, Fix, Reading } from '../../src/core/index.ts';
import { checkReading, core, TODAY } from './core.ts';

/** A text with what was found in it. */
export interface Checked {
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

/** The fixes of a finding, as an editor asks for them. */
export function fixesOf({ reading, findings }: Checked, finding: Finding): readonly Fix[] {
  return core.fixes.of(reading, findings, finding, { today: TODAY });
}

/** The fixes of the findings of a rule. */
export function fixesOfRule(text: string, rule: string): readonly Fix[] {
  const checked = checkReading(text);
  return checked.findings.filter((one) => one.rule === rule).flatMap((finding) => fixesOf(checked, finding));
}

/** How often each rule was broken by each entry; an entry that was renamed goes by its old name. */
export function tally(
  findings: readonly Finding[],
  names: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, entry } of findings) {
    const key = `${rule} ${names.get(entry ?? '') ?? entry ?? ''}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** What a text has more of than another one. */
export function added(
  before: readonly Finding[],
  after: readonly Finding[],
  names?: ReadonlyMap<string, string>,
): readonly string[] {
  const known = tally(before);
  return [...tally(after, names)].flatMap(([key, count]) => (count > (known.get(key) ?? 0) ? [key] : []));
}
