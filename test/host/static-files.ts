import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Defer } from './cleanup.ts';
import { processLives } from './file-lock.ts';
import { vscodeFolder } from './paths.ts';
import type { VSCodeVersion } from './paths.ts';

const prefix = 'layercake-run-';

export interface StaticFiles {
  /** Shows a folder to the page, and returns the path of its address. */
  add(folder: string): string;
}

/**
 * A web extension is fetched by the page, from the server's own origin only: so the folders that a run shows are
 * linked below the server's static folder, under a name that no other run has.
 */
export function staticFiles(version: VSCodeVersion, defer: Defer): StaticFiles {
  const root = vscodeFolder(version);
  removeLeftovers(root);
  return {
    add(folder) {
      const name = `${prefix}${process.pid}-${randomUUID()}`;
      const link = path.join(root, name);
      fs.symlinkSync(folder, link, 'dir');
      defer(() => fs.rmSync(link, { force: true }));
      return `/static/${name}`;
    },
  };
}

/** A run that was killed could not remove its links. */
function removeLeftovers(root: string): void {
  for (const name of fs.readdirSync(root)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0;
    if (pid > 0 && !processLives(pid)) fs.rmSync(path.join(root, name), { force: true });
  }
}
