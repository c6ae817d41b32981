import * as vscode from 'vscode';
import { effortsText } from '../core/features/plan-text.ts';
import type { Plan, Reading } from '../core/index.ts';
import { toRange } from './convert.ts';
import { currentManifest } from './current-manifest.ts';
import { createPages, pageUri, stackName } from './pages.ts';
import { isManifest, type Readings } from './readings.ts';

const SCHEME = 'layercake-plan';
const REVIEW = 'Review Changes…';

/**
 * *Retarget Stack…*: the plan of a move to a target that the user picks, as a page that follows the manifest, and on request the
 * changes in VS Code's own preview of a refactoring, where each is confirmed or left out.
 */
export function registerRetarget(readings: Readings): vscode.Disposable {
  const asked = new Map<string, vscode.Uri>();
  const pages = createPages(SCHEME, (uri) => {
    asked.set(uri.toString(), uri);
    return pageOf(readings, uri);
  });
  const following = readings.onDidRead(({ document }) => {
    for (const uri of asked.values()) if (subjectOf(uri).manifest === document.uri.toString()) pages.refresh(uri);
  });
  const command = vscode.commands.registerCommand('layercake.retargetStack', async (wanted?: unknown) => {
    const document = await currentManifest();
    if (!document) return;
    const target = typeof wanted === 'string' ? wanted : await pickTarget(readings, document);
    if (target === undefined) return;
    await pages.show(planUri(document.uri, target));
    await offerChanges(readings, document, target);
  });
  return vscode.Disposable.from(pages, following, command);
}

interface Subject {
  readonly manifest: string;
  readonly target: string;
}

function planUri(manifest: vscode.Uri, target: string): vscode.Uri {
  const subject: Subject = { manifest: manifest.toString(), target };
  return pageUri(SCHEME, `${stackName(manifest)} on ${target}`, JSON.stringify(subject));
}

function subjectOf({ query }: vscode.Uri): Subject {
  return JSON.parse(query) as Subject;
}

async function pageOf(readings: Readings, uri: vscode.Uri): Promise<string> {
  const { manifest, target } = subjectOf(uri);
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(manifest, true));
  if (!isManifest(document)) return '';
  const reading = readings.read(document);
  const plan = readings.layercake.plan(reading, target);
  return plan ? readings.layercake.planReport(reading, plan) : `# There is no target \`${target}\`\n`;
}

/** Every target with what the move would take, the feasible ones first. */
async function pickTarget(readings: Readings, document: vscode.TextDocument): Promise<string | undefined> {
  const { layercake } = readings;
  const reading = readings.read(document);
  const items = layercake.catalog.targets.flatMap(({ id, name }) => {
    const plan = layercake.plan(reading, id);
    return plan ? [{ label: name, description: id, detail: outlook(plan), id, plan }] : [];
  });
  items.sort((a, b) => Number(b.plan.feasible) - Number(a.plan.feasible));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: 'Where is this stack to run?',
    matchOnDescription: true,
  });
  return picked?.id;
}

function outlook(plan: Plan): string {
  if (!plan.feasible) return '$(circle-slash) Not known to work';
  return plan.unchanged ? '$(check) Runs there as it is' : `$(arrow-swap) ${effortsText(plan)}`;
}

async function offerChanges(readings: Readings, document: vscode.TextDocument, target: string): Promise<void> {
  const reading = readings.read(document);
  const plan = readings.layercake.plan(reading, target);
  if (!plan || plan.unchanged) return;
  const { version } = document;
  const question = `Change ${vscode.workspace.asRelativePath(document.uri)} as planned for ${plan.target.name}?`;
  if ((await vscode.window.showInformationMessage(question, REVIEW)) !== REVIEW) return;
  // The text may have changed while the question was open: what is applied is the plan of the text as it is now.
  const fresh = document.version === version ? reading : readings.read(document);
  const freshPlan = readings.layercake.plan(fresh, target);
  if (freshPlan) await applyPlan(readings, document, fresh, freshPlan);
}

async function applyPlan(
  { layercake }: Readings,
  document: vscode.TextDocument,
  reading: Reading,
  plan: Plan,
): Promise<void> {
  const move = layercake.move(reading, plan);
  if (!move) {
    await vscode.window.showWarningMessage(
      'The anchors or aliases of this manifest share what would have to change in one place only; write these out first.',
    );
    return;
  }
  const changes = new vscode.WorkspaceEdit();
  const about = { label: `Retarget to ${plan.target.name}`, needsConfirmation: true };
  for (const { span, text } of move.edits) {
    changes.replace(document.uri, toRange(reading.manifest, span), text, about);
  }
  await vscode.workspace.applyEdit(changes, { isRefactoring: true });
}
