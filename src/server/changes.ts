import type { Position, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { type Encoding, indexOfColumn } from './encoding.ts';

/**
 * A text after changes, each of which is about the text as the one before it left it. It is kept in lines meanwhile: a rename may
 * come as ten thousand changes of a text of megabytes.
 */
export function applyChanges(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  let lines = linesIn(text);
  for (const change of changes) {
    if (!('range' in change)) lines = linesIn(change.text);
    else replace(lines, sorted(change.range.start, change.range.end), change.text, encoding);
  }
  return lines.join('');
}

/** Lines with their breaks; there is always a last one without. */
function linesIn(text: string): string[] {
  return text.split(/(?<=\n|\r(?!\n))/).concat(/[\r\n]$/.test(text) ? [''] : []);
}

function sorted(start: Position, end: Position): readonly [Position, Position] {
  const isBackwards = start.line > end.line || (start.line === end.line && start.character > end.character);
  return isBackwards ? [end, start] : [start, end];
}

function replace(lines: string[], [start, end]: readonly [Position, Position], text: string, encoding: Encoding): void {
  const [from, to] = [placeIn(lines, start, encoding), placeIn(lines, end, encoding)];
  const head = (lines[from.line] ?? '').slice(0, from.index);
  const piece = head + text + (lines[to.line] ?? '').slice(to.index);
  // A line feed that comes to stand behind a carriage return ends the same line as it.
  const before = lines[from.line - 1] ?? '';
  const joins = piece.startsWith('\n') && before.endsWith('\r');
  const first = joins ? from.line - 1 : from.line;
  const now = linesIn(joins ? before + piece : piece);
  // What is not the text's last line has a break, and nothing behind that.
  if (to.line < lines.length - 1) now.pop();
  lines.splice(first, to.line - first + 1, ...now);
}

/** A line and an index in it; what lies outside of the text is clamped to it. */
function placeIn(
  lines: readonly string[],
  { line, character }: Position,
  encoding: Encoding,
): { line: number; index: number } {
  const last = lines.length - 1;
  if (!(line >= 0)) return { line: 0, index: 0 };
  if (line > last) return { line: last, index: (lines[last] ?? '').length };
  return { line, index: indexOfColumn(lines[line] ?? '', character, encoding) };
}
