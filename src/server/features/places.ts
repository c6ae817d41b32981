import {
  DocumentHighlightKind,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
} from 'vscode-languageserver/node';
import type { OpenManifest } from '../manifests.ts';
import { answer, type Session } from '../session.ts';

const FOLDS = { code: undefined, comment: FoldingRangeKind.Comment, region: FoldingRangeKind.Region } as const;

/** Places in a manifest: definitions, references, highlights, what folds, what to select, links. */
export function servePlaces(session: Session): void {
  const { connection } = session;
  serveDefinition(session);
  connection.onReferences(
    answer(session, ({ uri, layercake, reading, offsetOf, rangeOf }, { position, context }) =>
      layercake.navigate
        .references(reading, offsetOf(position), context.includeDeclaration)
        .map(({ span }) => ({ uri, range: rangeOf(span) })),
    ),
  );
  connection.onDocumentHighlight(
    answer(session, ({ layercake, reading, offsetOf, rangeOf }, { position }) =>
      layercake.navigate.highlights(reading, offsetOf(position)).map(({ span, kind }) => ({
        range: rangeOf(span),
        kind: kind === 'use' ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
      })),
    ),
  );
  connection.onFoldingRanges(
    answer(session, ({ layercake, reading }) =>
      layercake.navigate.folds(reading).map(({ start, end, kind }): FoldingRange => {
        const name = FOLDS[kind];
        return { startLine: start, endLine: end, ...(name && { kind: name }) };
      }),
    ),
  );
  connection.onSelectionRanges(
    answer(session, (manifest, { positions }) => positions.map((position) => selectionAt(manifest, position))),
  );
  connection.onDocumentLinks(
    answer(session, ({ uri, layercake, reading, rangeOf }) =>
      layercake.navigate.links(reading).map(({ span, target }) => ({
        range: rangeOf(span),
        // A file is named by its path from the manifest.
        target: URL.canParse(target, uri) ? new URL(target, uri).href : target,
      })),
    ),
  );
}

function serveDefinition(session: Session): void {
  session.connection.onDefinition(
    answer(session, ({ uri, layercake, reading, offsetOf, rangeOf }, { position }) => {
      const found = layercake.navigate.definition(reading, offsetOf(position));
      if (!found) return null;
      const targetSelectionRange = rangeOf(found.selection);
      if (!session.client.takesDefinitionLinks) return { uri, range: targetSelectionRange };
      const [originSelectionRange, targetRange] = [rangeOf(found.from), rangeOf(found.span)];
      return [{ targetUri: uri, originSelectionRange, targetRange, targetSelectionRange }];
    }),
  );
}

/** Each position has an answer: the position itself where there is nothing to select. */
function selectionAt(
  { layercake, reading, offsetOf, rangeOf }: OpenManifest,
  position: Parameters<OpenManifest['offsetOf']>[0],
): SelectionRange {
  const offset = offsetOf(position);
  const here = rangeOf({ start: offset, end: offset });
  const widest = [...layercake.navigate.selection(reading, offset)].reverse();
  const found = widest.reduce<SelectionRange | undefined>(
    (parent, span) => ({ range: rangeOf(span), ...(parent && { parent }) }),
    undefined,
  );
  return found ?? { range: here };
}
