import * as vscode from 'vscode';
import {
  type EntryBranch,
  type FindingLeaf,
  type Layer,
  LAYER_NAMES,
  type Place,
  type Severity,
  type StackIndex,
} from '../../core/index.ts';
import type { KnownStack } from '../stacks.ts';

import type { EntryNode, FindingNode, LayerNode, StackNode, TreeNode } from './nodes.ts';
import { COUPLING_NAMES, countsText, withSeverity } from './words.ts';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** Icons of VS Code's own, which fit every theme, in the colours of the layer cake. The shape tells the kind without the colour. */
const KINDS: Readonly<Record<EntryBranch['kind'], vscode.ThemeIcon>> = {
  locked: icon('lock', 'charts.red'),
  leaning: icon('color-mode', 'charts.yellow'),
  portable: icon('arrow-swap', 'charts.green'),
  neutral: icon('circle-large-outline'),
  unknown: icon('question', 'charts.purple'),
  platform: icon('chip', 'charts.blue'),
};

const LAYER_ICONS: Readonly<Record<Layer, vscode.ThemeIcon>> = {
  application: icon('rocket'),
  model: icon('hubot'),
  framework: icon('library'),
  system: icon('terminal'),
  hardware: icon('server'),
};

const SEVERITIES: Readonly<Record<Severity, vscode.ThemeIcon>> = {
  error: icon('error', 'problemsErrorIcon.foreground'),
  warning: icon('warning', 'problemsWarningIcon.foreground'),
  information: icon('info', 'problemsInfoIcon.foreground'),
};

function icon(id: string, color?: string): vscode.ThemeIcon {
  return color === undefined ? new vscode.ThemeIcon(id) : new vscode.ThemeIcon(id, new vscode.ThemeColor(color));
}

/** A node as VS Code shows it. */
export function treeItem(node: TreeNode, stackOf: (node: StackNode) => KnownStack | undefined): vscode.TreeItem {
  const item = itemOf(node, stackOf);
  item.id = node.id;
  item.contextValue = node.kind === 'entry' && node.component !== undefined ? 'component' : node.kind;
  return item;
}

function itemOf(node: TreeNode, stackOf: (node: StackNode) => KnownStack | undefined): vscode.TreeItem {
  switch (node.kind) {
    case 'stack':
      return stackItem(node, stackOf(node)?.summary);
    case 'layer':
      return layerItem(node);
    case 'entry':
      return entryItem(node);
    case 'finding':
      return findingItem(node);
  }
}

function stackItem({ manifest }: StackNode, summary: KnownStack['summary']): vscode.TreeItem {
  const path = vscode.workspace.asRelativePath(manifest);
  const name = summary?.name ?? path.split('/').at(-1) ?? path;
  const item = new vscode.TreeItem(name, Collapsed);
  const index = summary?.index;
  item.description = index ? `${Math.round(index.lockIn)} · ${path}` : path;
  item.iconPath = index ? KINDS[index.coupling] : icon('circle-large-outline', 'disabledForeground');
  // VS Code adds the number and the colour of the problems in the file, as in the Explorer.
  item.resourceUri = manifest;
  const counts = summary ? countsText(summary.counts) : '';
  item.tooltip = [
    path,
    index ? indexText(index) : vscode.l10n.t('Nothing to take a lock-in index from'),
    ...(counts === '' ? [] : [counts]),
  ].join('\n');
  item.accessibilityInformation = spoken([name, item.tooltip]);
  item.command = openAt(manifest);
  return item;
}

/** Without this a screen reader says the tooltip alone, in which neither the name nor what the icon tells has to stand again. */
function spoken(parts: readonly string[]): vscode.AccessibilityInformation {
  return { label: parts.join('\n') };
}

function indexText({ lockIn, coupling }: StackIndex): string {
  return vscode.l10n.t(
    'Lock-in index {0} of 100; the most binding coupling on top: {1}',
    lockIn.toFixed(1),
    COUPLING_NAMES[coupling],
  );
}

function layerItem({ layer: { layer, counts } }: LayerNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t(LAYER_NAMES[layer]), Expanded);
  item.description = countsText(counts);
  item.iconPath = LAYER_ICONS[layer];
  return item;
}

function entryItem({ manifest, entry }: EntryNode): vscode.TreeItem {
  const item = new vscode.TreeItem(entry.id, entry.findings.length > 0 ? Collapsed : None);
  const found = entry.findings.length;
  item.description = [entry.detail, ...(found > 0 ? [findingsText(found)] : [])].join(' · ');
  item.iconPath = KINDS[entry.kind];
  item.tooltip = [`${entry.id} · ${entry.detail}`, ...entry.findings.map(({ message }) => message)].join('\n');
  item.command = openAt(manifest, entry.place);
  return item;
}

function findingsText(found: number): string {
  return found === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', found);
}

function findingItem({ manifest, finding }: FindingNode): vscode.TreeItem {
  const item = new vscode.TreeItem(finding.message, None);
  item.description = finding.rule;
  item.iconPath = SEVERITIES[finding.severity];
  item.tooltip = tooltipOf(finding);
  item.accessibilityInformation = spoken([withSeverity(finding), finding.rule]);
  item.command = openAt(manifest, finding.place);
  return item;
}

function tooltipOf({ message, rule }: FindingLeaf): string {
  return `${message}\n${rule}`;
}

function openAt(manifest: vscode.Uri, place?: Place): vscode.Command {
  const options: vscode.TextDocumentShowOptions = place ? { selection: rangeOf(place) } : {};
  return { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [manifest, options] };
}

/** A place as the editor counts. */
export function rangeOf({ start, end }: Place): vscode.Range {
  return new vscode.Range(start.line, start.column, end.line, end.column);
}
