import type { Reading } from '../core/index.ts';
import { analyzeJson } from './analyze-json.ts';
import { analyzePretty } from './analyze-pretty.ts';
import { EXIT } from './host.ts';
import { readManifestFile } from './read-manifest.ts';
import type { Session } from './session.ts';
import { visibleLines } from './text.ts';

/** `layercake analyze`: what can be read of a broken manifest is analysed all the same; a text that is none at all is not. */
export function analyze(session: Session, file: string): number {
  const { reading, shown } = readManifestFile(session, file);
  session.host.stdout.write(print(session, reading, shown));
  return EXIT.clean;
}

function print({ format, style, layercake, host }: Session, reading: Reading, shown: string): string {
  switch (format) {
    case 'json':
      return analyzeJson(reading, shown);
    case 'markdown':
      return visibleLines(layercake.report(reading, layercake.check(reading, { today: host.today })));
    case 'pretty':
      return analyzePretty(reading, shown, style);
  }
}
