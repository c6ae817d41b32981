import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  applyCatalog,
  type Applied,
  CONFIG_NAMES,
  type ConfigReading,
  readConfig,
  vocabularyOf,
} from '../config/index.ts';
import type { Layercake, TeamFileReading } from '../core/index.ts';
import { shownAs } from './manifests.ts';
import { readText } from './read-text.ts';
import { readCatalogFolder } from './team-catalog.ts';

/** A config as it was read. */
export interface ConfigFile {
  readonly file: string;
  /** The name that reports show. */
  readonly shown: string;
  readonly reading: ConfigReading;
  /** The core over the catalog that holds under it. */
  readonly layercake: Layercake;
  /** The files of the team's own catalog. */
  readonly catalog: readonly CatalogFile[];
}

/** A file of a team's own catalog. */
export interface CatalogFile {
  readonly file: string;
  readonly shown: string;
  readonly reading: TeamFileReading;
}

/** What a call says of configs: one of its own, none (`--no-config`), or the nearest one of each manifest. */
export type ConfigChoice = string | boolean | undefined;

/** The configs of a call, each read once. */
export interface Configs {
  /** The config that a manifest is under. Fails with one line where it cannot be read. */
  readonly of: (manifest: string) => ConfigFile | undefined;
  /** The config for what is done in a folder. */
  readonly at: (folder: string) => ConfigFile | undefined;
  /** Reads a config itself. */
  readonly read: (file: string) => ConfigFile;
}

/** What a program that runs for long brings along. */
export interface ConfigMemory {
  /** Reads a file, which may be open in an editor; from the disk unless given. */
  readonly read?: typeof readText;
  /** What was made of configs before, by file: taken over where nothing has changed, and kept up to date. */
  readonly applied?: Map<string, Applied>;
}

/** Finds configs for manifests: the nearest one upwards, unless the call says otherwise. */
export function createConfigs(
  cwd: string,
  builtin: Layercake,
  choice?: ConfigChoice,
  memory: ConfigMemory = {},
): Configs {
  const read = remember((file: string): ConfigFile => {
    const shown = shownAs(file, typeof choice === 'string' ? choice : '', cwd);
    return { file, shown, ...readWithCatalog(file, shown, builtin, cwd, memory) };
  });
  const nearest = remember((folder: string): string | undefined => {
    const here = CONFIG_NAMES.map((name) => join(folder, name)).find((file) => existsSync(file));
    const above = dirname(folder);
    // What lies above a repository belongs to somebody else.
    const isTop = above === folder || existsSync(join(folder, '.git'));
    return here ?? (isTop ? undefined : nearest(above));
  });
  const find = (folder: string): string | undefined => {
    if (choice === false) return undefined;
    return typeof choice === 'string' ? resolve(cwd, choice) : nearest(folder);
  };
  const at = (folder: string): ConfigFile | undefined => {
    const file = find(folder);
    return file === undefined ? undefined : read(file);
  };
  return { of: (manifest) => at(dirname(manifest)), at, read };
}

function readWithCatalog(
  file: string,
  shown: string,
  builtin: Layercake,
  cwd: string,
  { read = readText, applied }: ConfigMemory,
): Pick<ConfigFile, 'reading' | 'layercake' | 'catalog'> {
  const own = readConfig(read(file, shown), vocabularyOf(builtin));
  const folders = own.folders.map(({ value }) => readCatalogFolder(dirname(file), value, read));
  const now = applyCatalog(own, builtin, folders, applied?.get(file));
  applied?.set(file, now);
  const { reading, layercake, team } = now;
  const catalog = (team?.files ?? []).map((one) => {
    const path = join(dirname(file), one.path);
    return { file: path, shown: shownAs(path, file, cwd), reading: one };
  });
  return { reading, layercake, catalog };
}

function remember<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>();
  return (key) => {
    const found = known.get(key) ?? { value: compute(key) };
    known.set(key, found);
    return found.value;
  };
}
