import { type DocumentSymbol, type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import type { OutlineItem } from '../../core/index.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, type Session } from '../session.ts';

const KINDS: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  stack: SymbolKind.Package,
  layer: SymbolKind.Namespace,
  component: SymbolKind.Module,
  own: SymbolKind.Object,
};

/** The outline: stack, layers, entries; as a list for clients that show no tree. */
export function serveOutline(session: Session): void {
  session.connection.onDocumentSymbol(
    answer(session, (manifest) => {
      const outline = manifest.layercake.navigate.outline(manifest.reading);
      if (!outline) return [];
      return session.client.takesSymbolTrees ? [treeOf(manifest, outline)] : listOf(manifest, outline);
    }),
  );
}

function treeOf(manifest: OpenManifest, item: OutlineItem): DocumentSymbol {
  const { name, detail, kind, span, selection, children } = item;
  return {
    ...{ name, detail, kind: KINDS[kind] },
    ...{ range: manifest.rangeOf(span), selectionRange: manifest.rangeOf(selection) },
    children: children.map((child) => treeOf(manifest, child)),
  };
}

function listOf(manifest: OpenManifest, item: OutlineItem, containerName?: string): SymbolInformation[] {
  const { name, kind, span, children } = item;
  const location = { uri: manifest.uri, range: manifest.rangeOf(span) };
  const own = { name, kind: KINDS[kind], location, ...(containerName !== undefined && { containerName }) };
  return [own, ...children.flatMap((child) => listOf(manifest, child, name))];
}
