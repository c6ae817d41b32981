import type { Manifest } from '../../manifest.ts';
import { versionText } from '../../plan/field-fates.ts';
import type { Entry } from '../../stack/types.ts';
import { editMap } from '../../syntax/edit-map.ts';
import { plainText } from '../../syntax/flow-text.ts';
import { resolveAlias, scalarOf, type YamlMap } from '../../syntax/tree.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Span } from '../../text/span.ts';
import { itemAt } from './items.ts';

/** Edits that give an entry a name: in place of the one that it has, or beside its component. */
export function declarationEdits(manifest: Manifest, entry: Entry, to: string): readonly TextEdit[] {
  const item = itemAt(manifest, entry.span);
  const written = item && resolveAlias(item);
  if (written?.kind === 'scalar') return [{ span: written.span, text: mappingOf(entry, to) }];
  return written?.kind === 'map' ? inMapping(manifest.text, written, to) : [];
}

/** What a shorthand says, as a mapping on one line, with a name of its own. */
function mappingOf({ component, version }: Entry, id: string): string {
  const fields = [
    `id: ${plainText(id)}`,
    ...(component ? [`component: ${plainText(component.value)}`] : []),
    ...(version ? [`version: ${versionText(version.value)}`] : []),
  ];
  return `{ ${fields.join(', ')} }`;
}

function inMapping(text: string, map: YamlMap, to: string): readonly TextEdit[] {
  const own = map.pairs.find(({ key }) => scalarOf(key)?.text === 'id');
  if (!own) return editMap(text, map, new Map([['id', plainText(to)]]));
  if (own.value.span.end > own.value.span.start) return [nameEdit(text, own.value.span, to)];
  // An `id:` with nothing behind it, on an entry that goes by its component.
  const at = text.indexOf(':', own.key.span.end) + 1;
  return at === 0 ? [] : [{ span: { start: at, end: at }, text: ` ${plainText(to)}` }];
}

/** Edits of the uses of a name; those that are aliases only where that is asked for. */
export function useEdits(text: string, uses: readonly Span[], to: string, withAliases: boolean): readonly TextEdit[] {
  return uses.flatMap((span) => (!withAliases && text.charAt(span.start) === '*' ? [] : [nameEdit(text, span, to)]));
}

/** A name in the place of another, between the same quotes; an id has nothing in it that would have to be escaped. */
function nameEdit(text: string, span: Span, to: string): TextEdit {
  const quote = /^(["'])[^]*\1$/.exec(text.slice(span.start, span.end))?.[1];
  return { span, text: quote === undefined ? plainText(to) : `${quote}${to}${quote}` };
}
