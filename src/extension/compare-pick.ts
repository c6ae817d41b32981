import * as vscode from 'vscode';
import { findManifests, type ManifestItem } from './current-manifest.ts';
import type { GitExtension } from './git.ts';

/** What a manifest is compared with: its own version in Git, or another file. */
export type Base = 'git' | vscode.Uri;

/** The version in Git that a manifest is compared with. */
export const REVISION = 'HEAD';

/** VS Code's own Git extension, which people may switch off, and which no browser has. */
export function gitExtension(): GitExtension {
  return vscode.extensions.getExtension('vscode.git');
}

interface Choice extends vscode.QuickPickItem {
  readonly pick: () => Promise<Base | undefined>;
}

/** Asks what to compare a manifest with; undefined where the user thinks better of it. */
export async function pickBase(manifest: vscode.Uri): Promise<Base | undefined> {
  const others = (await findManifests()).filter(({ uri }) => uri.toString() !== manifest.toString());
  // What is in no folder of this machine has no version that the Git extension knows.
  const hasGit = manifest.scheme === 'file' && gitExtension() !== undefined;
  const inGit: Choice = {
    label: vscode.l10n.t('Version in Git ({0})', REVISION),
    detail: vscode.l10n.t('What changed since the last commit'),
    pick: () => Promise.resolve('git'),
  };
  const another: Choice = {
    label: vscode.l10n.t('Another manifest in the workspace…'),
    pick: () => pickManifest(others),
  };
  const file: Choice = { label: vscode.l10n.t('Open file…'), pick: pickFile };
  const choices = [...(hasGit ? [inGit] : []), ...(others.length > 0 ? [another] : []), file];
  const choice = await vscode.window.showQuickPick(choices, {
    placeHolder: vscode.l10n.t('Compare this stack with what it was, or with …'),
  });
  return choice?.pick();
}

async function pickManifest(items: readonly ManifestItem[]): Promise<Base | undefined> {
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Compare with which stack?') });
  return picked?.uri;
}

async function pickFile(): Promise<Base | undefined> {
  const picked = await vscode.window.showOpenDialog({
    ...{ canSelectMany: false, openLabel: vscode.l10n.t('Compare'), title: vscode.l10n.t('Compare with') },
    filters: { [vscode.l10n.t('Manifests')]: ['yaml', 'yml'] },
  });
  return picked?.[0];
}
