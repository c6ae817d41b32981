import { resolve } from 'node:path';
import { vocabularyOf } from '../config/index.ts';
import { LAYERS, positionAt, type Reading } from '../core/index.ts';
import { fieldsOf } from '../core/syntax/tree.ts';
import { analyzeJson } from './analyze-json.ts';
import { analyzePretty } from './analyze-pretty.ts';
import { fromOne } from './check-json.ts';
import { type ConfigChoice, type ConfigFile, createConfigs } from './configs.ts';
import { shownAs } from './files.ts';
import { EXIT, Failure } from './host.ts';
import { readText } from './read-text.ts';
import type { Session } from './session.ts';

/** `layercake analyze`: what can be read of a broken manifest is analysed all the same; a text that is none at all is not. */
export function analyze({ host, layercake, style, format }: Session, file: string, choice: ConfigChoice): number {
  const path = resolve(host.cwd, file);
  const shown = shownAs(path, file, host.cwd);
  const config = createConfigs(host.cwd, vocabularyOf(layercake), choice).of(path);
  if (config) refuseMistakes(config);
  const reading = layercake.read(readText(path, shown), config?.reading.config);
  const objection = whyNone(reading);
  if (objection !== undefined) throw new Failure(`${shown}: is no manifest: ${objection}`);
  host.stdout.write(format === 'json' ? analyzeJson(reading, shown) : analyzePretty(reading, shown, style));
  return EXIT.clean;
}

/** Numbers over another panel than the one that was meant would mislead. */
function refuseMistakes({ shown, reading: { findings, lines } }: ConfigFile): void {
  const [first] = findings;
  if (!first) return;
  const { line, column } = fromOne(positionAt(lines, first.span.start));
  throw new Failure(`${shown}:${line}:${column}: ${first.message}`);
}

/** What speaks against a text being a manifest at all; a broken one is still one. */
function whyNone({ manifest: { syntax, problems } }: Reading): string | undefined {
  const { root, issues } = syntax;
  if (root?.kind !== 'map') return issues[0]?.message ?? problems[0]?.message ?? 'it is no mapping';
  const keys = fieldsOf(root);
  const isOne = ['layercake', ...LAYERS].some((key) => keys.has(key));
  return isOne ? undefined : 'it has neither `layercake: 1` nor a layer';
}
