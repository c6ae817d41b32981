import * as vscode from 'vscode';
import type { Finding, Manifest } from '../core/index.ts';
import { today, toRange, toSeverity } from './convert.ts';
import type { Readings } from './readings.ts';

/**
 * Publishes the findings of every open manifest, and takes them back when it is closed. `rulePages` is the folder with a page
 * for each rule: the extension brings its own, so that the link works offline and fits the installed version.
 */
export function registerDiagnostics(readings: Readings, rulePages: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('layercake');
  const reading = readings.onDidRead(({ document, reading: { manifest, analysis } }) => {
    const findings = readings.layercake.check({ manifest, analysis }, { today: today() });
    collection.set(
      document.uri,
      findings.map((finding) => toDiagnostic(document.uri, manifest, finding, rulePages)),
    );
  });
  const closing = readings.onDidClose(({ uri }) => collection.delete(uri));
  return vscode.Disposable.from(collection, reading, closing);
}

function toDiagnostic(uri: vscode.Uri, manifest: Manifest, finding: Finding, rulePages: vscode.Uri): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    toRange(manifest, finding.span),
    finding.message,
    toSeverity(finding.severity),
  );
  diagnostic.source = 'layercake';
  diagnostic.code = { value: finding.rule, target: vscode.Uri.joinPath(rulePages, `${finding.rule}.md`) };
  diagnostic.relatedInformation = finding.related.map(
    ({ message, span }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(manifest, span)), message),
  );
  return diagnostic;
}
