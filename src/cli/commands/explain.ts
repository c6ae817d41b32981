import { Command } from 'commander';
import type { ConfigChoice } from '../../files/configs.ts';
import { explainComponent } from '../explain.ts';
import { type Format, PAGE_FORMATS } from '../session.ts';
import { type Done, formatOption, type OpenSession, withConfig } from './options.ts';

/** `layercake explain`, as it is written on the command line. */
export function explainCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('explain'), 'the current folder')
    .description('Tell what the catalog knows of a component, with the evidence.')
    .argument('<component>', 'its id, name, alias or package URL, with @version for the levels of that version')
    .addOption(formatOption(PAGE_FORMATS))
    .action((component: string, options: { format: Format; config: ConfigChoice }) =>
      done(explainComponent(session(options.format), component, options.config)),
    );
}
