import { Argument, Command, Option } from 'commander';
import { check, type CheckCall, FAIL_ON } from '../check.ts';
import { type Format, FORMATS } from '../session.ts';
import { type Done, EXIT_CODES, formatOption, type OpenSession, withConfig } from './options.ts';

/** `layercake check`, as it is written on the command line. */
export function checkCommand(session: OpenSession, done: Done): Command {
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
