import type { TextEdit as ClientEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { TextEdit } from '../../core/index.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, refused, type Session } from '../session.ts';

/** Renames an entry's id with all uses of it. What cannot be renamed is refused with the reason. */
export function serveRename(session: Session): void {
  const { connection } = session;
  connection.onPrepareRename(
    answer(session, ({ layercake, reading, offsetOf, rangeOf }, { position }) => {
      const place = layercake.navigate.renamePlace(reading, offsetOf(position));
      if ('refused' in place) throw refused(place.refused);
      return { range: rangeOf(place.span), placeholder: place.name };
    }),
  );
  connection.onRenameRequest(
    answer(session, (manifest, { position, newName }) => {
      const { layercake, reading, offsetOf } = manifest;
      const edits = layercake.navigate.rename(reading, offsetOf(position), newName);
      if ('refused' in edits) throw refused(edits.refused);
      return workspaceEdit(session, manifest, edits);
    }),
  );
}

/** Edits of one text, for the version that they were made from where the client takes that. */
export function workspaceEdit(
  { client }: Session,
  { uri, version, rangeOf }: Pick<OpenManifest, 'uri' | 'version' | 'rangeOf'>,
  edits: readonly TextEdit[],
): WorkspaceEdit {
  const own = edits.map(({ span, text }): ClientEdit => ({ range: rangeOf(span), newText: text }));
  if (!client.takesVersionedEdits) return { changes: { [uri]: own } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: own }] };
}
