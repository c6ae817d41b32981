import type { Reading } from '../../index.ts';
import type { YamlNode } from '../../syntax/tree.ts';
import { lineCount, type LineIndex, lineStart, positionAt } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';

/** Lines that can be folded into the first of them. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'code' | 'comment' | 'region';
}

/** Layers, entries and whatever else spans lines, runs of comments, and what stands between `# region` and `# endregion`. */
export function foldsOf({ manifest: { text, lines, syntax } }: Reading): readonly Fold[] {
  const folds = new Map<number, Fold>();
  const scalars: Fold[] = [];
  const add = (fold: Fold): void => {
    const known = folds.get(fold.start);
    if (fold.end > fold.start && (!known || known.end < fold.end)) folds.set(fold.start, fold);
  };
  if (syntax.root) visit(syntax.root, { text, lines, add, scalars });
  commentFolds(lines, text, scalars).forEach(add);
  return [...folds.values()].sort((a, b) => a.start - b.start);
}

interface Walk {
  readonly text: string;
  readonly lines: LineIndex;
  readonly add: (fold: Fold) => void;
  /** Texts over several lines, in which a `#` opens no comment. */
  readonly scalars: Fold[];
}

/** Trees are not deeper than the reader lets them be. */
function visit(node: YamlNode, walk: Walk): void {
  if (node.kind === 'seq') {
    for (const item of node.items) {
      walk.add(foldOf(walk, item.span.start, item.span));
      visit(item, walk);
    }
  } else if (node.kind === 'map') {
    for (const { key, value } of node.pairs) {
      walk.add(foldOf(walk, key.span.start, value.span));
      visit(value, walk);
    }
  } else if (node.kind === 'scalar' && node.span.end > node.span.start) {
    const fold = foldOf(walk, node.span.start, node.span);
    if (fold.end > fold.start) walk.scalars.push(fold);
  }
}

/** From a line to the last one of a span. The line of a closing bracket stays in sight, and the line breaks behind a text do not fold. */
function foldOf({ text, lines }: Walk, from: number, span: Span): Fold {
  let end = span.end;
  while (end > span.start && /\s/.test(text.charAt(end - 1))) end--;
  const last = positionAt(lines, end).line;
  const closes = /^\s*[\]}]/.test(text.slice(lineStart(lines, last), end)) && /[[{]/.test(text.charAt(span.start));
  return { start: positionAt(lines, from).line, end: closes ? last - 1 : last, kind: 'code' };
}

/** Runs of lines that are nothing but comments, and regions. */
function commentFolds(lines: LineIndex, text: string, scalars: readonly Fold[]): readonly Fold[] {
  const folds: Fold[] = [];
  const regions: number[] = [];
  let run = -1;
  let next = 0;
  for (let line = 0; line <= lineCount(lines); line++) {
    while ((scalars[next]?.end ?? Infinity) < line) next++;
    const isText = (scalars[next]?.start ?? Infinity) < line;
    const words = isText
      ? undefined
      : /^[ \t]*#\s*(\S*)/.exec(text.slice(lineStart(lines, line) ?? text.length, lineStart(lines, line + 1)))?.[1];
    const opens = words === 'region';
    const closes = words === 'endregion';
    if (words === undefined || opens || closes) {
      if (run >= 0) folds.push({ start: run, end: line - 1, kind: 'comment' });
      run = -1;
    } else if (run < 0) run = line;
    if (opens) regions.push(line);
    const start = closes ? regions.pop() : undefined;
    if (start !== undefined) folds.push({ start, end: line, kind: 'region' });
  }
  return folds;
}
