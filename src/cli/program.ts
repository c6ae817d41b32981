import { Command, CommanderError } from 'commander';
import { builtinCatalog } from '../catalog/index.ts';
import { sentenceList } from '../core/analysis/wording.ts';
import { type Catalog, createLayercake } from '../core/index.ts';
import { Failure } from '../files/failure.ts';
import { analyzeCommand } from './commands/analyze.ts';
import { cakeCommand } from './commands/cake.ts';
import { catalogCommand } from './commands/catalog.ts';
import { checkCommand } from './commands/check.ts';
import { compareCommand } from './commands/compare.ts';
import { explainCommand } from './commands/explain.ts';
import { lspCommand } from './commands/lsp.ts';
import { EXIT_CODES } from './commands/options.ts';
import { retargetCommand } from './commands/retarget.ts';
import { complain, EXIT, type Host, usesColor, widthOf } from './host.ts';
import type { Format, Session } from './session.ts';
import { createStyle } from './style.ts';

/** Runs the program over its arguments (without the program's own name) and gives its exit code. Never throws. */
export async function run(
  argv: readonly string[],
  host: Host,
  loadCatalog: () => Catalog = () => builtinCatalog(),
): Promise<number> {
  let exitCode: number = EXIT.clean;
  const program = createProgram(host, loadCatalog, (code) => (exitCode = code));
  try {
    if (argv.length === 0) {
      program.outputHelp();
      const names = program.commands.map((command) => command.name());
      throw new Failure(`name a command: ${sentenceList(names, 'or')}`);
    }
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unusable;
    complain(host, error instanceof Failure ? error.message : `this is a bug in Layercake: ${String(error)}`);
    return EXIT.unusable;
  }
}

/** In the order of the help. */
const COMMANDS = [
  ...[checkCommand, analyzeCommand, retargetCommand, compareCommand, cakeCommand, explainCommand, catalogCommand],
  lspCommand,
];

function createProgram(host: Host, loadCatalog: () => Catalog, done: (exitCode: number) => void): Command {
  const program = configure(new Command('layercake'), host)
    .description("See what ties an AI stack to one vendor's silicon, through which chain, and how we know.")
    .version(host.version)
    .addHelpText('after', EXIT_CODES);
  const session = (format: Format): Session => {
    const style = createStyle(widthOf(host), usesColor(host));
    return { host, layercake: createLayercake(loadCatalog()), style, format };
  };
  for (const command of COMMANDS) program.addCommand(configure(command(session, done), host));
  return program;
}

/** Text goes to the host, and a wrong call ends in an exception instead of ending the process. */
function configure(command: Command, host: Host): Command {
  return command.exitOverride().configureOutput({
    writeOut: (text) => host.stdout.write(text),
    writeErr: (text) => host.stderr.write(text),
    outputError: (text) => complain(host, text.replace(/^error: /, '')),
    getOutHelpWidth: () => widthOf(host),
    getErrHelpWidth: () => widthOf(host),
    getOutHasColors: () => usesColor(host),
    getErrHasColors: () => false,
  });
}
