import type { EntryBranch, FindingLeaf, LayerBranch } from '../../core/index.ts';
import type { OfManifest } from '../current-manifest.ts';

/** A line of the tree. It knows its manifest, and so do the commands that are called on it. */
export type TreeNode = StackNode | LayerNode | EntryNode | FindingNode;

export interface StackNode extends OfManifest {
  readonly kind: 'stack';
  readonly id: string;
}

export interface LayerNode extends OfManifest {
  readonly kind: 'layer';
  readonly id: string;
  readonly parent: StackNode;
  readonly layer: LayerBranch;
}

export interface EntryNode extends OfManifest {
  readonly kind: 'entry';
  readonly id: string;
  readonly parent: LayerNode;
  readonly entry: EntryBranch;
  readonly component: string | undefined;
}

export interface FindingNode extends OfManifest {
  readonly kind: 'finding';
  readonly id: string;
  readonly parent: StackNode | EntryNode;
  readonly finding: FindingLeaf;
}

export function layerNode(parent: StackNode, layer: LayerBranch): LayerNode {
  return { kind: 'layer', id: `${parent.id}#${layer.layer}`, manifest: parent.manifest, parent, layer };
}

export function entryNode(parent: LayerNode, entry: EntryBranch): EntryNode {
  const { manifest } = parent;
  return { kind: 'entry', id: `${parent.id}/${entry.key}`, manifest, parent, entry, component: entry.component };
}

export function findingNodes(parent: StackNode | EntryNode, findings: readonly FindingLeaf[]): readonly FindingNode[] {
  const { id, manifest } = parent;
  return findings.map((finding, index) => ({
    ...{ kind: 'finding', id: `${id}!${finding.rule} ${index}`, manifest, parent, finding },
  }));
}

/** Whether a node is another one, or lies in it. */
export function isIn(node: TreeNode, outer: TreeNode): boolean {
  if (node.id === outer.id) return true;
  return node.kind !== 'stack' && isIn(node.parent, outer);
}
