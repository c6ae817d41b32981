import { type InlayHint, type InlayHintLabelPart, MarkupKind } from 'vscode-languageserver/node';
import type { Hint, HintPart } from '../../core/index.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, guarded, type Session } from '../session.ts';
import { createShelf, type Place } from '../shelf.ts';

/** What the hints of a list were made from. */
interface Shown {
  readonly manifest: OpenManifest;
  readonly hints: readonly Hint[];
}

/** What entries use and what they are tied to. What there is to say about a hint is tried on the text, and waits until the client asks. */
export function serveInlayHints(session: Session): void {
  const { inlayHint } = session.connection.languages;
  const shelf = createShelf<Shown>();
  inlayHint.on(
    answer(session, (manifest, { range }) => {
      const { layercake, reading, shows, offsetOf } = manifest;
      const within = { start: offsetOf(range.start), end: offsetOf(range.end) };
      const hints = layercake.glance.hints(reading, within, shows.hints);
      const list = shelf.put({ manifest, hints });
      return hints.map((hint, index) => hintOf(manifest, hint, { list, index }));
    }),
  );
  inlayHint.resolve(
    guarded(session, async (item) => {
      const place = shelf.find(item.data);
      const hint = place?.list.hints[place.index];
      const manifest = place?.list.manifest;
      // Edits of a text that has changed since would end up in the wrong place.
      if (!hint || !manifest || (await session.manifests.of(manifest.uri)) !== manifest) return item;
      const { markdown, edits } = manifest.layercake.glance.hintDetails(manifest.reading, hint);
      const textEdits = edits?.map(({ span, text }) => ({ range: manifest.rangeOf(span), newText: text }));
      return { ...item, tooltip: { kind: MarkupKind.Markdown, value: markdown }, ...(textEdits && { textEdits }) };
    }),
  );
}

function hintOf(manifest: OpenManifest, { at, parts }: Hint, data: Place): InlayHint {
  const { start } = manifest.rangeOf({ start: at, end: at });
  return { position: start, label: parts.map((part) => partOf(manifest, part)), paddingLeft: true, data };
}

function partOf({ uri, rangeOf }: OpenManifest, { text, leadsTo }: HintPart): InlayHintLabelPart {
  return { value: text, ...(leadsTo && { location: { uri, range: rangeOf(leadsTo) } }) };
}
