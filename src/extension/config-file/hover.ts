import * as vscode from 'vscode';
import { hoverConfig, readConfig, vocabularyOf } from '../../config/index.ts';
import { toRange } from '../convert.ts';
import type { CoreOf } from './index.ts';

/** Explains the words of a config. The Markdown is not trusted: no commands, no HTML. */
export function registerConfigHover(
  selector: vscode.DocumentSelector,
  coreOf: CoreOf,
  rulePage: (id: string) => string,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(selector, {
    async provideHover(document, position) {
      const text = document.getText();
      const offset = document.offsetAt(position);
      const layercake = await coreOf(document);
      if (!layercake) return undefined;
      const reading = readConfig(text, vocabularyOf(layercake));
      const { severities } = reading.config;
      const hover = hoverConfig(reading, offset, { layercake, rulePage, ...(severities && { severities }) });
      return hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(reading, hover.span));
    },
  });
}
