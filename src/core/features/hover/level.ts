import { factOf } from '../../catalog/level.ts';
import type { Level, Target } from '../../catalog/types.ts';
import type { Entry } from '../../stack/types.ts';
import { LEVEL_MARKS, LEVEL_MEANINGS } from '../coupling-text.ts';
import { compose } from './fit.ts';
import { levelMark, targetLabel, type Writer } from './writer.ts';

/** What a level means, and, where somebody gives it to a target, whether the catalog says so as well. */
export function levelMarkdown(writer: Writer, level: Level, target?: Target, entry?: Entry): string {
  return compose([
    { rows: [`${LEVEL_MARKS[level]} **${level}**`, LEVEL_MEANINGS[level]] },
    { rows: target && entry ? claimRows(writer, target, entry) : [] },
    {
      rows: [
        `From best to worst: ${(['native', 'port', 'experimental', 'unknown', 'none'] as const).map(levelMark).join(', ')}`,
      ],
    },
  ]);
}

function claimRows(writer: Writer, target: Target, entry: Entry): readonly string[] {
  const component = entry.component && writer.catalog.find(entry.component.value);
  if (!component) return [`This manifest’s own word about ${targetLabel(writer, target)}.`];
  const { level } = factOf(component, target, entry.version ? { version: entry.version.value } : {});
  return [`This manifest’s own word about ${targetLabel(writer, target)}; the catalog says ${levelMark(level)}.`];
}
