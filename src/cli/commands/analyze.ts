import { Command } from 'commander';
import type { ConfigChoice } from '../../files/configs.ts';
import { analyze } from '../analyze.ts';
import { type Format, PAGE_FORMATS } from '../session.ts';
import { type Done, formatOption, type OpenSession, withConfig } from './options.ts';

/** `layercake analyze`, as it is written on the command line. */
export function analyzeCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('analyze'))
    .description('Show where a stack can run, what locks it, and which entries to replace first.')
    .argument('<file>', 'a manifest')
    .addOption(formatOption(PAGE_FORMATS))
    .action((file: string, options: { format: Format; config: ConfigChoice }) =>
      done(analyze(session(options.format), file, options.config)),
    );
}
