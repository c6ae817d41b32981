import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import { toRange, toSeverity } from './convert.ts';

/** What the *Problems* panel has of Layercake, by file. */
export interface Problems {
  readonly publish: (uri: vscode.Uri, lines: LineIndex, findings: readonly Finding[]) => void;
  readonly remove: (uri: vscode.Uri) => void;
  readonly dispose: () => void;
}

/**
 * Makes the collection. `rulePages` is the folder with a page for each rule: the extension brings its own, so that the link works
 * offline and fits the installed version.
 */
export function createProblems(rulePages: vscode.Uri): Problems {
  const collection = vscode.languages.createDiagnosticCollection('layercake');
  // Tens of thousands of findings share the addresses of a few pages.
  const pages = new Map<string, vscode.Uri>();
  const pageOf = (rule: string): vscode.Uri => {
    const page = pages.get(rule) ?? vscode.Uri.joinPath(rulePages, `${rule}.md`);
    pages.set(rule, page);
    return page;
  };
  return {
    publish: (uri, lines, findings) =>
      collection.set(
        uri,
        findings.map((finding) => toDiagnostic(uri, lines, finding, pageOf(finding.rule))),
      ),
    remove: (uri) => collection.delete(uri),
    dispose: () => collection.dispose(),
  };
}

function toDiagnostic(uri: vscode.Uri, lines: LineIndex, finding: Finding, page: vscode.Uri): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange({ lines }, finding.span),
    finding.message,
    toSeverity(finding.severity),
  );
  diagnostic.source = 'layercake';
  diagnostic.code = { value: finding.rule, target: page };
  diagnostic.relatedInformation = finding.related.map(
    ({ message, span }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange({ lines }, span)), message),
  );
  return diagnostic;
}
