import * as vscode from 'vscode';
import { builtinCatalog } from '../catalog/index.ts';
import { createLayercake } from '../core/index.ts';
import { registerAnalyze } from './analyze-command.ts';
import { CAKE_PANEL, createCakePanels } from './cake-panel.ts';
import { registerCompare } from './compare-command.ts';
import { registerCompletion } from './completion.ts';
import { createConfigs } from './configs.ts';
import { currentManifest } from './current-manifest.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerExplain } from './explain-command.ts';
import { registerFixes } from './fixes.ts';
import { registerGlance } from './glance/index.ts';
import { registerHover } from './hover.ts';
import { registerNavigation } from './navigate/index.ts';
import { registerNewManifest } from './new-manifest-command.ts';
import { createReadings } from './readings.ts';
import { registerRetarget } from './retarget-command.ts';
import { registerTools } from './tools/index.ts';

/** Manifests keep the language `yaml`, so they are told by their names. */
const MANIFESTS: vscode.DocumentSelector = { pattern: '**/{layercake,*.layercake}.{yaml,yml}' };

/** Starts the extension, in a desktop or a web extension host. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri } = context;
  const layercake = createLayercake(builtinCatalog());
  const configs = createConfigs(layercake, subscriptions);
  const readings = createReadings(configs, subscriptions);
  const rulePages = vscode.Uri.joinPath(extensionUri, 'docs/rules');
  const panels = createCakePanels(context, readings);
  subscriptions.push(
    registerDiagnostics(readings, configs, rulePages),
    registerHover(MANIFESTS, readings, rulePages),
    registerNavigation(MANIFESTS, readings),
    registerCompletion(MANIFESTS, readings),
    registerFixes(MANIFESTS, readings),
    registerGlance(MANIFESTS, readings),
    registerAnalyze(readings),
    registerCompare(readings),
    registerExplain(configs),
    registerRetarget(readings),
    registerNewManifest(),
    registerTools(readings, configs),
    panels,
    vscode.window.registerWebviewPanelSerializer(CAKE_PANEL, panels.serializer),
    vscode.commands.registerCommand('layercake.showCake', async (manifest?: unknown) => {
      const document = await currentManifest(manifest);
      if (document) panels.show(document);
    }),
  );
  configs.start();
  readings.start();
}
