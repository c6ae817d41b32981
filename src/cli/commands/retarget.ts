import { Command } from 'commander';
import { retarget, type RetargetOptions } from '../retarget.ts';
import { type Format, PAGE_FORMATS } from '../session.ts';
import { type Done, formatOption, type OpenSession, withConfig } from './options.ts';

const EXIT_CODES = `
Exit codes: 0 when the plan is known to work, 1 when something in it is blocked
or unknown, 2 after a wrong call or unreadable input.`;

/** `layercake retarget`, as it is written on the command line. */
export function retargetCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('retarget'))
    .description('Plan the move of a stack to other hardware, the cheapest way that is known to work.')
    .argument('<file>', 'a manifest')
    .requiredOption('--to <target>', 'where it is to run: nvidia, amd, intel-gpu, apple, …')
    .option('--write <out>', 'write the manifest after the move to a file, which may be the same one')
    .addOption(formatOption(PAGE_FORMATS))
    .addHelpText('after', EXIT_CODES)
    .action((file: string, { format, ...options }: RetargetOptions & { format: Format }) =>
      done(retarget(session(format), file, options)),
    );
}
