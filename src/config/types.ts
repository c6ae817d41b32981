import type { Budget, Severities } from '../core/index.ts';

/** What a team holds its stacks to; a key that is left out leaves things as they are. */
export interface Config {
  readonly severities?: Severities;
  /** The targets that are looked at, by id. */
  readonly targets?: readonly string[];
  readonly budget?: Budget;
}
