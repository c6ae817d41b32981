import * as vscode from 'vscode';
import type { HoverLinks } from '../core/index.ts';
import { columnOf } from './cake-reveal.ts';
import { toRange } from './convert.ts';
import { isManifest, type Readings } from './readings.ts';

/** What the links of a hover call; the last one is not in the palette. */
const COMMANDS = {
  component: 'layercake.explainComponent',
  analysis: 'layercake.analyzeStack',
  cake: 'layercake.showCake',
  retarget: 'layercake.retargetStack',
  line: 'layercake.revealLine',
} as const;

/**
 * Shows the core's hovers. Their Markdown is trusted with these commands and no others: foreign text is escaped by the core, and HTML is not
 * on. `rulePages` is the folder with a page for each rule.
 */
export function registerHover(
  selector: vscode.DocumentSelector,
  readings: Readings,
  rulePages: vscode.Uri,
): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover(document, position) {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      const options = { ...readings.optionsOf(document.uri), links: linksTo(document.uri, rulePages) };
      const hover = readings.layercakeOf(document.uri).hover(reading, document.offsetAt(position), options);
      if (!hover) return undefined;
      const markdown = new vscode.MarkdownString(hover.markdown);
      markdown.isTrusted = { enabledCommands: Object.values(COMMANDS) };
      return new vscode.Hover(markdown, toRange(reading.manifest, hover.span));
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(selector, provider),
    vscode.commands.registerCommand(COMMANDS.line, revealLine),
  );
}

function linksTo(manifest: vscode.Uri, rulePages: vscode.Uri): HoverLinks {
  const source = manifest.toString();
  return {
    line: (line) => commandLink(COMMANDS.line, source, line),
    rule: (id) => vscode.Uri.joinPath(rulePages, `${id}.md`).toString(),
    component: (question) => commandLink(COMMANDS.component, question, source),
    analysis: commandLink(COMMANDS.analysis, source),
    cake: commandLink(COMMANDS.cake, source),
    retarget: commandLink(COMMANDS.retarget, null, source),
  };
}

function commandLink(command: string, ...values: readonly (string | number | null)[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(values))}`;
}

/** Goes to a line of a manifest, in the column where it is open. */
async function revealLine(manifest: string, line: number): Promise<void> {
  const source = vscode.Uri.parse(manifest, true);
  const document = await vscode.workspace.openTextDocument(source);
  const at = document.lineAt(Math.min(line, document.lineCount - 1));
  const start = new vscode.Position(at.lineNumber, at.firstNonWhitespaceCharacterIndex);
  const selection = new vscode.Range(start, start);
  await vscode.window.showTextDocument(document, { viewColumn: columnOf(source), selection });
}
