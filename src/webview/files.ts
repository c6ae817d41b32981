import type { Format } from '../protocol/messages.ts';

/** A file as a message can carry it: text as it is, a picture in base64. */
export async function toText(format: Format, content: Blob | undefined): Promise<string | undefined> {
  if (!content || format !== 'png') return content?.text();
  const bytes = new Uint8Array(await content.arrayBuffer());
  // Byte by byte, since a call takes only so many arguments.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Has the browser save a file: what a page without an editor can do. */
export function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
