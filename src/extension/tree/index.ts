import * as vscode from 'vscode';
import { throttle } from '../../protocol/throttle.ts';
import type { Configs } from '../configs.ts';
import { createDebounce } from '../debounce.ts';
import { isManifest, type Readings } from '../readings.ts';
import type { Stacks } from '../stacks.ts';
import { createBranchCache } from './branches.ts';
import { isIn, type TreeNode } from './nodes.ts';
import { createTreeProvider, type TreeProvider } from './provider.ts';

const VIEW = 'layercake.stacks';

/** The tree is drawn at most so often while stacks are being checked, in milliseconds. */
const DRAW_PAUSE = 250;

/** How long the cursor must rest before its entry is shown, in milliseconds. */
const CURSOR_PAUSE = 150;

/** The view of all stacks: their layers, entries and findings. It follows the cursor, and never takes the focus. */
export function registerTree(configs: Configs, readings: Readings, stacks: Stacks): vscode.Disposable {
  const provider = createTreeProvider(stacks, createBranchCache(configs, readings));
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });
  const changed = new Map<string, vscode.Uri>();
  const draw = throttle(() => {
    const manifests = [...changed.values()];
    changed.clear();
    provider.refresh(manifests);
    view.badge = badgeOf(stacks);
  }, DRAW_PAUSE);
  return vscode.Disposable.from(
    ...[view, provider],
    stacks.onDidChange((manifest) => {
      changed.set(manifest.toString(), manifest);
      draw();
    }),
    followCursor(view, provider),
  );
}

function badgeOf(stacks: Stacks): vscode.ViewBadge | undefined {
  const errors = [...stacks.all()].reduce((sum, { summary }) => sum + (summary?.counts.error ?? 0), 0);
  const tooltip =
    errors === 1 ? vscode.l10n.t('1 error in the stacks') : vscode.l10n.t('{0} errors in the stacks', errors);
  return errors > 0 ? { value: errors, tooltip } : undefined;
}

function followCursor(view: vscode.TreeView<TreeNode>, provider: TreeProvider): vscode.Disposable {
  const show = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    if (!view.visible || !editor || !isManifest(editor.document)) return;
    const node = await provider.nodeAt(editor.document.uri, editor.selection.active);
    const [selected] = view.selection;
    // Who has just clicked on a finding stays there.
    if (!node || (selected && isIn(selected, node))) return;
    await view.reveal(node, { select: true, focus: false, expand: false });
  };
  const later = createDebounce<'show'>(CURSOR_PAUSE, () => {
    // A node may have gone while it was looked for; the next move of the cursor looks again.
    show().catch(() => undefined);
  });
  const schedule = (): void => later.schedule('show');
  return vscode.Disposable.from(
    later,
    vscode.window.onDidChangeActiveTextEditor(schedule),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isManifest(textEditor.document)) schedule();
    }),
    view.onDidChangeVisibility(schedule),
  );
}
