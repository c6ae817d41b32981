/** The text of a file, or why its bytes are none, said behind the file's name. */
export type Decoded = { readonly text: string } | { readonly problem: string };

/**
 * Reads bytes as text, the byte order mark left out as editors do: UTF-8, or UTF-16 where a byte order mark says so (the encodings
 * of YAML 1.2.2, section 5.2).
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = markedEncoding(bytes) ?? 'utf-8';
  const text = decodeAs(bytes, encoding);
  if (text !== undefined && !text.includes('\0')) return { text };
  if (encoding !== 'utf-8')
    return { problem: text === undefined ? `is broken ${encoding.toUpperCase()}; save it as UTF-8` : BINARY };
  if (looksLikeUtf16(bytes)) return { problem: 'is UTF-16 without a byte order mark; save it as UTF-8' };
  if (bytes.includes(0)) return { problem: BINARY };
  return { problem: `is not UTF-8 text: line ${brokenLine(bytes)} has another encoding; save it as UTF-8` };
}

const BINARY = 'is binary, not text';

function markedEncoding([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function decodeAs(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const LINE_FEED = 0x0a;

/** The first line that is not UTF-8, from 1; no longer character has a byte that looks like a line feed. */
function brokenLine(bytes: Uint8Array): number {
  for (let line = 1, start = 0; ; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || decodeAs(bytes.subarray(start, end), 'utf-8') === undefined) return line;
    start = end + 1;
  }
}

/** Text in a Latin script has a zero in every second byte, and only there. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 512);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  return Math.min(...zeros) === 0 && Math.max(...zeros) > start.length / 4;
}
