import type { HoverLinks, HoverOptions, Layercake } from '../../src/core/index.ts';
import { core, textOf, TODAY } from './core.ts';
import { atCursor } from './cursor.ts';

/** Links as short as they can be, so that expectations stay readable; lines count from 1 as editors show them. */
export const LINKS: HoverLinks = {
  line: (line) => `#L${line + 1}`,
  rule: (id) => `rule:${id}`,
  component: (question) => `component:${question}`,
  ...{ analysis: 'analysis:', cake: 'cake:', retarget: 'retarget:' },
};

export interface Hovered {
  /** The words that it is about. */
  readonly words: string;
  readonly markdown: string;
}

/** What is shown at the cursor `‸`. */
export function hovered(
  marked: string,
  options: Partial<HoverOptions> = {},
  layercake: Layercake = core,
): Hovered | undefined {
  const { text, offset } = atCursor(marked);
  const hover = layercake.hover(layercake.read(text), offset, { today: TODAY, links: LINKS, ...options });
  return hover && { words: textOf(text, hover.span), markdown: hover.markdown };
}

/** The Markdown of that; fails where there is none. */
export function hoverText(marked: string, options: Partial<HoverOptions> = {}, layercake: Layercake = core): string {
  const found = hovered(marked, options, layercake);
  if (!found) throw new Error(`nothing is shown at the cursor of:\n${marked}`);
  return found.markdown;
}

/** What a reader sees of inline Markdown. */
export function seen(markdown: string): string {
  return markdown
    .replace(/\]\(<[^>]*>\)/g, '\0')
    .replace(/(?<!\\)\[(?=[^\0]*\0)/g, '')
    .replaceAll('\0', '')
    .replace(/(?<!\\)(?:\*\*|`+)/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '');
}

/** The lines of a hover that is 400 pixels wide, where 60 characters stand on each, and 56 on those of a list. */
export function renderedLines(markdown: string): readonly string[] {
  const written = markdown.split('\n').filter((line) => line.trim() !== '' && !/^(?:```|\| :?-)/.test(line));
  return written.flatMap((line) =>
    line.startsWith('|') ? [line] : folded(seen(line).trimEnd(), line.startsWith('- ') ? 58 : 60),
  );
}

function folded(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const blank = rest.lastIndexOf(' ', width);
    const at = blank > 2 ? blank : width;
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest];
}

/** The rows of the tables of a hover, each as its cells. */
export function tableRows(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n').filter((line) => line.startsWith('|') && !/^\| :?-/.test(line));
  return lines.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => seen(cell).trim()),
  );
}
