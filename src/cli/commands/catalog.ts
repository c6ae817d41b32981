import { Command, Option } from 'commander';
import { LAYERS } from '../../core/stack/types.ts';
import { catalog, type CatalogChoice } from '../catalog.ts';
import { type Format, FORMATS } from '../session.ts';
import { type Done, formatOption, type OpenSession, withConfig } from './options.ts';

/** `layercake catalog`, as it is written on the command line. */
export function catalogCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('catalog'), 'the current folder')
    .description('List the components that the catalog knows.')
    .addOption(new Option('--layer <layer>', 'only this layer').choices(LAYERS))
    .option('--query <text>', 'only those that have this text in their id, name, kind, aliases, packages or summary')
    .addOption(formatOption(FORMATS))
    .action((options: CatalogChoice & { format: Format }) => done(catalog(session(options.format), options)));
}
