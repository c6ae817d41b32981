import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import type { Configs } from './configs.ts';
import { toRange, toSeverity } from './convert.ts';
import type { Readings } from './readings.ts';

/**
 * Publishes the findings of every open manifest, taken back when it is closed, and the mistakes of their configs. `rulePages` is
 * the folder with a page for each rule: the extension brings its own, so that the link works offline and fits the installed version.
 */
export function registerDiagnostics(readings: Readings, configs: Configs, rulePages: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('layercake');
  const publish = (uri: vscode.Uri, lines: LineIndex, findings: readonly Finding[]): void =>
    collection.set(
      uri,
      findings.map((finding) => toDiagnostic(uri, lines, finding, rulePages)),
    );
  return vscode.Disposable.from(
    collection,
    readings.onDidRead(({ document, reading }) =>
      publish(document.uri, reading.manifest.lines, readings.check(document)),
    ),
    readings.onDidClose(({ uri }) => collection.delete(uri)),
    configs.onDidRead(({ uri, reading }) => {
      if (reading) publish(uri, reading.lines, reading.findings);
      else collection.delete(uri);
    }),
  );
}

function toDiagnostic(uri: vscode.Uri, lines: LineIndex, finding: Finding, rulePages: vscode.Uri): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange({ lines }, finding.span),
    finding.message,
    toSeverity(finding.severity),
  );
  diagnostic.source = 'layercake';
  diagnostic.code = { value: finding.rule, target: vscode.Uri.joinPath(rulePages, `${finding.rule}.md`) };
  diagnostic.relatedInformation = finding.related.map(
    ({ message, span }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange({ lines }, span)), message),
  );
  return diagnostic;
}
