import * as vscode from 'vscode';
import type { Dependency, DependencyItem, Navigation, Reading } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

/** *Show Call Hierarchy*, as who uses an entry (incoming) and what it uses (outgoing). */
export function registerDependencies(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerCallHierarchyProvider(selector, {
    prepareCallHierarchy(document, position) {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      const item = navigate.dependency(reading, document.offsetAt(position));
      return item && toItem(document, reading, item);
    },
    provideCallHierarchyIncomingCalls(item) {
      return follow(readings, item, 'users', (user, ranges) => new vscode.CallHierarchyIncomingCall(user, ranges));
    },
    provideCallHierarchyOutgoingCalls(item) {
      return follow(readings, item, 'uses', (used, ranges) => new vscode.CallHierarchyOutgoingCall(used, ranges));
    },
  });
}

/** The text may have changed since the item was shown: it is looked for in the text as it is now. */
async function follow<T>(
  readings: Readings,
  item: vscode.CallHierarchyItem,
  way: 'uses' | 'users',
  tell: (item: vscode.CallHierarchyItem, ranges: vscode.Range[]) => T,
): Promise<T[]> {
  const document = await vscode.workspace.openTextDocument(item.uri);
  const reading = readings.read(document);
  const navigate: Navigation = readings.layercakeOf(document.uri).navigate;
  const at = document.offsetAt(item.selectionRange.start);
  const found = navigate[way](reading, { id: item.name, at });
  return found.map((one) => tell(toItem(document, reading, one.item), ranges(reading, one)));
}

function toItem(document: vscode.TextDocument, { manifest }: Reading, item: DependencyItem): vscode.CallHierarchyItem {
  const kind = item.kind === 'own' ? vscode.SymbolKind.Object : vscode.SymbolKind.Module;
  const [range, selection] = [toRange(manifest, item.span), toRange(manifest, item.selection)];
  return new vscode.CallHierarchyItem(kind, item.id, item.detail, document.uri, range, selection);
}

function ranges({ manifest }: Reading, { places }: Dependency): vscode.Range[] {
  return places.map((span) => toRange(manifest, span));
}
