import * as vscode from 'vscode';
import type { Configs } from '../configs.ts';
import { isManifest, type Readings } from '../readings.ts';
import type { Stacks } from '../stacks.ts';
import { createBackground } from './background.ts';
import { createFileChecks } from './check-file.ts';
import { followManifestFiles } from './files.ts';
import { createProgressItem } from './progress-item.ts';

/** Not in the palette but while there is something to stop. */
const STOP = 'layercake.stopCheck';

/** The check of all manifests of the workspace. */
export interface WorkspaceCheck {
  /** Looks for the manifests; those that are not open are checked in the background, where the settings want it. */
  readonly start: () => Promise<void>;
  readonly dispose: () => void;
}

/** What is open is told as it stands in the editor, all else of the workspace as it is on disk, and nothing of what is neither. */
export function createWorkspaceCheck(configs: Configs, readings: Readings, stacks: Stacks): WorkspaceCheck {
  const isWanted = (uri: vscode.Uri): boolean => isOn() && files.has(uri) && !isOpen(uri);
  const checks = createFileChecks(configs, stacks, isWanted);
  const item = createProgressItem(STOP);
  const background = createBackground<vscode.Uri>(checks.check, item.show);
  const check = (uri: vscode.Uri): void => {
    if (isWanted(uri)) background.add(uri.toString(), uri);
  };
  const changed = (uri: vscode.Uri): void => {
    checks.outdate(uri);
    if (isOn() || isOpen(uri)) stacks.list(uri);
    else stacks.takeBack(uri);
    check(uri);
  };
  const gone = (uri: vscode.Uri): void => {
    checks.outdate(uri);
    // VS Code keeps a text for some minutes that an extension has opened and nobody looks at.
    if (!isOpen(uri) || !isInTab(uri)) stacks.forget(uri);
  };
  const files = followManifestFiles({ changed, gone });
  const each = (job: (uri: vscode.Uri) => void) => (): void => [...files.all()].forEach(job);
  const followers = vscode.Disposable.from(
    // A text that is closed leaves what is on disk, which may be another one.
    readings.onDidClose(({ uri }) => (files.has(uri) ? changed(uri) : gone(uri))),
    configs.onDidChange(each(check)),
    followSetting(each(changed)),
    vscode.commands.registerCommand('layercake.checkWorkspace', () => files.search().then(each(changed))),
    vscode.commands.registerCommand(STOP, background.clear),
  );
  return {
    start: () => files.search().then(tellSearched),
    dispose: () => {
      background.clear();
      vscode.Disposable.from(item, files, followers).dispose();
    },
  };
}

/** Before that, nobody is told that there is no manifest. */
async function tellSearched(): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'layercake.hasSearched', true);
}

function followSetting(change: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`layercake.${SETTING}`)) change();
  });
}

const SETTING = 'workspace.check';

function isOn(): boolean {
  return vscode.workspace.getConfiguration('layercake').get(SETTING) !== false;
}

/** A document that another name leads to counts as another file, as it does for VS Code. */
function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((one) => isManifest(one) && one.uri.toString() === uri.toString());
}

function isInTab(uri: vscode.Uri): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => {
    const shown = input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
    if (input instanceof vscode.TabInputText) shown.push(input.uri);
    return shown.some((one) => one.toString() === uri.toString());
  });
}
