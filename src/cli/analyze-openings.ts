import { openingsOf, openingTargets, openingText } from '../core/features/openings.ts';
import type { Analysis } from '../core/index.ts';
import type { Style } from './style.ts';
import { visible, wrap } from './text.ts';

const INDENT = '  ';

/** The fewest entries to replace for each accelerator that the stack does not reach. */
export function openingLines(analysis: Analysis, style: Style): readonly string[] {
  const lines = openingsOf(analysis).flatMap((opening) => {
    const what = openingText(analysis, opening, (id) => style.strong(visible(id)));
    const text = `To open ${visible(openingTargets(analysis, opening))}: ${what}`;
    return wrap(text, style.width, INDENT, INDENT.repeat(2));
  });
  const heading = `${style.strong('What would open it')} ${style.faint('(the fewest entries to replace)')}`;
  return lines.length === 0 ? [] : [heading, ...lines];
}
