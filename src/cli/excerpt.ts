import { positionAt, type Span } from '../core/index.ts';
import { type LineIndex, lineStart } from '../core/text/line-index.ts';
import { displayWidth, padStart, visible } from './text.ts';
import type { Paint, Style } from './style.ts';

/** A text with its lines. */
export interface Source {
  readonly text: string;
  readonly lines: LineIndex;
}

const INDENT = 2;
/** How much of the line is shown before a span that is too far right to be seen otherwise. */
const LEAD = 12;

/**
 * The line of a span with carets under it, cropped to the width; a span of several lines is shown by its first one. Nothing
 * where there is nothing on the line to point at.
 */
export function excerpt({ text, lines }: Source, span: Span, style: Style, paint: Paint): readonly string[] {
  const { line, column } = positionAt(lines, span.start);
  const start = lineStart(lines, line) ?? 0;
  const source = text.slice(start, lineStart(lines, line + 1) ?? text.length).replace(/[\r\n]+$/, '');
  if (source.trim() === '') return [];
  const number = String(line + 1);
  const room = style.width - INDENT - number.length - ' | '.length;
  const end = Math.min(span.end - start, source.length);
  const { shown, before, marked } = crop(source, column, Math.max(end, column + 1), room);
  const gutter = ' '.repeat(INDENT);
  return [
    `${gutter}${style.faint(`${number} |`)} ${shown}`.trimEnd(),
    `${gutter}${style.faint(`${padStart('', number.length)} |`)} ${' '.repeat(before)}${paint('^'.repeat(marked))}`,
  ];
}

interface Cropped {
  readonly shown: string;
  readonly before: number;
  readonly marked: number;
}

/** The part of a line that fits, with the columns before the span and those under it. */
function crop(source: string, from: number, to: number, room: number): Cropped {
  const whole = spell(source);
  const isShort = displayWidth(whole) <= room;
  const first = isShort || displayWidth(spell(source.slice(0, to))) <= room - 1 ? 0 : Math.max(0, from - LEAD);
  const lead = first === 0 ? '' : '…';
  const head = lead + spell(source.slice(first, from));
  const marked = clip(spell(source.slice(from, to)), room - displayWidth(head));
  const shown = isShort ? whole : clip(lead + spell(source.slice(first)), room);
  return { shown, before: displayWidth(head), marked: Math.max(1, displayWidth(marked)) };
}

/** Source as it is shown: a tab takes two columns, and what steers a terminal is made visible. */
function spell(source: string): string {
  return visible(source.replace(/\t/g, '  '));
}

function clip(text: string, room: number): string {
  if (displayWidth(text) <= room) return text;
  let clipped = '';
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > room - 1) break;
    clipped += character;
  }
  return `${clipped}…`;
}
