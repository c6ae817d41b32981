import type { Budget, Severities } from '../core/index.ts';

/** What a team holds its stacks to; a key that is left out leaves things as they are. */
export interface Config {
  readonly severities?: Severities;
  /** The targets that are looked at, by id. */
  readonly targets?: readonly string[];
  readonly budget?: Budget;
  readonly editor?: EditorConfig;
}

/** How editors tell and show things, as far as nobody has set it in an editor of their own. */
export interface EditorConfig {
  readonly run?: 'onType' | 'onSave';
  readonly codeLens?: boolean;
  readonly inlayHints?: { readonly inferredUses?: boolean; readonly coupling?: boolean };
}
