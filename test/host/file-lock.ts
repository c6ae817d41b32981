import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withCleanup } from './cleanup.ts';

const pollMs = 300;
const limitMs = 10 * 60_000;

/** Lets one process at a time run `body`; the lock of a process that is gone counts for nothing. */
export async function withFileLock<T>(file: string, body: () => Promise<T>): Promise<T> {
  const end = Date.now() + limitMs;
  await fs.mkdir(path.dirname(file), { recursive: true });
  while (!(await take(file))) {
    if (Date.now() > end)
      throw new Error(`another process has held ${path.basename(file)} for too long: remove it if it is stale`);
    await sleep(pollMs);
  }
  return withCleanup((defer) => {
    defer(() => fs.rm(file, { force: true }));
    return body();
  });
}

async function take(file: string): Promise<boolean> {
  try {
    await fs.writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!(await holderLives(file))) await fs.rm(file, { force: true });
    return false;
  }
}

/** A file still empty is one that its holder is just writing. */
async function holderLives(file: string): Promise<boolean> {
  const holder = Number(await fs.readFile(file, 'utf8').catch(() => ''));
  return holder === 0 || processLives(holder);
}

export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
