/** Characters that turn the direction of the text around them: a name must not reorder its neighbours. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What XML forbids, and what no font can show: control characters, half surrogate pairs, non-characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A text from a manifest made fit to be shown: one line, well-formed, in its own direction. */
export function cleanText(text: string): string {
  return text.replace(DIRECTION, '').replace(/\s+/g, ' ').replace(UNPRINTABLE, '\ufffd').trim();
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A clean text as XML, for an element's content and for an attribute's value alike. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Widths in parts of the font size, rather too wide than too narrow, since every system has another font. */
const NARROW = /[iljI.,:;'|!` ]/;
const SLIM = /[frt()[\]{}"\-/\\*^]/;
const BROAD = /[mwMW@%&]/;
const CAPITAL = /[A-Z<>=+~#_]/;
const INVISIBLE = /[\p{M}\p{Cf}\ufe0f]/u;
const SQUARE = /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff01-\uff60]/u;

/** The width of a text without a page to measure it in. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += partOf(character);
  return width * fontSize;
}

function partOf(character: string): number {
  if (character > '\x7f') return INVISIBLE.test(character) ? 0 : SQUARE.test(character) ? 1.3 : 0.7;
  if (NARROW.test(character)) return 0.3;
  if (SLIM.test(character)) return 0.42;
  if (BROAD.test(character)) return 0.92;
  return CAPITAL.test(character) ? 0.7 : 0.6;
}

/** The text, or as much of its start as fits, with an ellipsis. */
export function fitText(text: string, fontSize: number, room: number): string {
  // Looking at no more characters than can fit keeps a name of 10,000 characters cheap.
  const characters = Array.from(text.slice(0, Math.ceil(room)));
  if (characters.length >= text.length && textWidth(text, fontSize) <= room) return text;
  let width = partOf('…') * fontSize;
  let count = 0;
  for (; count < characters.length; count++) {
    width += partOf(characters[count] ?? '') * fontSize;
    if (width > room) break;
  }
  const kept = characters.slice(0, count);
  return kept.length === 0 ? '…' : `${kept.join('').trimEnd()}…`;
}

/** Breaks a text between words into lines of at most that width. */
export function wrapWords(text: string, fontSize: number, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && textWidth(longer, fontSize) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
