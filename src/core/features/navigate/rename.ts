import type { Reading } from '../../index.ts';
import { readManifest } from '../../manifest.ts';
import type { Entry } from '../../stack/types.ts';
import { applyEdits, sortEdits, type TextEdit } from '../../text/edits.ts';
import type { Span } from '../../text/span.ts';
import { type Named, namesOf, usedIn } from './names.ts';
import { declarationEdits, useEdits } from './rename-edits.ts';

/** Why something cannot be renamed, for people. */
export interface Refusal {
  readonly refused: string;
}

/** The name that is about to be renamed. */
export interface RenamePlace {
  readonly span: Span;
  readonly name: string;
}

/** An id, as the schema has it. */
export const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/** What a rename at an offset would be about. */
export function renamePlaceAt(reading: Reading, offset: number): RenamePlace | Refusal {
  const found = entryAt(reading, offset);
  return 'refused' in found ? found : { span: found.span, name: found.entry.id.value };
}

interface Renamable extends Named {
  readonly entry: Entry;
}

function entryAt(reading: Reading, offset: number): Renamable | Refusal {
  const named = namesOf(reading).at(offset);
  if (!named)
    return {
      refused: 'Here stands no name of an entry; entries are renamed where they get their name, or where one is used.',
    };
  const { name, entry, role } = named;
  if (role === 'component') {
    const id = named.holder.id.value;
    return { refused: `\`${name}\` is a component of the catalog. The entry is called \`${id}\`: rename it there.` };
  }
  if (!entry) return { refused: `\`${name}\` is no entry of this manifest, so there is nothing to rename.` };
  // A use may stand where nothing could be read, and would be missed.
  if (reading.manifest.syntax.issues.some(({ rule }) => rule === 'yaml-syntax'))
    return { refused: 'A part of this file cannot be read, and a use in it would be missed: mend the YAML first.' };
  return { ...named, entry };
}

/**
 * Gives an entry another name, where it gets its name and wherever it is used. One that goes by its component keeps it: `vllm@0.9` becomes
 * `{ id: engine, component: vllm, version: "0.9" }`. The new text is read again, so that it says the same of everything else.
 */
export function renameAt(reading: Reading, offset: number, to: string): readonly TextEdit[] | Refusal {
  const found = entryAt(reading, offset);
  if ('refused' in found) return found;
  const { entry } = found;
  if (to === entry.id.value) return [];
  const refused = objectionTo(reading, to);
  if (refused !== undefined) return { refused };
  const isMeant = namesOf(reading).entries.get(entry.id.value) === entry;
  const uses = isMeant ? namesOf(reading).usesOf(entry.id.value) : [];
  const declaration = declarationEdits(reading.manifest, entry, to);
  // An alias says the new name by itself where its anchor stands at one of the places that change.
  for (const withAliases of [false, true]) {
    const edits = sorted([...declaration, ...useEdits(reading.manifest.text, uses, to, withAliases)]);
    if (edits && saysTheSame(reading, edits, { entry, to, isMeant })) return edits;
  }
  return {
    refused: `\`${entry.id.value}\` is written with anchors or aliases in a way that cannot be renamed without changing more.`,
  };
}

function objectionTo(reading: Reading, to: string): string | undefined {
  const { entries, usesOf } = namesOf(reading);
  if (!ID.test(to))
    return `\`${to}\` is no id: an id starts with a letter or a digit; letters, digits, \`.\`, \`_\`, \`/\` and \`-\` may follow.`;
  if (entries.has(to)) return `There is an entry \`${to}\` already.`;
  return usesOf(to).length > 0 ? `A use names \`${to}\` already, and would mean this entry then.` : undefined;
}

/** Edits in their order; undefined where two of them want the same place. */
function sorted(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  try {
    return sortEdits(edits);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

interface Wanted {
  readonly entry: Entry;
  readonly to: string;
  /** Whether uses of the name mean this entry. */
  readonly isMeant: boolean;
}

/** Whether the text after the edits has the same entries and uses under the new name. */
function saysTheSame({ manifest }: Reading, edits: readonly TextEdit[], { entry, to, isMeant }: Wanted): boolean {
  const from = entry.id.value;
  const { syntax, stack, problems } = readManifest(applyEdits(manifest.text, edits));
  const renamed = (name: string): string => (isMeant && name === from ? to : name);
  const isSame = (one: Entry, index: number): boolean => {
    const now = stack.entries[index];
    if (!now) return false;
    const id = one === entry ? to : one.id.value;
    // One that an alias or a merge key repeats after this one may be renamed along.
    const isNamed = now.id.value === id || (one.id.value === from && one.index > entry.index && now.id.value === to);
    const [was, is] = [usedIn(one), usedIn(now)];
    return (
      isNamed &&
      now.component?.value === one.component?.value &&
      now.version?.value === one.version?.value &&
      was.length === is.length &&
      was.every(({ value }, use) => renamed(value) === is[use]?.value)
    );
  };
  return (
    syntax.issues.length === manifest.syntax.issues.length &&
    problems.length <= manifest.problems.length &&
    stack.entries.length === manifest.stack.entries.length &&
    manifest.stack.entries.every(isSame)
  );
}
