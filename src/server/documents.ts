import { TextDocumentSyncKind, type TextDocumentSyncOptions, TextDocuments } from 'vscode-languageserver/node';
import { applyChanges } from './changes.ts';
import type { Encoding } from './encoding.ts';

/** A text that the client has open, in one of its versions. */
export interface Document {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

export type Documents = TextDocuments<Document>;

export const SYNC: TextDocumentSyncOptions = { openClose: true, change: TextDocumentSyncKind.Incremental, save: true };

/** Follows the texts that the client has open. */
export function createDocuments(encoding: () => Encoding): Documents {
  return new TextDocuments<Document>({
    create: (uri, _, version, text) => ({ uri, version, text }),
    update: ({ uri, text }, changes, version) => ({ uri, version, text: applyChanges(text, changes, encoding()) }),
  });
}
