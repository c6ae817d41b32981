import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

/** *Go to Definition*: from a use to its entry. */
export function registerDefinition(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerDefinitionProvider(selector, {
    provideDefinition(document, position): vscode.LocationLink[] {
      if (!isManifest(document)) return [];
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      const found = navigate.definition(reading, document.offsetAt(position));
      if (!found) return [];
      const [from, span, selection] = [found.from, found.span, found.selection].map((one) =>
        toRange(reading.manifest, one),
      );
      if (!from || !span || !selection) return [];
      return [
        {
          originSelectionRange: from,
          targetUri: document.uri,
          targetRange: span,
          targetSelectionRange: selection,
        },
      ];
    },
  });
}
