import * as vscode from 'vscode';
import { snippetFor, type Target, type Template, TEMPLATES } from '../core/index.ts';
import type { Configs } from './configs.ts';
import { numbered, openUnsaved } from './unsaved.ts';

/** *New Stack Manifest*: an unsaved manifest from a template, for targets that the user picks, with the places to write over marked. */
export function registerNewManifest(configs: Configs): vscode.Disposable {
  return vscode.commands.registerCommand('layercake.newManifest', async (id?: unknown) => {
    const named = TEMPLATES.find((one) => one.id === id);
    const template = named ?? (await pickTemplate());
    const targets = named?.targets ?? (template && (await pickTargets(configs, template)));
    if (!template || !targets) return;
    await openUnsaved(numbered('stack', 'layercake.yaml'), new vscode.SnippetString(snippetFor(template, targets)));
  });
}

async function pickTemplate(): Promise<Template | undefined> {
  const items = TEMPLATES.map((template) => ({
    label: vscode.l10n.t(template.title),
    detail: vscode.l10n.t(template.description),
    template,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Stack Manifest'),
    placeHolder: vscode.l10n.t('Which kind of stack?'),
    matchOnDetail: true,
  });
  return picked?.template;
}

/** Those that the template is made for are chosen already; undefined where the user turns away. */
async function pickTargets(configs: Configs, { targets }: Template): Promise<readonly string[] | undefined> {
  const items = (await targetsHere(configs)).map(({ id, name, kind }) => ({
    ...{ label: name, description: kind === 'cpu' ? vscode.l10n.t('{0}, without an accelerator', id) : id },
    ...{ id, picked: targets.includes(id) },
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Stack Manifest'),
    placeHolder: vscode.l10n.t('Where must it be able to run?'),
    canPickMany: true,
    matchOnDescription: true,
  });
  return picked?.map(({ id }) => id);
}

/** The targets of the catalog that holds in the first folder. */
async function targetsHere(configs: Configs): Promise<readonly Target[]> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = folder ? vscode.Uri.joinPath(folder, 'layercake.yaml') : vscode.Uri.from({ scheme: 'untitled' });
  await configs.find(place);
  return configs.of(place).layercake.catalog.targets;
}
