import { readFileSync, statSync } from 'node:fs';
import { fileFailure } from './file-failure.ts';
import { Failure } from './host.ts';

/** No manifest is larger, in bytes. */
export const LARGEST = 64 * 1024 * 1024;

/** Reads a manifest as text, its byte order mark left out as editors do. Fails with one line on what cannot be read. */
export function readText(file: string, shown: string): string {
  return decodeText(readBytes(file, shown), shown);
}

function readBytes(file: string, shown: string): Buffer {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw new Failure(`${shown}: is a folder; a file is wanted here`);
    // A pipe is fine (`/dev/stdin`, process substitution); a device may never end.
    if (!stat.isFile() && !stat.isFIFO()) throw new Failure(`${shown}: is not a file`);
    if (stat.size > LARGEST) throw new Failure(`${shown}: is larger than 64 MB, which no manifest is`);
    return readFileSync(file);
  } catch (error) {
    throw fileFailure(error, shown, 'read');
  }
}

/** UTF-8, or UTF-16 where a byte order mark says so: the encodings of YAML 1.2.2, section 5.2. Fails on anything else. */
export function decodeText(bytes: Buffer, shown: string): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  const text = decodeAs(bytes, encoding);
  if (text === undefined) throw new Failure(`${shown}: is not ${encoding.toUpperCase()} text`);
  if (!text.includes('\0')) return text;
  throw new Failure(
    `${shown}: ${looksLikeUtf16(bytes) ? 'is UTF-16 without a byte order mark; save it as UTF-8' : 'is binary, not text'}`,
  );
}

function decodeAs(bytes: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text in a Latin script has a zero in every second byte, and only there. */
function looksLikeUtf16(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 512);
  const zeros = [0, 0];
  start.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  return Math.min(...zeros) === 0 && Math.max(...zeros) > start.length / 4;
}
