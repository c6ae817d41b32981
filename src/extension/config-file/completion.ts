import * as vscode from 'vscode';
import { completeConfig, configItemMarkdown, folderAskedAt } from '../../config/index.ts';
import { createLineIndex } from '../../core/text/line-index.ts';
import { Item, toItems, TRIGGERS } from '../completion.ts';
import { toRange } from '../convert.ts';
import type { CoreOf } from './index.ts';

/** Nobody looks for a catalog among more folders. */
const MOST_FOLDERS = 200;

/** Completes a config as it is typed. The documentation of an item is written when the editor shows it. */
export function registerConfigCompletion(
  selector: vscode.DocumentSelector,
  coreOf: CoreOf,
  rulePage: (id: string) => string,
): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position, token, { triggerCharacter }) {
      const text = document.getText();
      const offset = document.offsetAt(position);
      const layercake = await coreOf(document);
      const lined = { text, lines: createLineIndex(text) };
      const inside = layercake && folderAskedAt(lined, offset);
      const folders = inside === undefined ? [] : await foldersIn(document.uri, inside);
      if (!layercake || token.isCancellationRequested) return undefined;
      const trigger = triggerCharacter === undefined ? {} : { trigger: triggerCharacter };
      const found = completeConfig(lined, offset, { layercake, folders, ...trigger });
      return found && toItems(found, document, toRange(lined, found.span));
    },
    async resolveCompletionItem(item) {
      const layercake = item instanceof Item ? await coreOf(item.document) : undefined;
      if (!layercake || !(item instanceof Item)) return item;
      const markdown = configItemMarkdown(item.source, { layercake, rulePage });
      if (markdown !== '') item.documentation = new vscode.MarkdownString(markdown);
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider(selector, provider, ...TRIGGERS, '/');
}

/** The folders in a folder, which a config names from itself on; hidden ones and those of packages hold no catalog. */
async function foldersIn(config: vscode.Uri, inside: string): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(config, '..', inside));
    return entries
      .filter(([name, type]) => type & vscode.FileType.Directory && !/^\.|^node_modules$/.test(name))
      .map(([name]) => inside + name)
      .sort()
      .slice(0, MOST_FOLDERS);
  } catch {
    return [];
  }
}
