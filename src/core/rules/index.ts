import { dependencyCycle } from './dependency-cycle.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateKey } from './duplicate-key.ts';
import { generationTooOld } from './generation-too-old.ts';
import { hardwareLocked } from './hardware-locked.ts';
import { hardwareMismatch } from './hardware-mismatch.ts';
import { inheritedLock } from './inherited-lock.ts';
import { overBudget } from './over-budget.ts';
import type { Rule } from './rule.ts';
import { schema } from './schema.ts';
import { targetUnreachable } from './target-unreachable.ts';
import { undefinedAlias } from './undefined-alias.ts';
import { unknownComponent } from './unknown-component.ts';
import { unknownReference } from './unknown-reference.ts';
import { yamlSyntax } from './yaml-syntax.ts';

/** Every rule, in the order of the tables: form, references, catalog, coupling, targets, as declared. */
export const RULES: readonly Rule[] = [
  yamlSyntax,
  schema,
  duplicateKey,
  undefinedAlias,
  duplicateId,
  unknownReference,
  dependencyCycle,
  unknownComponent,
  hardwareLocked,
  inheritedLock,
  overBudget,
  targetUnreachable,
  hardwareMismatch,
  generationTooOld,
];
