import * as vscode from 'vscode';
import type { Branches } from '../../core/index.ts';
import type { Stacks } from '../stacks.ts';
import type { BranchCache } from './branches.ts';
import { rangeOf, treeItem } from './items.ts';
import { entryNode, findingNodes, layerNode, type StackNode, type TreeNode } from './nodes.ts';

/** The tree as VS Code asks for it. */
export interface TreeProvider extends vscode.TreeDataProvider<TreeNode> {
  readonly getParent: (node: TreeNode) => TreeNode | undefined;
  /** The innermost node at a place of a manifest; undefined for a manifest that is not listed. */
  readonly nodeAt: (manifest: vscode.Uri, position: vscode.Position) => Promise<TreeNode | undefined>;
  /** Shows anew what is told of these manifests. */
  readonly refresh: (manifests: readonly vscode.Uri[]) => void;
  readonly dispose: () => void;
}

/** So many stacks that changed at once are the whole tree. */
const MANY = 20;

/** Makes the tree over what is known of the stacks. */
export function createTreeProvider(stacks: Stacks, branches: BranchCache): TreeProvider {
  const changed = new vscode.EventEmitter<TreeNode | undefined>();
  // VS Code knows a node by its identity.
  const roots = new Map<string, StackNode>();
  const rootOf = (manifest: vscode.Uri): StackNode => {
    const id = manifest.toString();
    const root = roots.get(id) ?? ({ kind: 'stack', id, manifest } as const);
    roots.set(id, root);
    return root;
  };
  const refresh: TreeProvider['refresh'] = (manifests) => {
    manifests.forEach(branches.forget);
    const isListed = (uri: vscode.Uri): boolean => stacks.of(uri) !== undefined && roots.has(uri.toString());
    if (manifests.length > MANY || !manifests.every(isListed)) {
      for (const [id, { manifest }] of roots) if (!stacks.of(manifest)) roots.delete(id);
      changed.fire(undefined);
    } else manifests.forEach((manifest) => changed.fire(rootOf(manifest)));
  };
  return {
    onDidChangeTreeData: changed.event,
    getTreeItem: (node) => treeItem(node, ({ manifest }) => stacks.of(manifest)),
    getParent: (node) => (node.kind === 'stack' ? undefined : node.parent),
    getChildren: async (node) => {
      if (!node) return inOrder(stacks).map(rootOf);
      return node.kind === 'stack' ? stackChildren(node, await branches.of(node.manifest)) : [...childrenOf(node)];
    },
    nodeAt: async (manifest, position) => {
      if (!stacks.of(manifest)) return undefined;
      const root = rootOf(manifest);
      return entryAt(root, await branches.of(manifest), position) ?? root;
    },
    refresh,
    dispose: () => changed.dispose(),
  };
}

/** By folder and name, as people look for files. */
function inOrder(stacks: Stacks): readonly vscode.Uri[] {
  return [...stacks.all()].map(({ uri }) => uri).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function stackChildren(root: StackNode, found: Branches | undefined): TreeNode[] {
  if (!found) return [];
  return [...findingNodes(root, found.findings), ...found.layers.map((layer) => layerNode(root, layer))];
}

function childrenOf(node: Exclude<TreeNode, StackNode>): readonly TreeNode[] {
  if (node.kind === 'layer') return node.layer.entries.map((entry) => entryNode(node, entry));
  return node.kind === 'entry' ? findingNodes(node, node.entry.findings) : [];
}

function entryAt(root: StackNode, found: Branches | undefined, position: vscode.Position): TreeNode | undefined {
  const entries = (found?.layers ?? []).flatMap((layer) => layer.entries.map((entry) => ({ layer, entry })));
  // The dash before an entry, and what stands behind it, is on its lines; of several on one line only one holds the cursor.
  const at =
    entries.find(({ entry }) => rangeOf(entry.whole).contains(position)) ??
    entries.find(({ entry: { whole } }) => whole.start.line <= position.line && position.line <= whole.end.line);
  return at && entryNode(layerNode(root, at.layer), at.entry);
}
