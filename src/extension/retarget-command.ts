import * as vscode from 'vscode';
import { effortsText } from '../core/features/plan-text.ts';
import type { Layercake, Plan, Reading } from '../core/index.ts';
import { toRange } from './convert.ts';
import { currentManifest, isOfManifest } from './current-manifest.ts';
import { createPages, pageUri, stackName } from './pages.ts';
import { isManifest, type Readings } from './readings.ts';

const PLAN = 'layercake-plan';
const MOVED = 'layercake-moved';
const RETARGET = 'layercake.retargetStack';

/**
 * *Retarget Stack…*: the plan of a move to a target that the user picks, as a page that follows the manifest; on request the manifest
 * after the move in a diff, which *Apply Plan* takes over.
 */
export function registerRetarget(readings: Readings): vscode.Disposable {
  const asked = new Map<string, vscode.Uri>();
  const remember = (uri: vscode.Uri): vscode.Uri => {
    asked.set(uri.toString(), uri);
    return uri;
  };
  const plans = createPages(PLAN, (uri) => pageOf(readings, remember(uri)));
  const moved = createPages(MOVED, (uri) => movedText(readings, remember(uri)));
  const following = readings.onDidRead(({ document }) => {
    for (const uri of asked.values()) {
      if (subjectOf(uri).manifest === document.uri.toString()) (uri.scheme === PLAN ? plans : moved).refresh(uri);
    }
  });
  const command = vscode.commands.registerCommand(RETARGET, async (wanted?: unknown, manifest?: unknown) => {
    const document = await currentManifest(isOfManifest(wanted) ? wanted : manifest);
    if (!document) return;
    const target = typeof wanted === 'string' ? wanted : await pickTarget(readings, document);
    if (target === undefined) return;
    await plans.show(subjectUri(PLAN, document.uri, target));
    await offerChanges(readings, document, target);
  });
  const apply = vscode.commands.registerCommand('layercake.applyPlan', async (uri?: unknown) => {
    const shown = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    if (shown?.scheme === MOVED) await applyPlan(readings, subjectOf(shown));
  });
  return vscode.Disposable.from(plans, moved, following, command, apply);
}

interface Subject {
  readonly manifest: string;
  readonly target: string;
}

function subjectUri(scheme: string, manifest: vscode.Uri, target: string): vscode.Uri {
  const subject: Subject = { manifest: manifest.toString(), target };
  const name = vscode.l10n.t('{0} on {1}', stackName(manifest), target);
  const query = JSON.stringify(subject);
  return scheme === PLAN ? pageUri(scheme, name, query) : vscode.Uri.from({ scheme, path: `/${name}.yaml`, query });
}

function subjectOf({ query }: vscode.Uri): Subject {
  return JSON.parse(query) as Subject;
}

interface Planned {
  readonly document: vscode.TextDocument;
  readonly reading: Reading;
  readonly plan: Plan;
  readonly layercake: Layercake;
}

/**
 * What `tell` makes of the plan for the manifest as it stands now; undefined where there is no such manifest or target. It is called with the
 * reading at once, since nobody may hold on to one.
 */
async function withPlan<T>(
  readings: Readings,
  { manifest, target }: Subject,
  tell: (planned: Planned) => T,
): Promise<T | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(manifest, true));
  if (!isManifest(document)) return undefined;
  await readings.settle(document.uri);
  const reading = readings.read(document);
  const layercake = readings.layercakeOf(document.uri);
  const plan = layercake.plan(reading, target);
  return plan && tell({ document, reading, plan, layercake });
}

async function pageOf(readings: Readings, uri: vscode.Uri): Promise<string> {
  const report = await withPlan(readings, subjectOf(uri), ({ layercake, reading, plan }) =>
    layercake.planReport(reading, plan),
  );
  return report ?? `# ${vscode.l10n.t('There is no such target')}\n`;
}

