import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

/** *Expand Selection*: a name, its list, its entry, its layer, the file. */
export function registerSelection(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider(selector, {
    provideSelectionRanges(document, positions) {
      if (!isManifest(document)) return [];
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      return positions.flatMap((position) => {
        const spans = navigate.selection(reading, document.offsetAt(position));
        const widest = [...spans].reverse();
        const range = widest.reduce<vscode.SelectionRange | undefined>(
          (parent, span) => new vscode.SelectionRange(toRange(reading.manifest, span), parent),
          undefined,
        );
        return range ? [range] : [];
      });
    },
  });
}
