import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Catalog } from '../core/index.ts';
import { serve } from './serve.ts';

/** What the program that starts the server knows of itself. */
export interface ServerOptions {
  readonly version: string;
  readonly catalog: Catalog;
  /** The folder with a page for each rule; undefined where there is none. */
  readonly rulePages: string | undefined;
}

/**
 * Speaks the language server protocol on standard input and output until the client says `exit`, closes the input, or is gone: then
 * the process ends, with 0 after a `shutdown` and with 1 without.
 */
export function startServer(options: ServerOptions): void {
  // Whatever prints by mistake must not end up between the messages.
  for (const name of ['log', 'info', 'debug'] as const) console[name] = console.error;
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), options);
}
