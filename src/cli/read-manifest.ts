import { resolve } from 'node:path';
import { type Config, vocabularyOf } from '../config/index.ts';
import { type CheckOptions, LAYERS, positionAt, type Reading } from '../core/index.ts';
import { fieldsOf } from '../core/syntax/tree.ts';
import { fromOne } from './check-json.ts';
import { type ConfigChoice, createConfigs } from './configs.ts';
import { shownAs } from './files.ts';
import { Failure } from './host.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

/** A manifest that a call names: where it is, what reports call it, what it says, and the config that it is under. */
export interface ReadManifest {
  readonly path: string;
  readonly shown: string;
  readonly reading: Reading;
  readonly config: Config | undefined;
  /** What a check of it goes by. */
  readonly options: CheckOptions;
}

/** Reads the manifest in a file. Fails where there is none, or where the text is no manifest at all. */
export function readManifestFile(session: Session, file: string, choice?: ConfigChoice): ReadManifest {
  const { cwd } = session.host;
  const path = resolve(cwd, file);
  const shown = shownAs(path, file, cwd);
  const config = configFor(session, path, choice);
  const reading = readManifestText(session, readText(path, shown), shown, config);
  return { path, shown, reading, config, options: { today: session.host.today, ...config } };
}

/** The config that a manifest is under. One with mistakes is refused: numbers over another panel than was meant would mislead. */
export function configFor({ host, layercake }: Session, path: string, choice?: ConfigChoice): Config | undefined {
  const found = createConfigs(host.cwd, vocabularyOf(layercake), choice).of(path);
  const [mistake] = found?.reading.findings ?? [];
  if (!found || !mistake) return found?.reading.config;
  const { line, column } = fromOne(positionAt(found.reading.lines, mistake.span.start));
  throw new Failure(`${found.shown}:${line}:${column}: ${mistake.message}`);
}

/** Reads a manifest from its text. A broken one is still one; a text that is none at all is a failure. */
export function readManifestText({ layercake }: Session, text: string, shown: string, config?: Config): Reading {
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
