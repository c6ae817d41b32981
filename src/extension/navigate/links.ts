import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

/** Links in the evidence of entries: addresses, and files by their path from the manifest. */
export function registerLinks(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(selector, {
    provideDocumentLinks(document) {
      if (!isManifest(document)) return [];
      const reading = readings.read(document);
      return readings
        .layercakeOf(document.uri)
        .navigate.links(reading)
        .map(({ span, kind, target }) => {
          const uri = kind === 'web' ? vscode.Uri.parse(target) : vscode.Uri.joinPath(document.uri, '..', target);
          return new vscode.DocumentLink(toRange(reading.manifest, span), uri);
        });
    },
  });
}
