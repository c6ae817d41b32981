import * as vscode from 'vscode';
import { toRange } from '../convert.ts';
import { isManifest, type Readings } from '../readings.ts';

/** *Rename Symbol*: an entry's id with all uses of it. What cannot be renamed is refused with the reason, which VS Code shows. */
export function registerRename(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerRenameProvider(selector, {
    prepareRename(document, position) {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      const place = navigate.renamePlace(reading, document.offsetAt(position));
      if ('refused' in place) throw new Error(place.refused);
      return { range: toRange(reading.manifest, place.span), placeholder: place.name };
    },
    provideRenameEdits(document, position, newName) {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      const { navigate } = readings.layercakeOf(document.uri);
      const edits = navigate.rename(reading, document.offsetAt(position), newName);
      if ('refused' in edits) throw new Error(edits.refused);
      const change = new vscode.WorkspaceEdit();
      for (const { span, text } of edits) change.replace(document.uri, toRange(reading.manifest, span), text);
      return change;
    },
  });
}
