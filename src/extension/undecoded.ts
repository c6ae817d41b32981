import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import { decodeText } from '../core/text/decode.ts';

const REPLACEMENT = '\ufffd';

/** Whether VS Code may have shown a text in spite of bytes that it could not read. */
export function mayBeUndecoded(document: vscode.TextDocument): boolean {
  return document.getText().includes(REPLACEMENT);
}

/** What is wrong with the bytes of such a file; a `�` that was written as one is nothing wrong. */
export async function undecodedFinding(document: vscode.TextDocument): Promise<Finding | undefined> {
  const start = document.getText().indexOf(REPLACEMENT);
  const problem = await problemOf(document.uri);
  if (start < 0 || problem === undefined) return undefined;
  const what = { rule: 'yaml-syntax', severity: 'error', confidence: 'certain', related: [] } as const;
  return { ...what, message: `This file ${problem}.`, span: { start, end: start + REPLACEMENT.length } };
}

async function problemOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const decoded = decodeText(await vscode.workspace.fs.readFile(uri));
    return 'problem' in decoded ? decoded.problem : undefined;
  } catch {
    return undefined;
  }
}
