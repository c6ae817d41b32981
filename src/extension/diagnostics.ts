import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import type { ConfigEvent, ConfigFile, Configs } from './configs.ts';
import { toRange, toSeverity } from './convert.ts';
import type { Readings } from './readings.ts';

/**
 * Publishes the findings of every open manifest, taken back when it is closed, and the mistakes of their configs and catalogs. `rulePages` is
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
    configs.onDidRead(followConfigs(publish, (uri) => collection.delete(uri))),
  );
}

/** Publishes a config with the files of its catalog, and takes back what it no longer names; two configs may share a catalog. */
function followConfigs(
  publish: (uri: vscode.Uri, lines: LineIndex, findings: readonly Finding[]) => void,
  takeBack: (uri: vscode.Uri) => void,
): (event: ConfigEvent) => void {
  const told = new Map<string, ReadonlyMap<string, ConfigFile>>();
  return ({ uri, files }) => {
    const config = uri.toString();
    const now = new Map(files.map((file) => [file.uri.toString(), file]));
    const before = told.get(config) ?? new Map<string, ConfigFile>();
    told.set(config, now);
    for (const [key, file] of before) if (![...told.values()].some((others) => others.has(key))) takeBack(file.uri);
    for (const file of files) publish(file.uri, file.lines, file.findings);
  };
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
