import * as vscode from 'vscode';
import { builtinCatalog } from '../catalog/index.ts';
import { lazily } from '../core/remember.ts';
import { createLayercake } from '../core/index.ts';
import { registerAnalyze } from './analyze-command.ts';
import { registerCake } from './cake-panel.ts';
import { registerCompare } from './compare-command.ts';
import { registerCompletion } from './completion.ts';
import { registerConfigFile } from './config-file/index.ts';
import { createConfigs } from './configs.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerExplain } from './explain-command.ts';
import { registerFirstSteps } from './first-steps.ts';
import { registerFixes } from './fixes.ts';
import { registerGlance } from './glance/index.ts';
import { registerHover } from './hover.ts';
import { registerNavigation } from './navigate/index.ts';
import { createProblems } from './problems.ts';
import { createReadings } from './readings.ts';
import { registerRetarget } from './retarget-command.ts';
import { createStacks } from './stacks.ts';
import { registerTools } from './tools/index.ts';
import { registerTree } from './tree/index.ts';
import { createWorkspaceCheck } from './workspace/index.ts';

/** Manifests keep the language `yaml`, so they are told by their names. */
const MANIFESTS: vscode.DocumentSelector = { pattern: '**/{layercake,*.layercake}.{yaml,yml}' };

/** Starts the extension, in a desktop or a web extension host. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const configs = createConfigs(
    lazily(() => createLayercake(builtinCatalog())),
    subscriptions,
  );
  const readings = createReadings(configs, subscriptions);
  const rulePages = vscode.Uri.joinPath(extensionUri, 'docs/rules');
  const problems = createProblems(rulePages);
  const stacks = createStacks(configs, problems, subscriptions);
  const workspace = createWorkspaceCheck(configs, readings, stacks);
  subscriptions.push(
    workspace,
    registerDiagnostics(readings, configs, stacks, problems),
    registerTree(configs, readings, stacks),
    registerHover(MANIFESTS, readings, rulePages),
    registerNavigation(MANIFESTS, readings),
    registerCompletion(MANIFESTS, readings),
    registerFixes(MANIFESTS, readings),
    registerConfigFile(configs, rulePages),
    registerGlance(MANIFESTS, readings),
    registerAnalyze(readings),
    registerCompare(readings),
    registerExplain(configs),
    registerRetarget(readings),
    registerFirstSteps(context, configs),
    registerTools(readings, configs),
    registerCake(context, readings),
  );
  configs.start();
  readings.start();
  void workspace.start();
}
