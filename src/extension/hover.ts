import * as vscode from 'vscode';
import { today, toRange } from './convert.ts';
import { isManifest, type Readings } from './readings.ts';

/** Shows the core's hovers. Their Markdown is not trusted: no commands, no HTML. */
export function registerHover(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    provideHover(document, position) {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      const hover = readings.layercakeOf(document.uri).hover(reading, document.offsetAt(position), { today: today() });
      return (
        hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(reading.manifest, hover.span))
      );
    },
  });
}
