import type * as vscode from 'vscode';
import type { Configs, Held } from '../configs.ts';
import { today } from '../../config/today.ts';
import type { Stacks } from '../stacks.ts';
import type { Breathe } from './background.ts';
import { readManifestText } from './read-file.ts';

/** Checks of manifests that are not open. */
export interface FileChecks {
  /** Checks a file, unless it was checked as it is, under the config that it is under. */
  readonly check: (uri: vscode.Uri, breathe: Breathe) => Promise<void>;
  /** The file, or who tells of it, has changed: whatever is being found in it is no longer told. */
  readonly outdate: (uri: vscode.Uri) => void;
}

/** `isWanted` says whether a file is (still) one to be checked from disk. */
export function createFileChecks(configs: Configs, stacks: Stacks, isWanted: (uri: vscode.Uri) => boolean): FileChecks {
  const turns = new Map<string, number>();
  const checked = new Map<string, Held>();
  const turnOf = (uri: vscode.Uri): number => turns.get(uri.toString()) ?? 0;
  return {
    outdate: (uri) => {
      turns.set(uri.toString(), turnOf(uri) + 1);
      checked.delete(uri.toString());
    },
    check: async (uri, breathe) => {
      if (!isWanted(uri)) return;
      const turn = turnOf(uri);
      await configs.findAmongMany(uri);
      const held = configs.of(uri);
      if (checked.get(uri.toString()) === held) return;
      const isDue = (): boolean => isWanted(uri) && turnOf(uri) === turn && configs.of(uri) === held;
      const told = await checkText(uri, held, stacks, isDue, breathe);
      if (told) checked.set(uri.toString(), held);
    },
  };
}

/** Returns whether something was told. Of a file that went in the meantime its watcher tells. */
async function checkText(
  uri: vscode.Uri,
  { layercake, config }: Held,
  stacks: Stacks,
  isDue: () => boolean,
  breathe: Breathe,
): Promise<boolean> {
  const read = await readManifestText(uri);
  if (!read || !isDue()) return false;
  if ('finding' in read) {
    stacks.tellUnread(uri, read.finding);
    return true;
  }
  await breathe();
  const reading = layercake.read(read.text, config);
  await breathe();
  if (!isDue()) return false;
  stacks.tell(uri, reading, layercake.check(reading, { today: today(), ...config }));
  return true;
}
