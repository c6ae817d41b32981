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
    async provideCallHierarchyIncomingCalls(item) {
      const { document, reading, found } = await follow(readings, item, 'users');
      return found.map(
        (user) => new vscode.CallHierarchyIncomingCall(toItem(document, reading, user.item), ranges(reading, user)),
      );
    },
    async provideCallHierarchyOutgoingCalls(item) {
      const { document, reading, found } = await follow(readings, item, 'uses');
      return found.map(
        (used) => new vscode.CallHierarchyOutgoingCall(toItem(document, reading, used.item), ranges(reading, used)),
      );
    },
  });
}

interface Followed {
  readonly document: vscode.TextDocument;
  readonly reading: Reading;
  readonly found: readonly Dependency[];
}

/** The text may have changed since the item was shown: it is looked for in the text as it is now. */
async function follow(readings: Readings, item: vscode.CallHierarchyItem, way: 'uses' | 'users'): Promise<Followed> {
  const document = await vscode.workspace.openTextDocument(item.uri);
  const reading = readings.read(document);
  const navigate: Navigation = readings.layercakeOf(document.uri).navigate;
  const at = document.offsetAt(item.selectionRange.start);
  return { document, reading, found: navigate[way](reading, { id: item.name, at }) };
}

function toItem(document: vscode.TextDocument, { manifest }: Reading, item: DependencyItem): vscode.CallHierarchyItem {
  const kind = item.kind === 'own' ? vscode.SymbolKind.Object : vscode.SymbolKind.Module;
  const [range, selection] = [toRange(manifest, item.span), toRange(manifest, item.selection)];
  return new vscode.CallHierarchyItem(kind, item.id, item.detail, document.uri, range, selection);
}

function ranges({ manifest }: Reading, { places }: Dependency): vscode.Range[] {
  return places.map((span) => toRange(manifest, span));
}
