import { Command, Option } from 'commander';
import { lsp } from '../lsp.ts';
import type { Done, OpenSession } from './options.ts';

/** `layercake lsp`, as it is written on the command line. Clients add options of their own custom. */
export function lspCommand(session: OpenSession, done: Done): Command {
  return new Command('lsp')
    .description('Serve an editor: the language server protocol on standard input and output.')
    .addOption(new Option('--stdio', 'what it does anyway').hideHelp())
    .addOption(new Option('--clientProcessId <id>', 'end when this process is gone').hideHelp())
    .action(async () => done(await lsp(session('pretty'))));
}
