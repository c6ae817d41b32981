import { dirname, join, resolve, sep } from 'node:path';
import { type Applied, type Config, configFrom, isConfigName, vocabularyOf, withSettings } from '../config/index.ts';
import { type ConfigFile, type Configs, createConfigs } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { readText } from '../files/read-text.ts';
import type { Finding, Layercake } from '../core/index.ts';
import type { Documents } from './documents.ts';
import { type Settings, type Shows, showsIn } from './settings.ts';
import { pathOf } from './uris.ts';

/** What a manifest is under. */
export interface Held {
  readonly config: Config;
  /** The core over the catalog that holds there. */
  readonly layercake: Layercake;
  readonly shows: Shows;
}

/** A file that a manifest depends on, and what is wrong in it. */
export interface HeldFile {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What manifests are under: the nearest config of each over the settings of the editor. */
export interface Holds {
  /** The very same until something in it changes. */
  readonly of: (uri: string) => Promise<Held>;
  /** Looks for configs anew, and reads anew what has changed. */
  readonly forget: () => void;
  /** Reads a config that is open by itself. */
  readonly readConfig: (path: string) => void;
  /** The configs that were read since, and the files of the catalogs that they name. */
  readonly files: () => readonly HeldFile[];
  /** Whether a change at a place may change what manifests are under. */
  readonly concerns: (path: string) => boolean;
}

/** What holds are made from. */
export interface HoldsParts {
  readonly builtin: Layercake;
  readonly documents: Documents;
  readonly settings: Settings;
  /** Where unsaved manifests will be. */
  readonly root: string | undefined;
  readonly warn: (message: string) => void;
}

interface Known {
  readonly held: Held;
  readonly from: ConfigFile['reading'] | undefined;
  readonly settings: string;
}

/** Finds configs as the command line does; the texts that are open count as they are in the editor. */
export function createHolds({ builtin, documents, settings, root, warn }: HoldsParts): Holds {
  const known = new Map<string, Known>();
  const reader = createReader(builtin, documents, warn);
  return {
    of: async (uri) => {
      const given = await settings.of(uri);
      const path = pathOf(uri) ?? (root === undefined ? undefined : join(root, 'unsaved'));
      const now = heldUnder(path === undefined ? undefined : reader.of(path), given, builtin, known.get(uri));
      known.set(uri, now);
      return now.held;
    },
    forget: reader.forget,
    readConfig: (path) => void reader.read(path),
    files: reader.files,
    concerns: reader.concerns,
  };
}

/** The one from before where nothing has changed: what was read under it is not read again. */
function heldUnder(file: ConfigFile | undefined, given: unknown, builtin: Layercake, before: Known | undefined): Known {
  const settings = JSON.stringify({ given });
  if (before && before.from === file?.reading && before.settings === settings) return before;
  const layercake = file?.layercake ?? builtin;
  const config = withSettings(file?.reading.config ?? {}, configFrom(given, vocabularyOf(layercake)));
  return { held: { config, layercake, shows: showsIn(given, config.editor) }, from: file?.reading, settings };
}

interface Reader extends Pick<Holds, 'forget' | 'files' | 'concerns'> {
  readonly of: (path: string) => ConfigFile | undefined;
  readonly read: (path: string) => ConfigFile | undefined;
}

function createReader(builtin: Layercake, documents: Documents, warn: (message: string) => void): Reader {
  const applied = new Map<string, Applied>();
  const files = new Map<string, HeldFile>();
  const folders = new Set<string>();
  let configs = readingNow(builtin, documents, applied);
  const found = (find: () => ConfigFile | undefined): ConfigFile | undefined => {
    try {
      const config = find();
      if (!config) return undefined;
      for (const { file, reading } of [config, ...config.catalog]) {
        const { text, findings } = reading;
        files.set(file, { path: file, text, findings });
      }
      for (const { value } of config.reading.folders) folders.add(resolve(dirname(config.file), value));
      return config;
    } catch (error) {
      // What cannot be read leaves things as they are without a config.
      if (!(error instanceof Failure)) throw error;
      warn(error.message);
      return undefined;
    }
  };
  return {
    of: (path) => found(() => configs.of(path)),
    read: (path) => found(() => configs.read(path)),
    forget: () => {
      files.clear();
      configs = readingNow(builtin, documents, applied);
    },
    files: () => [...files.values()],
    concerns: (path) => isConfigName(path) || [...folders].some((folder) => isNear(folder, path)),
  };
}

/** The configs as they are saved and edited now. */
function readingNow(builtin: Layercake, documents: Documents, applied: Map<string, Applied>): Configs {
  const open = new Map(documents.all().map(({ uri, text }) => [pathOf(uri), text]));
  const read: typeof readText = (file, shown) => open.get(file) ?? readText(file, shown);
  return createConfigs(sep, builtin, undefined, { read, applied });
}

/** Whether one of two places lies in the other. */
function isNear(folder: string, place: string): boolean {
  const [inner, outer] = [`${place}${sep}`, `${folder}${sep}`];
  return inner.startsWith(outer) || outer.startsWith(inner);
}
