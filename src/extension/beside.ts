import * as vscode from 'vscode';
import type { Finding, Reading } from '../core/index.ts';

/** YAML by Red Hat, which most people who write YAML have. */
const YAML = 'redhat.vscode-yaml';

/** Whether it serves a document: it has an outline of every text that is YAML. */
export function isServedAsYaml({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'yaml' && vscode.extensions.getExtension(YAML) !== undefined;
}

/** Findings without those that YAML by Red Hat tells of the document, so that nothing shows twice. */
export function withoutShownByOthers(
  document: vscode.TextDocument,
  reading: Reading,
  findings: readonly Finding[],
): readonly Finding[] {
  if (!isServedAsYaml(document) || !isValidated(document)) return findings;
  return findings.filter((finding) => !isMistakeInYaml(finding, reading));
}

/** Calls back when it may have come, gone, or been told to say less or more. */
export function followOthers(change: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(change),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml.validate')) change();
    }),
  );
}

function isValidated(document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('yaml', document).get('validate') !== false;
}

/** What every reader of YAML objects to. A second document is fine YAML, and what is not read at all is for Layercake to tell. */
function isMistakeInYaml({ rule, span }: Finding, { manifest: { syntax, text } }: Reading): boolean {
  if (rule === 'duplicate-key' || rule === 'undefined-alias') return true;
  if (rule !== 'yaml-syntax' || syntax.root === undefined || text.startsWith('---', span.start)) return false;
  return !syntax.issues.some((issue) => issue.isUnread === true && issue.span.start === span.start);
}
