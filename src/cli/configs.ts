import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_NAMES, type ConfigReading, readConfig, type Vocabulary } from '../config/index.ts';
import { shownAs } from './files.ts';
import { readText } from './read-text.ts';

/** A config as it was read. */
export interface ConfigFile {
  readonly file: string;
  /** The name that reports show. */
  readonly shown: string;
  readonly reading: ConfigReading;
}

/** What a call says of configs: one of its own, none (`--no-config`), or the nearest one of each manifest. */
export type ConfigChoice = string | boolean | undefined;

/** The configs of a call, each read once. */
export interface Configs {
  /** The config that a manifest is under. Fails with one line where it cannot be read. */
  readonly of: (manifest: string) => ConfigFile | undefined;
  /** Reads a config itself. */
  readonly read: (file: string) => ConfigFile;
}

/** Finds configs for manifests: the nearest one upwards, unless the call says otherwise. */
export function createConfigs(cwd: string, words: Vocabulary, choice: ConfigChoice): Configs {
  const read = remember((file: string): ConfigFile => {
    const shown = shownAs(file, typeof choice === 'string' ? choice : '', cwd);
    return { file, shown, reading: readConfig(readText(file, shown), words) };
  });
  const nearest = remember((folder: string): string | undefined => {
    const here = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file));
    const above = dirname(folder);
    // What lies above a repository belongs to somebody else.
    const isTop = above === folder || existsSync(join(folder, '.git'));
    return here ?? (isTop ? undefined : nearest(above));
  });
  const find = (manifest: string): string | undefined => {
    if (choice === false) return undefined;
    return typeof choice === 'string' ? resolve(cwd, choice) : nearest(dirname(manifest));
  };
  return {
    of: (manifest) => {
      const file = find(manifest);
      return file === undefined ? undefined : read(file);
    },
    read,
  };
}

function remember<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
