import * as vscode from 'vscode';
import { LAYER_NAMES, LAYERS, type Layercake } from '../core/index.ts';
import { today } from './convert.ts';
import { createPages, pageUri } from './pages.ts';

const SCHEME = 'layercake-component';

/** *Explain Component…*: what the catalog knows of a component that the user picks, as a page. */
export function registerExplain(layercake: Layercake): vscode.Disposable {
  const pages = createPages(SCHEME, ({ query }) => layercake.explanation(query, { today: today() }) ?? '');
  const command = vscode.commands.registerCommand('layercake.explainComponent', async (name?: unknown) => {
    const component = typeof name === 'string' ? layercake.catalog.find(name) : await pickComponent(layercake);
    if (component) await pages.show(pageUri(SCHEME, component.id, component.id));
    else if (typeof name === 'string')
      await vscode.window.showInformationMessage(`The catalog has no component '${name}'.`);
  });
  return vscode.Disposable.from(pages, command);
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
