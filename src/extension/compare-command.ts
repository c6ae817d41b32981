import * as vscode from 'vscode';
import type { Layercake, Reading } from '../core/index.ts';
import { escapeMarkdown } from '../core/features/markdown.ts';
import { type Base, gitExtension, pickBase, REVISION } from './compare-pick.ts';
import { currentManifest, isOfManifest } from './current-manifest.ts';
import { textInRevision } from './git.ts';
import { createPages, pageUri, stackName } from './pages.ts';
import type { Readings } from './readings.ts';

const SCHEME = 'layercake-comparison';

/**
 * *Compare with…*: what differs between the current manifest and its version in Git, or another manifest, as a page that follows both.
 * The manifest is the one that stands after; the other one stands before.
 */
export function registerCompare(readings: Readings): vscode.Disposable {
  const asked = new Map<string, vscode.Uri>();
  const pages = createPages(SCHEME, (uri) => {
    // Kept for good: VS Code closes the document of a page long before the preview of it.
    asked.set(uri.toString(), uri);
    return comparisonOf(readings, uri);
  });
  const command = vscode.commands.registerCommand('layercake.compareWith', async (choice?: unknown) => {
    const document = await currentManifest(isOfManifest(choice) ? choice : undefined);
    const base = document && (isBase(choice) ? choice : await pickBase(document.uri));
    if (base) await pages.show(comparisonUri(document.uri, base));
  });
  const following = readings.onDidRead(({ document }) => {
    const changed = document.uri.toString();
    for (const uri of asked.values()) if (Object.values(sidesOf(uri)).includes(changed)) pages.refresh(uri);
  });
  return vscode.Disposable.from(pages, command, following);
}

function isBase(choice: unknown): choice is Base {
  return choice === 'git' || choice instanceof vscode.Uri;
}

/** The two sides as a page's address has them. */
interface Sides {
  /** `git`, or the address of a file. */
  readonly before: string;
  readonly after: string;
}

function comparisonUri(after: vscode.Uri, base: Base): vscode.Uri {
  const sides: Sides = { before: base.toString(), after: after.toString() };
  return pageUri(SCHEME, vscode.l10n.t('{0} comparison', stackName(after)), JSON.stringify(sides));
}

function sidesOf({ query }: vscode.Uri): Sides {
  return JSON.parse(query) as Sides;
}

async function comparisonOf(readings: Readings, uri: vscode.Uri): Promise<string> {
  const { before, after } = sidesOf(uri);
  const file = vscode.Uri.parse(after, true);
  try {
    await readings.settle(file);
    const options = readings.optionsOf(file);
    const old =
      before === 'git' ? await readInGit(readings, file) : await readFile(readings.layercakeOf(file), before, options);
    const layercake = readings.layercakeOf(file);
    const comparison = layercake.compare(old, await readFile(layercake, after, options), options);
    return layercake.comparisonReport(comparison, {
      before: labelOf(before, file),
      after: labelOf(after, file),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `# ${vscode.l10n.t('Nothing to compare')}\n\n${escapeMarkdown(why)}\n`;
  }
}

function labelOf(side: string, file: vscode.Uri): string {
  if (side === 'git') return `${vscode.workspace.asRelativePath(file)} (${REVISION})`;
  return vscode.workspace.asRelativePath(vscode.Uri.parse(side, true));
}

async function readInGit({ layercakeOf, optionsOf }: Readings, file: vscode.Uri): Promise<Reading> {
  return layercakeOf(file).read(await textInRevision(gitExtension(), file, REVISION), optionsOf(file));
}

/** A file by any name can be compared. Both sides are under one config, since indexes over different targets do not compare. */
async function readFile(
  layercake: Layercake,
  address: string,
  options: ReturnType<Readings['optionsOf']>,
): Promise<Reading> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  return layercake.read(document.getText(), options);
}
