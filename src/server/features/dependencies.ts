import { type CallHierarchyItem, type Range, SymbolKind } from 'vscode-languageserver/node';
import type { Dependency, DependencyItem } from '../../core/index.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, guarded, type Session } from '../session.ts';

/** The call hierarchy, as who uses an entry (incoming) and what it uses (outgoing). */
export function serveDependencies(session: Session): void {
  const { callHierarchy } = session.connection.languages;
  callHierarchy.onPrepare(
    answer(session, (manifest, { position }) => {
      const { layercake, reading, offsetOf } = manifest;
      const item = layercake.navigate.dependency(reading, offsetOf(position));
      return item ? [itemOf(manifest, item)] : null;
    }),
  );
  const follow = followIn(session);
  callHierarchy.onIncomingCalls(
    guarded(session, ({ item }) => follow(item, 'users', (from, fromRanges) => ({ from, fromRanges }))),
  );
  callHierarchy.onOutgoingCalls(
    guarded(session, ({ item }) => follow(item, 'uses', (to, fromRanges) => ({ to, fromRanges }))),
  );
}

type Follow = <R>(
  item: CallHierarchyItem,
  way: 'uses' | 'users',
  tell: (item: CallHierarchyItem, ranges: Range[]) => R,
) => Promise<R[] | null>;

/** The text may have changed since the item was shown: it is looked for in the text as it is now. */
function followIn({ manifests }: Session): Follow {
  return async ({ uri, name, selectionRange }, way, tell) => {
    const manifest = await manifests.of(uri);
    if (!manifest) return null;
    const { layercake, reading, offsetOf, rangeOf } = manifest;
    const found: readonly Dependency[] = layercake.navigate[way](reading, {
      id: name,
      at: offsetOf(selectionRange.start),
    });
    return found.map((one) => tell(itemOf(manifest, one.item), one.places.map(rangeOf)));
  };
}

function itemOf(
  { uri, rangeOf }: OpenManifest,
  { id, kind, detail, span, selection }: DependencyItem,
): CallHierarchyItem {
  return {
    ...{ name: id, kind: kind === 'own' ? SymbolKind.Object : SymbolKind.Module, detail, uri },
    ...{ range: rangeOf(span), selectionRange: rangeOf(selection) },
  };
}
