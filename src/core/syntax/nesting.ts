/** Deeper than any manifest, and shallow enough that recursive readers stay far from the end of the stack. */
export const NESTING_LIMIT = 500;

/**
 * Offset of the first place where a text nests deeper than the limit, or undefined. It counts brackets, list markers
 * and indentation without parsing, since the YAML library itself takes the whole process down on such a text. What stands in
 * quotes on one line, and in comments, is passed over.
 */
export function findDeepNesting(text: string): number | undefined {
  const indents: number[] = [];
  const brackets = { open: 0, lineEnd: 0 };
  let lineStart = 0;
  while (lineStart < text.length) {
    const lead = readLead(text, lineStart);
    while (indents.length > 0 && (indents[indents.length - 1] ?? 0) >= lead.indent) indents.pop();
    indents.push(lead.indent);
    const base = indents.length + lead.markers;
    if (base > NESTING_LIMIT) return lineStart;
    const deep = findDeepBracket(text, lead.end, NESTING_LIMIT - base, brackets);
    if (deep !== undefined) return deep;
    lineStart = brackets.lineEnd + 1;
  }
  return undefined;
}

/** Counts the brackets of one line; gives the place where more than `limit` are open. */
function findDeepBracket(
  text: string,
  from: number,
  limit: number,
  brackets: { open: number; lineEnd: number },
): number | undefined {
  const next = text.indexOf('\n', from);
  brackets.lineEnd = next < 0 ? text.length : next;
  const line = text.slice(from, brackets.lineEnd);
  for (const { 0: token, index } of line.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*|[[{\]}]/g)) {
    if (token === '[' || token === '{') brackets.open++;
    else if ((token === ']' || token === '}') && brackets.open > 0) brackets.open--;
    if (brackets.open > limit) return from + index;
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
    while (text[end] === ' ' || text[end] === '\t') end++;
  }
  return { indent, markers, end };
}
