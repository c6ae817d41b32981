/**
 * A text of the same length in which every line ends at a line feed. To YAML a lone carriage return, as old Macs wrote it, ends a
 * line too; the tolerant reader takes it for a blank, and a comment before it would swallow the rest of the file.
 */
export function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}

/** True for what only the tolerant way can judge: binary files, and a byte-order mark that does not stand at the start. */
export function isOdd(text: string): boolean {
  return text.includes('\0') || text.includes('\ufeff', 1);
}

/**
 * A part of a text by itself: an engine keeps a slice as a place in the whole text, so that what is read from it after each of many edits
 * would keep as many texts.
 */
export function copyOfPart(text: string, start: number, end: number): string {
  return `${text.slice(start, end)} `.slice(0, -1);
}
