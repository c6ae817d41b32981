import * as vscode from 'vscode';
import { LAYER_NAMES, LAYERS, type Layercake } from '../core/index.ts';
import type { Configs } from './configs.ts';
import { today } from './convert.ts';
import { createPages, pageUri } from './pages.ts';

const SCHEME = 'layercake-component';

/** *Explain Component…*: what the catalog knows of a component that the user picks, as a page. */
export function registerExplain(configs: Configs): vscode.Disposable {
  const pages = createPages(SCHEME, async (uri) => {
    const { component, place } = subjectOf(uri);
    const layercake = await layercakeAt(configs, vscode.Uri.parse(place, true));
    return layercake.explanation(component, { today: today() }) ?? '';
  });
  const command = vscode.commands.registerCommand('layercake.explainComponent', async (name?: unknown) => {
    const place = currentPlace();
    const layercake = await layercakeAt(configs, place);
    const component = typeof name === 'string' ? layercake.catalog.find(name) : await pickComponent(layercake);
    if (component) await pages.show(subjectUri({ component: component.id, place: place.toString() }));
    else if (typeof name === 'string')
      await vscode.window.showInformationMessage(`The catalog has no component '${name}'.`);
  });
  return vscode.Disposable.from(pages, command);
}

/** A component, and a place that says under which config it is asked for. */
interface Subject {
  readonly component: string;
  readonly place: string;
}

function subjectUri(subject: Subject): vscode.Uri {
  return pageUri(SCHEME, subject.component, JSON.stringify(subject));
}

function subjectOf({ query }: vscode.Uri): Subject {
  return JSON.parse(query) as Subject;
}

/** The file in the active editor, else what would be a manifest of the first folder: its catalog is asked. */
function currentPlace(): vscode.Uri {
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (active && (!folder || vscode.workspace.getWorkspaceFolder(active))) return active;
  return folder ? vscode.Uri.joinPath(folder, 'layercake.yaml') : vscode.Uri.from({ scheme: 'untitled', path: 'none' });
}

async function layercakeAt(configs: Configs, place: vscode.Uri): Promise<Layercake> {
  await configs.find(place);
  return configs.of(place).layercake;
}

async function pickComponent({ catalog }: Layercake): Promise<{ readonly id: string } | undefined> {
  const items = [...LAYERS].reverse().flatMap((layer) =>
    catalog.components
      .filter((component) => component.layer === layer)
      .map(({ id, name, kind, summary }) => ({
        ...{ id, label: name, detail: summary },
        description: `${LAYER_NAMES[layer]} · ${kind.replaceAll('-', ' ')}`,
      }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
  );
  return vscode.window.showQuickPick(items, {
    placeHolder: 'Which component?',
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
