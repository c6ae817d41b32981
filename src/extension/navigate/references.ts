import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

const { Read, Write } = vscode.DocumentHighlightKind;

/** *Find All References*, and the same places lit up while the cursor rests on one of them. */
export function registerReferences(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  const references = vscode.languages.registerReferenceProvider(selector, {
    provideReferences(document, position, { includeDeclaration }) {
      if (!isManifest(document)) return [];
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      return navigate
        .references(reading, document.offsetAt(position), includeDeclaration)
        .map(({ span }) => new vscode.Location(document.uri, toRange(reading.manifest, span)));
    },
  });
  const highlights = vscode.languages.registerDocumentHighlightProvider(selector, {
    provideDocumentHighlights(document, position) {
      if (!isManifest(document)) return [];
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      return navigate
        .highlights(reading, document.offsetAt(position))
        .map(
          ({ span, kind }) =>
            new vscode.DocumentHighlight(toRange(reading.manifest, span), kind === 'use' ? Read : Write),
        );
    },
  });
  return vscode.Disposable.from(references, highlights);
}
