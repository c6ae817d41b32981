import type { SettledAcceptance } from '../acceptance/settle.ts';
import type { RuleContext } from './rule.ts';

/** What there is to say about an acceptance: the first that applies, so that no two rules speak about one. */
export type AcceptanceVerdict = 'nameless' | 'misspelt' | 'unused' | 'expired' | 'unreasoned' | 'fine';

/** Judges an acceptance. Where nobody can know, of a rule that is off or in a text that is still to be mended, it counts as used. */
export function acceptanceVerdict(
  { rule, reason, expired, findings }: SettledAcceptance,
  { rules, off, manifest }: RuleContext,
): AcceptanceVerdict {
  if (rule.value === '') return 'nameless';
  if (!rules.includes(rule.value)) return 'misspelt';
  const isWhole = manifest.problems.length === 0 && manifest.syntax.issues.every((one) => one.rule !== 'yaml-syntax');
  if (findings.length === 0 && !off.has(rule.value) && isWhole) return 'unused';
  if (expired && findings.length > 0) return 'expired';
  return reason === undefined || reason.trim() === '' ? 'unreasoned' : 'fine';
}
