import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  MessageType,
  type Range,
  ShowMessageNotification,
} from 'vscode-languageserver/node';
import { type Fix, positionAt, titlesApart } from '../../core/index.ts';
import { fixesInConfig } from '../config-file/fixes.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, guarded, refused, type Session } from '../session.ts';
import { createShelf, type Place } from '../shelf.ts';
import { workspaceEdit } from './rename.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.layercake`;

export const ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL];

/** So many findings of a selection are looked at: nobody reads a longer list. */
const MOST_FINDINGS = 20;

/** In a text up to this long a fix that takes a reading is tried at once, so that only what helps is offered. */
const TRIED_AT_ONCE = 30_000;

/** A fix with the findings that it mends. */
interface Offer {
  readonly fix: Fix;
  /** That of the fix, told apart from others of the list. */
  readonly title: string;
  /** Where what it mends begins. */
  readonly start: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Fixes whose edits are worked out when one of them is chosen. */
interface Shown {
  readonly manifest: OpenManifest;
  readonly fixes: readonly Fix[];
}

/** The fixes of manifests and configs: of the findings in a range as quick fixes, and all that is safe at once as `source.fixAll.layercake`. */
export function serveFixes(session: Session): void {
  const { connection, manifests } = session;
  const shelf = createShelf<Shown>();
  connection.onCodeAction(
    answer(
      session,
      (manifest, { range, context }: CodeActionParams): CodeAction[] => {
        const isWanted = wants(context.only, CodeActionKind.QuickFix);
        const offers = isWanted ? offersIn(manifest, range, context.diagnostics) : [];
        const list = shelf.put({ manifest, fixes: offers.map(({ fix }) => fix) });
        return [
          ...offers.flatMap((offer, index) => quickFix(session, manifest, offer, { list, index })),
          ...(context.only && wants(context.only, FIX_ALL) ? fixAll(session, manifest) : []),
        ];
      },
      (config, params) =>
        wants(params.context.only, CodeActionKind.QuickFix) ? [...fixesInConfig(session, config, params)] : [],
    ),
  );
  connection.onCodeActionResolve(
    guarded(session, async (action) => {
      const place = shelf.find(action.data);
      const fix = place?.list.fixes[place.index];
      const manifest = place?.list.manifest;
      if (!fix || !manifest || (await manifests.of(manifest.uri)) !== manifest)
        throw refused('The text has changed since: ask for its fixes again.');
      const edits = fix.edits();
      if (!edits) {
        const message = `“${fix.title}” would not help here: nothing was changed.`;
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
      }
      return { ...action, edit: workspaceEdit(session, manifest, edits ?? []) };
    }),
  );
}

/** Its edits are worked out now, unless the client asks for them later. */
function quickFix(
  session: Session,
  manifest: OpenManifest,
  { fix, title, diagnostics }: Offer,
  data: Place,
): readonly CodeAction[] {
  const isLater = session.client.resolvesActions;
  const edits = isLater ? undefined : fix.edits();
  if (!isLater && !edits) return [];
  return [
    {
      ...{ title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics] },
      ...(fix.preferred && { isPreferred: true }),
      ...(edits ? { edit: workspaceEdit(session, manifest, edits) } : { data }),
    },
  ];
}

/** Kinds are asked for by themselves, or by what they begin with. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}

/** What mends several findings of one place is offered once, for all of them. */
function offersIn(manifest: OpenManifest, range: Range, diagnostics: readonly Diagnostic[]): readonly Offer[] {
  const { layercake, reading, options, offsetOf, rangeOf } = manifest;
  const [start, end] = [offsetOf(range.start), offsetOf(range.end)];
  const findings = manifest.findings();
  const here = findings.filter(({ span }) => span.start <= end && start <= span.end).slice(0, MOST_FINDINGS);
  const offers = new Map<string, Offer>();
  for (const finding of here) {
    const place = JSON.stringify(rangeOf(finding.span));
    const told = diagnostics.filter((one) => one.code === finding.rule && JSON.stringify(rangeIn(one)) === place);
    for (const fix of layercake.fixes.of(reading, findings, finding, options)) {
      if (fix.costly && reading.manifest.text.length <= TRIED_AT_ONCE && !fix.edits()) continue;
      const key = `${finding.span.start} ${fix.title}`;
      const known = offers.get(key);
      const { start: at } = finding.span;
      const shown = [...(known?.diagnostics ?? []), ...told];
      offers.set(key, { fix: known?.fix ?? fix, title: fix.title, start: at, diagnostics: shown });
    }
  }
  return withTitlesApart(manifest, [...offers.values()]);
}

/** A selection may hold many places to which the same may be done. */
function withTitlesApart({ reading }: OpenManifest, offers: readonly Offer[]): readonly Offer[] {
  const { lines } = reading.manifest;
  const titles = titlesApart(offers.map(({ title, start }) => ({ title, at: positionAt(lines, start) })));
  return offers.map((offer, index) => ({ ...offer, title: titles[index] ?? offer.title }));
}

/** In an order of its keys that can be compared. */
function rangeIn({ range: { start, end } }: Diagnostic): Range {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function fixAll(session: Session, manifest: OpenManifest): readonly CodeAction[] {
  const edits = manifest.layercake.fixes.safe(manifest.reading, manifest.findings());
  if (edits.length === 0) return [];
  return [{ title: 'Fix all that is safe (Layercake)', kind: FIX_ALL, edit: workspaceEdit(session, manifest, edits) }];
}
