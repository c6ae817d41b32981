import type { Reading } from '../../index.ts';
import { RULES } from '../../rules/index.ts';
import type { Finding } from '../../rules/rule.ts';
import { sortEdits, type TextEdit } from '../../text/edits.ts';
import { withoutAcceptances } from './acceptances.ts';
import { secondKey, secondTarget } from './entries.ts';
import { isWhole } from './fix.ts';

/**
 * All that can be mended without changing what the stack means, for every YAML reader: acceptances of findings that are not there, a key
 * that says the same a second time, a target that is named twice.
 */
export function safeFixes({ manifest, analysis }: Reading, findings: readonly Finding[]): readonly TextEdit[] {
  if (!isWhole({ manifest, analysis })) return [];
  const unused = findings.filter(({ rule, span }) => rule === 'unused-acceptance' && namesRule(manifest.text, span));
  const keys = findings.flatMap(({ rule, span }) => {
    const key = rule === 'duplicate-key' ? secondKey(manifest, span) : undefined;
    return key?.same ? [key.edits] : [];
  });
  const targets = findings.flatMap(({ rule, span }) => (rule === 'schema' ? [secondTarget(manifest, span) ?? []] : []));
  const acceptances = withoutAcceptances(
    manifest,
    unused.map(({ span }) => span.start),
  );
  return together([acceptances ?? [], ...keys, ...targets]);
}

/** A misspelt one was meant to silence something: what, a person has to say. */
function namesRule(text: string, { start, end }: Finding['span']): boolean {
  const name = text.slice(start, end).replace(/^(["'])(.*)\1$/, '$2');
  return RULES.some(({ meta }) => meta.id === name);
}

/** Groups of edits in the order of the text; one that would cut into another is left for the next time. */
function together(groups: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  let all: readonly TextEdit[] = [];
  for (const group of groups) {
    const cuts = group.some((one) => all.some(({ span }) => one.span.start < span.end && span.start < one.span.end));
    if (!cuts) all = sortEdits([...all, ...group]);
  }
  return all;
}
