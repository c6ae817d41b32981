import * as vscode from 'vscode';
import { cakeHtml, createNonce } from './cake-html.ts';
import { type CakeSession, createCakeSession } from './cake-session.ts';
import { currentManifest } from './current-manifest.ts';
import { createDebounce } from './debounce.ts';
import type { Readings } from './readings.ts';

/** The type under which VS Code keeps the panels over a restart. */
const CAKE_PANEL = 'layercake.cake';

/** How long the cursor must rest before its slab is shown; longer than the pause before a text is read. */
const CURSOR_PAUSE = 120;

/** *Show Layer Cake*: the manifest as a picture that follows its text. */
export function registerCake(context: vscode.ExtensionContext, readings: Readings): vscode.Disposable {
  const panels = createCakePanels(context, readings);
  return vscode.Disposable.from(
    panels,
    vscode.window.registerWebviewPanelSerializer(CAKE_PANEL, panels.serializer),
    vscode.commands.registerCommand('layercake.showCake', async (calledOn?: unknown) => {
      const document = await currentManifest(calledOn);
      if (document) panels.show(document);
    }),
  );
}

/** The panels that show layer cakes, one a manifest. */
interface CakePanels {
  /** Shows the manifest's panel, beside the editor where it is new. */
  readonly show: (document: vscode.TextDocument) => void;
  /** Brings the panels back after a restart. */
  readonly serializer: vscode.WebviewPanelSerializer;
  readonly dispose: () => void;
}

/** Makes the panels; they follow the readings until they are disposed. */
function createCakePanels(
  { extensionUri }: Pick<vscode.ExtensionContext, 'extensionUri'>,
  readings: Readings,
): CakePanels {
  const sessions = new Map<string, CakeSession>();
  const follow = (panel: vscode.WebviewPanel, source: vscode.Uri): void => {
    const key = source.toString();
    const session = createCakeSession(panel, source, { readings, extensionUri });
    sessions.set(key, session);
    panel.onDidDispose(() => {
      sessions.delete(key);
      session.dispose();
    });
    fillPanel(panel, source, extensionUri);
  };
  const subscriptions = followText(sessions, readings);
  return {
    show: ({ uri }) => {
      const known = sessions.get(uri.toString());
      if (known) known.panel.reveal(undefined, true);
      else follow(createPanel(), uri);
    },
    serializer: {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        const source = sourceOf(state);
        if (!source || sessions.has(source.toString())) {
          panel.dispose();
          return;
        }
        follow(panel, source);
        // Opening the text has it read, which draws it; a file that is gone is told by the session.
        await vscode.workspace.openTextDocument(source).then(undefined, () => undefined);
      },
    },
    dispose: () => {
      subscriptions.dispose();
      for (const { panel } of [...sessions.values()]) panel.dispose();
    },
  };
}

function followText(sessions: ReadonlyMap<string, CakeSession>, readings: Readings): vscode.Disposable {
  const of = ({ uri }: vscode.TextDocument): CakeSession | undefined => sessions.get(uri.toString());
  const cursor = createDebounce<vscode.TextEditor>(CURSOR_PAUSE, (editor) => {
    of(editor.document)?.select(editor.document.offsetAt(editor.selection.active));
  });
  return vscode.Disposable.from(
    cursor,
    readings.onDidRead(({ document }) => of(document)?.update()),
    readings.onDidClose((document) => of(document)?.update()),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (of(textEditor.document)) cursor.schedule(textEditor);
    }),
  );
}

function createPanel(): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(CAKE_PANEL, vscode.l10n.t('Layer Cake'), {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
}

function fillPanel(panel: vscode.WebviewPanel, source: vscode.Uri, extensionUri: vscode.Uri): void {
  const { webview } = panel;
  const media = vscode.Uri.joinPath(extensionUri, 'media');
  const bundle = vscode.Uri.joinPath(extensionUri, 'dist/webview');
  panel.title = vscode.l10n.t('Layer Cake: {0}', source.path.split('/').at(-1) ?? '');
  panel.iconPath = vscode.Uri.joinPath(media, 'icon.svg');
  webview.options = { enableScripts: true, localResourceRoots: [media, bundle] };
  webview.html = cakeHtml({
    cspSource: webview.cspSource,
    nonce: createNonce(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(media, 'cake.css')).toString(),
    script: webview.asWebviewUri(vscode.Uri.joinPath(bundle, 'page.js')).toString(),
  });
}

/** The manifest that a kept state names; undefined where it names none. */
function sourceOf(state: unknown): vscode.Uri | undefined {
  const source = typeof state === 'object' && state !== null && 'source' in state ? state.source : undefined;
  if (typeof source !== 'string' || source === '') return undefined;
  try {
    return vscode.Uri.parse(source, true);
  } catch {
    return undefined;
  }
}
