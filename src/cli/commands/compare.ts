import { Command, Option } from 'commander';
import { compare, type CompareChoice, FAIL_ON_CHANGE } from '../compare.ts';
import { type Format, PAGE_FORMATS } from '../session.ts';
import { type Done, formatOption, type OpenSession, withConfig } from './options.ts';

const EXIT_CODES = `
Exit codes: 0 when both could be compared, 1 when --fail-on worse is given and
the stack is tied more than before, 2 after a wrong call or unreadable input.`;

/** `layercake compare`, as it is written on the command line. */
export function compareCommand(session: OpenSession, done: Done): Command {
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
    .addHelpText('after', EXIT_CODES)
    .action((before: string, after: string | undefined, options: CompareChoice & { format: Format }) =>
      done(compare(session(options.format), [before, after], options)),
    );
}
