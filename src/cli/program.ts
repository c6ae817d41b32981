import { Argument, Command, CommanderError, Option } from 'commander';
import { builtinCatalog } from '../catalog/index.ts';
import { type Catalog, createLayercake, LAYERS, type Layer } from '../core/index.ts';
import { analyze } from './analyze.ts';
import { catalog } from './catalog.ts';
import { compare, type CompareChoice, FAIL_ON_CHANGE } from './compare.ts';
import { check, type CheckCall, FAIL_ON } from './check.ts';
import type { ConfigChoice } from './configs.ts';
import { explainComponent } from './explain.ts';
import { complain, EXIT, Failure, type Host, usesColor, widthOf } from './host.ts';
import { retarget, type RetargetOptions } from './retarget.ts';
import { type Format, FORMATS, PAGE_FORMATS, type Session } from './session.ts';
import { createStyle } from './style.ts';

/** Runs the program over its arguments (without the program's own name) and gives its exit code. Never throws. */
export async function run(
  argv: readonly string[],
  host: Host,
  loadCatalog: () => Catalog = builtinCatalog,
): Promise<number> {
  let exitCode: number = EXIT.clean;
  const program = createProgram(host, loadCatalog, (code) => (exitCode = code));
  try {
    if (argv.length === 0) {
      program.outputHelp();
      throw new Failure('name a command: check, analyze, retarget, compare, explain or catalog');
    }
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.unusable;
    complain(host, error instanceof Failure ? error.message : `this is a bug in Layercake: ${String(error)}`);
    return EXIT.unusable;
  }
}

const EXIT_CODES = `
Exit codes: 0 when nothing is found at or above --fail-on, 1 when something is,
2 after a wrong call or unreadable input.`;

function createProgram(host: Host, loadCatalog: () => Catalog, done: (exitCode: number) => void): Command {
  const program = configure(new Command('layercake'), host)
    .description("See what ties an AI stack to one vendor's silicon, through which chain, and how we know.")
    .version(host.version)
    .addHelpText('after', EXIT_CODES);
  const session = (format: Format): Session => {
    const style = createStyle(widthOf(host), usesColor(host));
    return { host, layercake: createLayercake(loadCatalog()), style, format };
  };
  for (const command of [
    checkCommand,
    analyzeCommand,
    retargetCommand,
    compareCommand,
    explainCommand,
    catalogCommand,
  ]) {
    program.addCommand(configure(command(session, done), host));
  }
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

type OpenSession = (format: Format) => Session;
type Done = (exitCode: number) => void;

function formatOption(formats: readonly Format[]): Option {
  return new Option('--format <format>', 'how to print it').choices(formats).default('pretty');
}

/** `--config FILE` and `--no-config`: a text, false, or true where neither is given. */
function withConfig(command: Command): Command {
  return command
    .option('--config <file>', 'the config, instead of the nearest layercake.config.yaml from the manifest upwards')
    .option('--no-config', 'read no config');
}

function checkCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('check'))
    .description('Validate manifests and flag what ties them to one vendor.')
    .addArgument(
      new Argument(
        '[path...]',
        'files, folders or globs; default: every layercake.yaml and *.layercake.yaml below this folder',
      ),
    )
    .addOption(formatOption(FORMATS))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 for findings of this severity or above')
        .choices(FAIL_ON)
        .default('error'),
    )
    .option('--baseline <file>', 'tell and count only what is not in this file')
    .addOption(
      new Option('--write-baseline <file>', 'write all findings into this file, and exit with 0').conflicts('baseline'),
    )
    .addHelpText('after', EXIT_CODES)
    .action(async (paths: readonly string[], options: CheckCall & { format: Format }) =>
      done(await check(session(options.format), paths, options)),
    );
}

function analyzeCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('analyze'))
    .description('Show where a stack can run, what locks it, and which entries to replace first.')
    .argument('<file>', 'a manifest')
    .addOption(formatOption(PAGE_FORMATS))
    .action((file: string, options: { format: Format; config: ConfigChoice }) =>
      done(analyze(session(options.format), file, options.config)),
    );
}

function retargetCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('retarget'))
    .description('Plan the move of a stack to other hardware, the cheapest way that is known to work.')
    .argument('<file>', 'a manifest')
    .requiredOption('--to <target>', 'where it is to run: nvidia, amd, intel-gpu, apple, …')
    .option('--write <out>', 'write the manifest after the move to a file, which may be the same one')
    .addOption(formatOption(PAGE_FORMATS))
    .addHelpText('after', `${EXIT_CODES}\nA plan in which something is blocked or unknown counts as something found.`)
    .action((file: string, { format, ...options }: RetargetOptions & { format: Format }) =>
      done(retarget(session(format), file, options)),
    );
}

const COMPARE_EXIT_CODES = `
Exit codes: 0 when both could be compared, 1 when --fail-on worse is given and
the stack is tied more than before, 2 after a wrong call or unreadable input.`;

function compareCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('compare'))
    .description('Show what differs between two stacks, or between a stack and its version in git.')
    .argument('<before>', 'a manifest; the only one named is compared with its own version in git')
    .argument('[after]', 'another manifest')
    .addOption(new Option('--base <revision>', 'the version in git to compare a single file with (default: "HEAD")'))
    .addOption(
      new Option(
        '--fail-on <outcome>',
        'exit with 1 for this: worse is a higher lock-in index, an entry that became locked, or a target lost',
      )
        .choices(FAIL_ON_CHANGE)
        .default('never'),
    )
    .addOption(formatOption(PAGE_FORMATS))
    .addHelpText('after', COMPARE_EXIT_CODES)
    .action((before: string, after: string | undefined, options: CompareChoice & { format: Format }) =>
      done(compare(session(options.format), [before, after], options)),
    );
}

function explainCommand(session: OpenSession, done: Done): Command {
  return new Command('explain')
    .description('Tell what the catalog knows of a component, with the evidence.')
    .argument('<component>', 'its id, name, alias or package URL, with @version for the levels of that version')
    .addOption(formatOption(PAGE_FORMATS))
    .action((component: string, options: { format: Format }) =>
      done(explainComponent(session(options.format), component)),
    );
}

function catalogCommand(session: OpenSession, done: Done): Command {
  return new Command('catalog')
    .description('List the components that the catalog knows.')
    .addOption(new Option('--layer <layer>', 'only this layer').choices(LAYERS))
    .option('--query <text>', 'only those that have this text in their id, name, kind, aliases, packages or summary')
    .addOption(formatOption(FORMATS))
    .action((options: { format: Format; layer?: Layer; query?: string }) =>
      done(catalog(session(options.format), options)),
    );
}
