import * as vscode from 'vscode';
import { isManifest, type Readings } from '../readings.ts';

const KINDS = {
  code: undefined,
  comment: vscode.FoldingRangeKind.Comment,
  region: vscode.FoldingRangeKind.Region,
} as const;

/** What can be folded: layers, entries, comments, regions. Where nothing can be read, the editor goes by indentation. */
export function registerFolding(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider(selector, {
    provideFoldingRanges(document) {
      if (!isManifest(document)) return undefined;
      const folds = readings.layercakeOf(document.uri).navigate.folds(readings.read(document));
      if (folds.length === 0) return undefined;
      return folds.map(({ start, end, kind }) => new vscode.FoldingRange(start, end, KINDS[kind]));
    },
  });
}
