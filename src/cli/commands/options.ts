import { type Command, Option } from 'commander';
import type { Format, Session } from '../session.ts';

/** Opens what a command works with, once it is known how to print. */
export type OpenSession = (format: Format) => Session;
/** Takes the exit code that a command came to. */
export type Done = (exitCode: number) => void;

export const EXIT_CODES = `
Exit codes: 0 when nothing is found at or above --fail-on, 1 when something is,
2 after a wrong call or unreadable input.`;

/** `--format`. */
export function formatOption(formats: readonly Format[]): Option {
  return new Option('--format <format>', 'how to print it').choices(formats).default('pretty');
}

/** `--config FILE` and `--no-config`: a text, false, or true where neither is given. */
export function withConfig(command: Command, from = 'the manifest'): Command {
  return command
    .option('--config <file>', `the config, instead of the nearest layercake.config.yaml from ${from} upwards`)
    .option('--no-config', 'read no config');
}
