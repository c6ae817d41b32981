import type { Finding } from '../rules/rule.ts';
import type { ComeAndGone, ComparedFinding } from './types.ts';

/**
 * Which findings came and which went. What a finding is about (its rule and its entry) tells it, not its line; with several about the
 * same, those with the same words go together first. `renamed` gives an entry's id after by the one before.
 */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  renamed: ReadonlyMap<string, string>,
): ComeAndGone<ComparedFinding> {
  const subject = ({ rule, entry, message }: Finding): string => `${rule}\n${entry ?? `\n${message}`}`;
  const old = before.map((finding) => {
    const entry = finding.entry === undefined ? undefined : renamed.get(finding.entry);
    return { finding, subject: subject(entry === undefined ? finding : { ...finding, entry }) };
  });
  const fresh = after.map((finding) => ({ finding, subject: subject(finding) }));
  const [oldLeft, freshLeft] = pairOff(old, fresh, (one) => `${one.subject}\n${one.finding.message}`);
  const [gone, come] = pairOff(oldLeft, freshLeft, (one) => one.subject);
  return { come: come.map(({ finding }) => plain(finding)), gone: gone.map(({ finding }) => plain(finding)) };
}

/** What is left of two lists once those with the same key are taken out in pairs. */
function pairOff<T>(
  left: readonly T[],
  right: readonly T[],
  keyOf: (one: T) => string,
): readonly [readonly T[], readonly T[]] {
  const counts = new Map<string, number>();
  for (const one of left) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const paired = new Map<string, number>();
  const rightLeft = right.filter((one) => {
    const key = keyOf(one);
    const taken = paired.get(key) ?? 0;
    if (taken === (counts.get(key) ?? 0)) return true;
    paired.set(key, taken + 1);
    return false;
  });
  const leftLeft = left.filter((one) => {
    const key = keyOf(one);
    const taken = paired.get(key) ?? 0;
    paired.set(key, taken - 1);
    return taken <= 0;
  });
  return [leftLeft, rightLeft];
}

function plain({ rule, severity, message, entry }: Finding): ComparedFinding {
  return { rule, severity, message, ...(entry !== undefined && { entry }) };
}
