import { resolve } from 'node:path';
import { analyzeJson } from './analyze-json.ts';
import { analyzePretty } from './analyze-pretty.ts';
import { shownAs } from './files.ts';
import { EXIT } from './host.ts';
import { readManifestFile } from './read-manifest.ts';
import type { Session } from './session.ts';

/** `layercake analyze`: what can be read of a broken manifest is analysed all the same; a text that is none at all is not. */
export function analyze({ host, layercake, style, format }: Session, file: string): number {
  const path = resolve(host.cwd, file);
  const shown = shownAs(path, file, host.cwd);
  const reading = readManifestFile(layercake, path, shown);
  host.stdout.write(format === 'json' ? analyzeJson(reading, shown) : analyzePretty(reading, shown, style));
  return EXIT.clean;
}
