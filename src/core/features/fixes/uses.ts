import type { Manifest } from '../../manifest.ts';
import type { Reading } from '../../index.ts';
import { plainText } from '../../syntax/flow-text.ts';
import { sortEdits, type TextEdit } from '../../text/edits.ts';
import { renameAt } from './places.ts';
import { statedUses } from '../../stack/uses.ts';

/** Writes another name into all uses of an entry; undefined where one of them is borrowed from elsewhere. */
export function renameUses({ text, stack }: Manifest, from: string, to: string): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const entry of stack.entries) {
    for (const { members } of statedUses(entry)) {
      for (const member of members) {
        if (member.value !== from) continue;
        const edit = renameAt(text, member, plainText(to));
        if (!edit) return undefined;
        edits.push(edit);
      }
    }
  }
  return sortEdits(edits);
}

/** The ids of the entries that are a component. */
export function knownByComponent({ analysis }: Reading, component: string): readonly string[] {
  const ids = analysis.nodes.flatMap((node) => (node.entry && node.component?.id === component ? [node.id] : []));
  return [...new Set(ids)];
}
