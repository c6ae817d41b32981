import * as vscode from 'vscode';
import type { Readings } from '../readings.ts';
import { createAgain } from './again.ts';
import { registerCodeLens } from './code-lens.ts';
import { registerInlayHints } from './inlay-hints.ts';
import { registerSemanticTokens } from './semantic-tokens.ts';
import { registerStatusBar } from './status-bar.ts';

/** All that is shown without being asked for. */
export function registerGlance(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  const again = createAgain(readings);
  return vscode.Disposable.from(
    again,
    registerCodeLens(selector, again),
    registerInlayHints(selector, again),
    registerSemanticTokens(selector, again),
    registerStatusBar(readings),
  );
}
