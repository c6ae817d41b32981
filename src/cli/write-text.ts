import { chmodSync, realpathSync, renameSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { Failure, fileFailure } from '../files/failure.ts';

/**
 * Writes a file in one step: whoever reads it at that moment sees the old content or the new one, and one that cannot be
 * written stays as it was.
 */
export function writeText(file: string, shown: string, text: string | Uint8Array): void {
  try {
    const known = statSync(file, { throwIfNoEntry: false });
    if (known?.isDirectory()) throw new Failure(`${shown}: is a folder; a file is wanted here`);
    // A pipe or a device is written as it is: there is nothing to put in its place.
    if (known && !known.isFile()) writeFileSync(file, text);
    else replace(known ? realpathSync(file) : file, text, known);
  } catch (error) {
    throw fileFailure(error, shown, 'written');
  }
}

function replace(file: string, text: string | Uint8Array, known: Stats | undefined): void {
  const besides = join(dirname(file), `.layercake-${process.pid}.tmp`);
  try {
    writeFileSync(besides, text, { flag: 'wx' });
    if (known) chmodSync(besides, known.mode);
    renameSync(besides, file);
  } catch (error) {
    rmSync(besides, { force: true });
    throw error;
  }
}
