import * as vscode from 'vscode';
import { LAYER_NAMES, LAYERS, type Layercake } from '../core/index.ts';
import type { Configs } from './configs.ts';
import { today } from '../config/today.ts';
import { isOfManifest, type OfManifest } from './current-manifest.ts';
import { createPages, pageUri } from './pages.ts';

const SCHEME = 'layercake-component';

/**
 * *Explain Component…*: what the catalog knows of a component that the user picks, as a page. Links name it, or one of its versions
 * (`vllm@0.10.2`), and the manifest that they stand in.
 */
export function registerExplain(configs: Configs): vscode.Disposable {
  const pages = createPages(SCHEME, async ({ query, fragment }) => {
    const layercake = await layercakeAt(configs, vscode.Uri.parse(fragment, true));
    return layercake.explanation(query, { today: today() }) ?? '';
  });
  const explain = async (question?: unknown, manifest?: unknown): Promise<void> => {
    const [name, place] = isOfComponent(question)
      ? [question.component, question.manifest]
      : [question, typeof manifest === 'string' ? vscode.Uri.parse(manifest, true) : currentPlace()];
    const layercake = await layercakeAt(configs, place);
    const asked = typeof name === 'string' ? name : (await pickComponent(layercake))?.id;
    if (asked === undefined) return;
    const known = layercake.explanation(asked, { today: today() }) !== undefined;
    if (known) await pages.show(explanationUri(asked, place));
    else await vscode.window.showInformationMessage(vscode.l10n.t("The catalog has no component '{0}'.", asked));
  };
  const command = vscode.commands.registerCommand('layercake.explainComponent', explain);
  return vscode.Disposable.from(pages, command);
}

/** What the command is called with in a menu of an entry. */
interface OfComponent extends OfManifest {
  readonly component: string;
}

function isOfComponent(value: unknown): value is OfComponent {
  return isOfManifest(value) && 'component' in value && typeof value.component === 'string';
}

/** The page about a component; the place says under which config it is asked for. */
function explanationUri(question: string, place: vscode.Uri): vscode.Uri {
  return pageUri(SCHEME, question.replaceAll('/', ' '), question).with({ fragment: place.toString() });
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
        description: `${vscode.l10n.t(LAYER_NAMES[layer])} · ${kind.replaceAll('-', ' ')}`,
      }))
      .sort((a, b) => a.label.localeCompare(b.label, 'en')),
  );
  return vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Which component?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
}
