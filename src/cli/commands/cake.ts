import { Command, InvalidArgumentError, Option } from 'commander';
import { STILL_THEMES } from '../../core/cake/picture/style.ts';
import { cake, type CakeOptions } from '../cake.ts';
import { type Done, type OpenSession, withConfig } from './options.ts';

const FORMS = `
The name of the file says what is written: a picture (.svg, or .png with twice
as many pixels), Markdown with a Mermaid diagram (.md), or a page to look around
in, offline, with every target in it (.html). Without --out the SVG is printed.

Exit codes: 0 when there is something to draw, 2 after a wrong call or
unreadable input.`;

const [LEAST_WIDTH, MOST_WIDTH, USUAL_WIDTH] = [320, 4000, 1200];

/** `layercake cake`, as it is written on the command line. */
export function cakeCommand(session: OpenSession, done: Done): Command {
  return withConfig(new Command('cake'))
    .description('Draw the layer cake of a stack: what stands on what, and what ties it.')
    .argument('<file>', 'a manifest')
    .option('--out <file>', 'where to write it, in one step: a .svg, .png, .md or .html file')
    .addOption(
      new Option('--theme <theme>', 'the colours of a picture; auto follows the system, and is light in a .png')
        .choices(STILL_THEMES)
        .default('light'),
    )
    .option('--target <target>', 'the stack in the world of a target: what runs, is swapped, replaced or blocked')
    .addOption(
      new Option('--width <pixels>', `of a picture, ${LEAST_WIDTH} to ${MOST_WIDTH}`)
        .argParser(widthFrom)
        .default(USUAL_WIDTH),
    )
    .addHelpText('after', FORMS)
    .action(async (file: string, options: CakeOptions) => done(await cake(session('pretty'), file, options)));
}

function widthFrom(text: string): number {
  const width = Number(text);
  if (Number.isInteger(width) && width >= LEAST_WIDTH && width <= MOST_WIDTH) return width;
  throw new InvalidArgumentError(`Give a whole number from ${LEAST_WIDTH} to ${MOST_WIDTH}.`);
}