async function movedText(readings: Readings, uri: vscode.Uri): Promise<string> {
  const text = await withPlan(
    readings,
    subjectOf(uri),
    ({ document, layercake, reading, plan }) => layercake.move(reading, plan)?.text ?? document.getText(),
  );
  return text ?? '';
}

/** Every target with what the move would take, the feasible ones first. */
async function pickTarget(readings: Readings, document: vscode.TextDocument): Promise<string | undefined> {
  await readings.settle(document.uri);
  const layercake = readings.layercakeOf(document.uri);
  const reading = readings.read(document);
  const items = layercake.catalog.targets.flatMap(({ id, name }) => {
    const plan = layercake.plan(reading, id);
    return plan ? [{ label: name, description: id, detail: outlook(plan), id, plan }] : [];
  });
  items.sort((a, b) => Number(b.plan.feasible) - Number(a.plan.feasible));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Where is this stack to run?'),
    matchOnDescription: true,
  });
  return picked?.id;
}

function outlook(plan: Plan): string {
  if (!plan.feasible) return `$(circle-slash) ${vscode.l10n.t('Not known to work')}`;
  return plan.unchanged ? `$(check) ${vscode.l10n.t('Runs there as it is')}` : `$(arrow-swap) ${effortsText(plan)}`;
}

async function offerChanges(readings: Readings, document: vscode.TextDocument, target: string): Promise<void> {
  const subject: Subject = { manifest: document.uri.toString(), target };
  const outcome = await withPlan(readings, subject, ({ layercake, reading, plan }) => ({
    plan,
    canWrite: layercake.move(reading, plan) !== undefined,
  }));
  if (!outcome || outcome.plan.unchanged) return;
  if (!outcome.canWrite) {
    await vscode.window.showWarningMessage(cannotWrite());
    return;
  }
  const [file, where] = [vscode.workspace.asRelativePath(document.uri), outcome.plan.target.name];
  if (!(await confirm(vscode.l10n.t('Change {0} as planned for {1}?', file, where), vscode.l10n.t('Review Changes…'))))
    return;
  const after = subjectUri(MOVED, document.uri, target);
  const title = vscode.l10n.t('{0} ↔ on {1}', file, where);
  await vscode.commands.executeCommand('vscode.diff', document.uri, after, title, { preview: true });
  if (await confirm(vscode.l10n.t('Apply these changes to {0}?', file), vscode.l10n.t('Apply')))
    await applyPlan(readings, subject);
}

/** Asks beside the work; whoever does not answer has not agreed. */
async function confirm(question: string, yes: string): Promise<boolean> {
  return (await vscode.window.showInformationMessage(question, yes)) === yes;
}

function cannotWrite(): string {
  return vscode.l10n.t(
    'The anchors or aliases of this manifest share what would have to change in one place only; write these out first.',
  );
}

/** Applies the plan of the text as it is now, which may have changed since it was shown. One undo takes all of it back. */
async function applyPlan(readings: Readings, subject: Subject): Promise<void> {
  const moved = await withPlan(readings, subject, (planned) => ({
    document: planned.document,
    changes: changesOf(planned),
  }));
  if (!moved?.changes) {
    await vscode.window.showWarningMessage(cannotWrite());
    return;
  }
  await vscode.workspace.applyEdit(moved.changes, { isRefactoring: true });
  await closeDiff(subject);
  await vscode.window.showTextDocument(moved.document);
}

function changesOf({ document, layercake, reading, plan }: Planned): vscode.WorkspaceEdit | undefined {
  const move = layercake.move(reading, plan);
  if (!move) return undefined;
  const changes = new vscode.WorkspaceEdit();
  for (const { span, text } of move.edits) changes.replace(document.uri, toRange(reading.manifest, span), text);
  return changes;
}

async function closeDiff({ manifest, target }: Subject): Promise<void> {
  const after = subjectUri(MOVED, vscode.Uri.parse(manifest, true), target).toString();
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const diffs = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === after,
  );
  await vscode.window.tabGroups.close(diffs);
}
