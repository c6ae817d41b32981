import * as vscode from 'vscode';
import type { Finding } from '../../core/index.ts';
import { type Decoded, decodeText } from '../../core/text/decode.ts';

/** What is read in the background, in bytes: reading cannot be interrupted, and takes about 0.2 s for each of them. */
const LARGEST = 2 * 1024 * 1024;

const TOO_LARGE = `is larger than ${LARGEST / 1024 / 1024} MB, so it is checked only while it is open`;

/** The text of a file that is not open, or what is told of it instead; undefined where there is no such file (any more). */
export async function readManifestText(uri: vscode.Uri): Promise<{ text: string } | { finding: Finding } | undefined> {
  const decoded = await decode(uri);
  if (!decoded || 'text' in decoded) return decoded;
  const severity = decoded.problem === TOO_LARGE ? 'information' : 'error';
  const finding = { rule: 'yaml-syntax', message: `This file ${decoded.problem}.`, severity } as const;
  return { finding: { ...finding, confidence: 'certain', related: [], span: { start: 0, end: 0 } } };
}

async function decode(uri: vscode.Uri): Promise<Decoded | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    // What bears the name of a manifest may be a folder.
    if (!(type & vscode.FileType.File)) return undefined;
    return size > LARGEST ? { problem: TOO_LARGE } : decodeText(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return error instanceof vscode.FileSystemError && error.code === 'FileNotFound'
      ? undefined
      : { problem: 'cannot be read' };
  }
}
