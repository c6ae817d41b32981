import { readFileSync, statSync } from 'node:fs';
import { decodeText as decode } from '../core/text/decode.ts';
import { Failure, fileFailure } from './failure.ts';

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

/** Bytes as text. Fails with one line on what is none. */
export function decodeText(bytes: Buffer, shown: string): string {
  const decoded = decode(bytes);
  if ('problem' in decoded) throw new Failure(`${shown}: ${decoded.problem}`);
  return decoded.text;
}
