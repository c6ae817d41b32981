import * as vscode from 'vscode';
import type { Configs } from './configs.ts';
import { registerNewManifest } from './new-manifest-command.ts';
import { registerSamples } from './sample-command.ts';

/** What one begins with: a template, a sample, the walkthrough. */
export function registerFirstSteps({ extension }: vscode.ExtensionContext, configs: Configs): vscode.Disposable {
  return vscode.Disposable.from(
    registerNewManifest(configs),
    registerSamples(extension.extensionUri),
    vscode.commands.registerCommand('layercake.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#start`, false),
    ),
  );
}
