import * as vscode from 'vscode';
import type { OutlineItem, Reading } from '../../core/index.ts';
import { isServedAsYaml } from '../beside.ts';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

const KINDS: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  stack: vscode.SymbolKind.Package,
  layer: vscode.SymbolKind.Namespace,
  component: vscode.SymbolKind.Module,
  own: vscode.SymbolKind.Object,
};

/** The outline and the breadcrumbs: stack, layers, entries. */
export function registerOutline(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  const provider: vscode.DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      // Beside another outline of the same text VS Code would show both.
      if (!isManifest(document) || isServedAsYaml(document)) return [];
      const reading = readings.read(document);
      const outline = readings.layercakeOf(document.uri).navigate.outline(reading);
      return outline ? [toSymbol(reading, outline)] : [];
    },
  };
  return vscode.languages.registerDocumentSymbolProvider(selector, provider, { label: 'Layercake' });
}

function toSymbol(reading: Reading, item: OutlineItem): vscode.DocumentSymbol {
  const [range, selection] = [toRange(reading.manifest, item.span), toRange(reading.manifest, item.selection)];
  const symbol = new vscode.DocumentSymbol(item.name, item.detail, KINDS[item.kind], range, selection);
  symbol.children = item.children.map((child) => toSymbol(reading, child));
  return symbol;
}
