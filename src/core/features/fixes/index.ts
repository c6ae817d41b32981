import { addReason, mendAcceptance, mendExpired } from './acceptances.ts';
import { useEither } from './either.ts';
import { moveEntry, ownId, removeEntry, removeMark, removeSecondKey, secondTarget } from './entries.ts';
import { fix, type Fix, type FixContext, type FixMaker } from './fix.ts';
import { addRequirement, mendForm, mendReference, nameComponent } from './names.ts';
import { takeOn } from './new-acceptance.ts';
import { replaceBy } from './replacements.ts';

const replaceOrChoose: FixMaker = (context) => [...replaceBy(context), ...useEither(context)];

const nameTargetOnce: FixMaker = ({ reading, finding }) =>
  fix('Remove the second mention', secondTarget(reading.manifest, finding.span), { preferred: true });

/** What mends the findings of a rule; every other one can be accepted or ignored. */
const MAKERS: Readonly<Record<string, FixMaker>> = {
  schema: (context) => [...mendForm(context), ...nameTargetOnce(context)],
  'duplicate-key': removeSecondKey,
  'duplicate-id': ownId,
  'unknown-reference': mendReference,
  'unused-entry': removeEntry,
  'unknown-component': nameComponent,
  'misplaced-component': moveEntry,
  'invalid-version': removeMark,
  'missing-requirement': addRequirement,
  'deprecated-component': replaceBy,
  'hardware-locked': replaceBy,
  'hardware-leaning': replaceBy,
  'open-but-locked': replaceBy,
  'artifact-locked': replaceBy,
  'inherited-lock': useEither,
  'target-unreachable': replaceOrChoose,
  'target-experimental': replaceOrChoose,
  'hardware-mismatch': replaceBy,
  'generation-too-old': replaceBy,
  'expired-acceptance': mendExpired,
  'unused-acceptance': mendAcceptance,
  'acceptance-without-reason': addReason,
};

/** The rules whose findings can be mended. */
export const FIXABLE: readonly string[] = Object.keys(MAKERS);

/** What can be done about a finding: what mends it first, then what takes it on. */
export function fixesOf(context: FixContext): readonly Fix[] {
  return [...(MAKERS[context.finding.rule]?.(context) ?? []), ...takeOn(context)];
}
