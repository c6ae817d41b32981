import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Nobody looks for a catalog among more folders. */
const MOST_FOLDERS = 200;

/** The folders in a folder, which a config names from itself on; hidden ones and those of packages hold no catalog. */
export function foldersIn(config: string, inside: string): readonly string[] {
  try {
    return readdirSync(join(dirname(config), inside), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
      .map(({ name }) => inside + name)
      .sort()
      .slice(0, MOST_FOLDERS);
  } catch {
    return [];
  }
}
