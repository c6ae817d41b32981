/** Characters that turn the direction of the text around them: a name must not reorder its neighbours. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What XML forbids, and what no font can show: control characters, half surrogate pairs, non-characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Nearly every text is of plain characters with single spaces between them, and clean as it is. */
const CLEAN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** A text from a manifest made fit to be shown: one line, well-formed, in its own direction. */
export function cleanText(text: string): string {
  if (text.length < 200 && CLEAN.test(text)) return text;
  return text.replace(DIRECTION, '').replace(/\s+/g, ' ').replace(UNPRINTABLE, '\ufffd').trim();
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const SPECIAL = /[&<>"']/;

/** A clean text as XML, for an element's content and for an attribute's value alike. */
export function escapeXml(text: string): string {
  return !SPECIAL.test(text) ? text : text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** A label that is read aloud has room for so many characters or so. */
export const LABEL_ROOM = 1200;

/** Widths of a bold face in parts of its size, those of the widest face in common use (DejaVu Sans). */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [" ,./IJ\\ijl|'", 0.37],
      ['-:;f!()[]', 0.45],
      ['rt"*_`', 0.51],
      ['?cszLvxy', 0.65],
      ['$0123456789EFTaekoCPSYZbdghnpqu{}', 0.71],
      ['ABKRVXU', 0.79],
      ['#+<=>DGHNOQ^~&w', 0.87],
      ['%@Mm', 1.03],
      ['W', 1.1],
    ] as const
  ).flatMap(([characters, width]) => Array.from(characters, (character) => [character, width] as const)),
);
/** The same by character code, for the plain ones. */
const PLAIN = Float64Array.from({ length: 128 }, (_, code) => WIDTHS.get(String.fromCharCode(code)) ?? 0);
const USUAL = 0.75;
const WIDE = 1.3;
const INVISIBLE = /[\p{M}\p{Cf}\ufe0f]/u;
const SQUARE =
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\uff01-\uff60]/u;

/** The width of a text without a page to measure it in. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) {
    const part = PLAIN[text.charCodeAt(index)] ?? 0;
    if (part === 0) return mixedWidth(text) * fontSize;
    width += part;
  }
  return width * fontSize;
}

function mixedWidth(text: string): number {
  let width = 0;
  for (const character of text) width += partOf(character);
  return width;
}

function partOf(character: string): number {
  const known = WIDTHS.get(character);
  if (known !== undefined) return known;
  if (INVISIBLE.test(character)) return 0;
  return SQUARE.test(character) ? WIDE : USUAL;
}

/** The text, or as much of its start as fits, with an ellipsis. */
export function fitText(text: string, fontSize: number, room: number): string {
  // Looking at no more characters than can fit keeps a name of 10,000 characters cheap.
  if (text.length <= room && textWidth(text, fontSize) <= room) return text;
  const characters = Array.from(text.slice(0, Math.ceil(room)));
  let width = partOf('…') * fontSize;
  let count = 0;
  for (; count < characters.length; count++) {
    width += partOf(characters[count] ?? '') * fontSize;
    if (width > room) break;
  }
  const kept = characters.slice(0, count);
  return kept.length === 0 ? '…' : `${kept.join('').trimEnd()}…`;
}

/** A count with its thousands apart: `12,345`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
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
