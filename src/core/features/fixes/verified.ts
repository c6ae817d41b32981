import { analyzeStack } from '../../analysis/analyze.ts';
import { checkManifest } from '../../check.ts';
import { readManifest } from '../../manifest.ts';
import type { Finding } from '../../rules/rule.ts';
import { applyEdits, type TextEdit } from '../../text/edits.ts';
import type { FixContext } from './fix.ts';

/**
 * The edits, where the text after them does not have the finding any more, and has no other that it did not have before. An entry that
 * they rename is the same one; what the entry that takes its place had already is nothing new.
 */
export function verified(
  { reading, catalog, options, findings, finding }: FixContext,
  edits: readonly TextEdit[] | undefined,
  renamed: ReadonlyMap<string, string> = new Map(),
): readonly TextEdit[] | undefined {
  if (!edits) return undefined;
  const manifest = readManifest(applyEdits(reading.manifest.text, edits));
  const { targets, panel } = reading.analysis;
  const looksAt = panel.flatMap((target) => targets[target]?.id ?? []);
  const after = checkManifest(manifest, catalog, analyzeStack(manifest.stack, catalog, looksAt), options);
  const before = countByRule(findings);
  const now = countByRule(after, renamed);
  const isMended = (now.get(keyOf(finding)) ?? 0) < (before.get(keyOf(finding)) ?? 0);
  return isMended && [...now].every(([key, count]) => count <= (before.get(key) ?? 0)) ? edits : undefined;
}

function countByRule(
  findings: readonly Finding[],
  names: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, entry } of findings) {
    const key = keyOf({ rule, entry: names.get(entry ?? '') ?? entry });
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ rule, entry }: { readonly rule: string; readonly entry?: string | undefined }): string {
  return `${rule} ${entry ?? ''}`;
}
