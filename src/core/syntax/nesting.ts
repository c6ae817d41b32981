/** Deeper than any manifest, and shallow enough that recursive readers stay far from the end of the stack. */
export const NESTING_LIMIT = 500;

/**
 * Offset of the first place where a text nests deeper than the limit, or undefined. It counts brackets, list markers
 * and indentation without parsing, since the YAML library itself takes the whole process down on such a text.
 * Brackets inside quotes are counted too: 500 unclosed ones in a quoted text are as unlikely as they are in YAML.
 */
export function findDeepNesting(text: string): number | undefined {
  const indents: number[] = [];
  let brackets = 0;
  let lineStart = 0;
  while (lineStart < text.length) {
    const lead = readLead(text, lineStart);
    while (indents.length > 0 && (indents[indents.length - 1] ?? 0) >= lead.indent) indents.pop();
    indents.push(lead.indent);
    const base = indents.length + lead.markers;
    if (base > NESTING_LIMIT) return lineStart;
    let at = lead.end;
    for (; at < text.length && text[at] !== '\n'; at++) {
      const char = text[at];
      if (char === '[' || char === '{') brackets++;
      else if ((char === ']' || char === '}') && brackets > 0) brackets--;
      if (base + brackets > NESTING_LIMIT) return at;
    }
    lineStart = at + 1;
  }
  return undefined;
}

/** The indentation of a line, how many list or key markers (`-`, `?`) open it, and where its content starts. */
function readLead(text: string, start: number): { indent: number; markers: number; end: number } {
  let end = start;
  while (text[end] === ' ') end++;
  const indent = end - start;
  let markers = 0;
  while ((text[end] === '-' || text[end] === '?') && (text[end + 1] === ' ' || text[end + 1] === '\t')) {
    markers++;
    end += 2;
    while (text[end] === ' ') end++;
  }
  return { indent, markers, end };
}
