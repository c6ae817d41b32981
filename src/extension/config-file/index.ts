import * as vscode from 'vscode';
import { isConfigName } from '../../config/names.ts';
import type { Layercake } from '../../core/index.ts';
import type { Configs } from '../configs.ts';
import { isOtherState } from '../other-state.ts';
import { registerConfigCompletion } from './completion.ts';
import { registerConfigFixes } from './fixes.ts';
import { registerConfigHover } from './hover.ts';

/** Configs keep the language `yaml`, so they are told by their names. */
const CONFIGS: vscode.DocumentSelector = { pattern: '**/layercake.config.{yaml,yml}' };

/** The core for a config that is being edited, over the catalog that it names; undefined for what is none. */
export type CoreOf = (document: vscode.TextDocument) => Promise<Layercake | undefined>;

/** Completion, hovers and fixes in `layercake.config.yaml`. `rulePages` is the folder with a page for each rule. */
export function registerConfigFile(configs: Configs, rulePages: vscode.Uri): vscode.Disposable {
  const coreOf: CoreOf = async ({ uri }) => {
    if (!isConfigName(uri.path) || isOtherState(uri)) return undefined;
    await configs.find(uri);
    return configs.of(uri).layercake;
  };
  const rulePage = (id: string): string => vscode.Uri.joinPath(rulePages, `${id}.md`).toString();
  return vscode.Disposable.from(
    registerConfigCompletion(CONFIGS, coreOf, rulePage),
    registerConfigHover(CONFIGS, coreOf, rulePage),
    registerConfigFixes(CONFIGS, coreOf),
  );
}
