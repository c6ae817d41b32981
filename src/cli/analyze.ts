import type { ConfigChoice } from '../files/configs.ts';
import { analyzeJson } from './analyze-json.ts';
import { analyzePretty } from './analyze-pretty.ts';
import { EXIT } from './host.ts';
import { type ReadManifest, readManifestFile } from './read-manifest.ts';
import type { Session } from './session.ts';
import { visibleLines } from './text.ts';

/** `layercake analyze`: what can be read of a broken manifest is analysed all the same; a text that is none at all is not. */
export function analyze(session: Session, file: string, choice: ConfigChoice): number {
  const manifest = readManifestFile(session, file, choice);
  session.host.stdout.write(print(session, manifest));
  return EXIT.clean;
}

function print({ format, style }: Session, { reading, shown, options, layercake }: ReadManifest): string {
  switch (format) {
    case 'json':
      return analyzeJson(reading, shown);
    case 'markdown':
      return visibleLines(layercake.report(reading, layercake.check(reading, options)));
    case 'pretty':
      return analyzePretty(reading, shown, style);
  }
}
