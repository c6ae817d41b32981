/** Control characters, the marks that turn the direction of text, and line separators: none of them may reach a terminal. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const CONTROL_PICTURES = 0x2400;

/**
 * Makes control characters visible, so that text from a manifest cannot steer the terminal: `␛` for escape, `<U+202E>` for
 * what has no picture.
 */
export function visible(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(CONTROL_PICTURES + code);
    return code === 0x7f ? '␡' : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** A text of several lines as the program prints it: nothing in it steers a terminal but its own line breaks. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

/** Those of them that JSON leaves as they are. */
const UNSAFE_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** JSON as the program prints it: two spaces deep, and nothing in it that steers a terminal. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${text.replace(UNSAFE_IN_JSON, escape)}\n`;
}

/** A number to so many decimal places, as JSON has it. */
export function rounded(value: number, places: number): number {
  return Number(value.toFixed(places));
}

/** The sequences that style.ts writes. */
const STYLING = /\u001b\[[\d;]*m/g;
const NO_WIDTH = /[\p{Mark}\u200b-\u200d]/u;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** One column each. */
const PLAIN = /^[\u0020-\u007e]*$/;

/** How many columns a text takes: styling none, East Asian characters and emoji two. */
export function displayWidth(text: string): number {
  const bare = text.replace(STYLING, '');
  if (PLAIN.test(bare)) return bare.length;
  let width = 0;
  for (const character of bare) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Fills a text up to a width. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** Fills a text up to a width from the left, as numbers are. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/**
 * Breaks a text at its spaces into lines of a width; `first` stands before the first line, `rest` before the others (as many
 * spaces as `first` is wide, unless told). A word that is wider than a line stays whole: an address must remain one.
 */
export function wrap(
  text: string,
  width: number,
  first = '',
  rest = ' '.repeat(displayWidth(first)),
): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let used = displayWidth(first);
  let isEmpty = true;
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const size = displayWidth(word);
    if (!isEmpty && used + 1 + size > width) {
      lines.push(line);
      [line, used, isEmpty] = [rest, displayWidth(rest), true];
    }
    line += isEmpty ? word : ` ${word}`;
    used += isEmpty ? size : size + 1;
    isEmpty = false;
  }
  return [...lines, line.trimEnd()];
}

/** A count with its noun: `1 error`, `3 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
