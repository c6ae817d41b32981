import { show, type Words } from '../core/stack/reword.ts';

/** How a config's schema errors are said. */
export const CONFIG_WORDS: Words = {
  file: 'A config',
  schema: 'the config’s schema',
  whole: 'A config is a mapping with `severities`, `targets`, `catalog`, `budget` or `editor`.',
  place: () => undefined,
  wrongItem: () => undefined,
  special: {
    pattern: ({ data }) =>
      `${show(data)} is no folder of a catalog: name it from this file on, with forward slashes, such as \`../catalog\`.`,
  },
};
