import type { Config } from './types.ts';

/**
 * The config that counts: the file is shared by all who work on the stack, so it wins; the settings of one editor fill in what
 * it does not say.
 */
export function withSettings(file: Config, settings: Config): Config {
  const severities = new Map([...(settings.severities ?? []), ...(file.severities ?? [])]);
  const targets = file.targets ?? settings.targets;
  return { ...file, ...(severities.size > 0 && { severities }), ...(targets && { targets }) };
}
