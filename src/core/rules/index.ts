import { acceptanceWithoutReason } from './acceptance-without-reason.ts';
import { artifactLocked } from './artifact-locked.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { deprecatedComponent } from './deprecated-component.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateKey } from './duplicate-key.ts';
import { expiredAcceptance } from './expired-acceptance.ts';
import { generationTooOld } from './generation-too-old.ts';
import { hardwareLeaning } from './hardware-leaning.ts';
import { hardwareLocked } from './hardware-locked.ts';
import { hardwareMismatch } from './hardware-mismatch.ts';
import { inheritedLock } from './inherited-lock.ts';
import { invalidVersion } from './invalid-version.ts';
import { misplacedComponent } from './misplaced-component.ts';
import { missingRequirement } from './missing-requirement.ts';
import { openButLocked } from './open-but-locked.ts';
import { overBudget } from './over-budget.ts';
import type { Rule } from './rule.ts';
import { schema } from './schema.ts';
import { targetExperimental } from './target-experimental.ts';
import { targetUnreachable } from './target-unreachable.ts';
import { undefinedAlias } from './undefined-alias.ts';
import { unknownComponent } from './unknown-component.ts';
import { unknownCoupling } from './unknown-coupling.ts';
import { unknownReference } from './unknown-reference.ts';
import { unusedEntry } from './unused-entry.ts';
import { upwardDependency } from './upward-dependency.ts';
import { versionUnsupported } from './version-unsupported.ts';
import { unusedAcceptance } from './unused-acceptance.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule, in the order of the tables: form, references, catalog, coupling, targets, as declared, acceptance. */
export const RULES: readonly Rule[] = [
  yamlSyntax,
  schema,
  duplicateKey,
  undefinedAlias,
  duplicateId,
  unknownReference,
  dependencyCycle,
  upwardDependency,
  unusedEntry,
  unknownComponent,
  misplacedComponent,
  invalidVersion,
  versionUnsupported,
  missingRequirement,
  deprecatedComponent,
  hardwareLocked,
  hardwareLeaning,
  inheritedLock,
  openButLocked,
  artifactLocked,
  unknownCoupling,
  overBudget,
  targetUnreachable,
  targetExperimental,
  hardwareMismatch,
  generationTooOld,
  expiredAcceptance,
  unusedAcceptance,
  acceptanceWithoutReason,
];
