import type { Words } from '../core/stack/reword.ts';

/** How a config's schema errors are said. */
export const CONFIG_WORDS: Words = {
  file: 'A config',
  schema: 'the config’s schema',
  whole: 'A config is a mapping with `severities`, `targets` or `budget`.',
  place: () => undefined,
  wrongItem: () => undefined,
  special: {},
};
