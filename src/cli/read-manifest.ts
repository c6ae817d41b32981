import { resolve } from 'node:path';
import type { Config } from '../config/index.ts';
import { type CheckOptions, type Finding, LAYERS, type Layercake, positionAt, type Reading } from '../core/index.ts';
import { fieldsOf } from '../core/syntax/tree.ts';
import { type CatalogFile, type ConfigChoice, type ConfigFile, createConfigs } from '../files/configs.ts';
import { Failure } from '../files/failure.ts';
import { shownAs } from '../files/manifests.ts';
import { readText } from '../files/read-text.ts';
import { fromOne } from './check-json.ts';
import { complain } from './host.ts';
import type { Session } from './session.ts';

/** A manifest that a call names: where it is, what reports call it, what it says, and the config that it is under. */
export interface ReadManifest {
  readonly path: string;
  readonly shown: string;
  readonly reading: Reading;
  readonly config: Config | undefined;
  /** The core over the catalog that it is under. */
  readonly layercake: Layercake;
  /** What a check of it goes by. */
  readonly options: CheckOptions;
}

/** Reads the manifest in a file. Fails where there is none, or where the text is no manifest at all. */
export function readManifestFile(session: Session, file: string, choice?: ConfigChoice): ReadManifest {
  const { cwd } = session.host;
  const path = resolve(cwd, file);
  const shown = shownAs(path, file, cwd);
  const found = usable(session, createConfigs(cwd, session.layercake, choice).of(path));
  const [config, layercake] = [found?.reading.config, found?.layercake ?? session.layercake];
  const reading = readManifestText(layercake, readText(path, shown), shown, config);
  return { path, shown, reading, config, layercake, options: { today: session.host.today, ...config } };
}

/** The core for what is asked in the current folder. */
export function layercakeHere(session: Session, choice?: ConfigChoice): Layercake {
  const { host, layercake } = session;
  return usable(session, createConfigs(host.cwd, layercake, choice).at(host.cwd))?.layercake ?? layercake;
}

/**
 * A config with mistakes is refused: numbers over another panel than was meant would mislead. A mistake in a catalog is told, since
 * all the rest of it holds.
 */
function usable({ host }: Session, found: ConfigFile | undefined): ConfigFile | undefined {
  const [mistake] = found?.reading.findings ?? [];
  if (found && mistake) throw new Failure(placed(found, mistake));
  for (const file of found?.catalog ?? []) {
    const [first, ...more] = file.reading.findings;
    if (first) complain(host, placed(file, first) + (more.length > 0 ? ` (and ${more.length} more)` : ''));
  }
  return found;
}

function placed({ shown, reading }: ConfigFile | CatalogFile, { span, message }: Finding): string {
  const { line, column } = fromOne(positionAt(reading.lines, span.start));
  return `${shown}:${line}:${column}: ${message}`;
}

/** Reads a manifest from its text. A broken one is still one; a text that is none at all is a failure. */
export function readManifestText(layercake: Layercake, text: string, shown: string, config?: Config): Reading {
  const reading = layercake.read(text, config);
  const objection = whyNone(reading);
  if (objection !== undefined) throw new Failure(`${shown}: is no manifest: ${objection}`);
  return reading;
}

/** What speaks against a text being a manifest at all. */
function whyNone({ manifest: { syntax, problems } }: Reading): string | undefined {
  const { root, issues } = syntax;
  if (root?.kind !== 'map') return issues[0]?.message ?? problems[0]?.message ?? 'it is no mapping';
  const keys = fieldsOf(root);
  const isOne = ['layercake', ...LAYERS].some((key) => keys.has(key));
  return isOne ? undefined : 'it has neither `layercake: 1` nor a layer';
}
