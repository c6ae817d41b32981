import * as vscode from 'vscode';
import type { Branches } from '../../core/index.ts';
import { withoutShownByOthers } from '../beside.ts';
import type { Configs } from '../configs.ts';
import type { Readings } from '../readings.ts';
import { readManifestText } from '../workspace/read-file.ts';

/** What stacks unfold into, each looked for when somebody unfolds it. */
export interface BranchCache {
  /** Undefined where there is no such file any more. */
  readonly of: (manifest: vscode.Uri) => Promise<Branches | undefined>;
  readonly forget: (manifest: vscode.Uri) => void;
}

/** Keeps what stacks unfold into until it is forgotten; of their readings nothing is kept. */
export function createBranchCache(configs: Configs, readings: Readings): BranchCache {
  const known = new Map<string, Promise<Branches | undefined>>();
  return {
    of: (manifest) => {
      const key = manifest.toString();
      const found = known.get(key) ?? unfold(manifest, configs, readings);
      known.set(key, found);
      return found;
    },
    forget: (manifest) => void known.delete(manifest.toString()),
  };
}

async function unfold(manifest: vscode.Uri, configs: Configs, readings: Readings): Promise<Branches | undefined> {
  await configs.find(manifest);
  const { layercake, config } = configs.of(manifest);
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === manifest.toString());
  if (document) {
    const reading = readings.read(document);
    return layercake.tree.branches(reading, withoutShownByOthers(document, reading, readings.check(document)));
  }
  const read = await readManifestText(manifest);
  if (!read) return undefined;
  const reading = layercake.read('text' in read ? read.text : '', config);
  const findings = 'text' in read ? layercake.check(reading, readings.optionsOf(manifest)) : [read.finding];
  return layercake.tree.branches(reading, findings);
}
