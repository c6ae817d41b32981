import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import type { ConfigEvent, ConfigFile, Configs } from './configs.ts';
import { toRange, toSeverity } from './convert.ts';
import { isManifest, type Readings } from './readings.ts';
import { mayBeUndecoded, undecodedFinding } from './undecoded.ts';

/**
 * Publishes the findings of every open manifest, taken back when it is closed, and the mistakes of their configs and catalogs. `rulePages` is
 * the folder with a page for each rule: the extension brings its own, so that the link works offline and fits the installed version.
 */
export function registerDiagnostics(readings: Readings, configs: Configs, rulePages: vscode.Uri): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('layercake');
  const publish: Publish = (uri, lines, findings) =>
    collection.set(
      uri,
      findings.map((finding) => toDiagnostic(uri, lines, finding, rulePages)),
    );
  return vscode.Disposable.from(
    collection,
    readings.onDidRead(({ document }) => void publishManifest(readings, document, publish)),
    // Saving in another encoding mends a file without a change of its text.
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isManifest(document) && mayBeUndecoded(document)) void publishManifest(readings, document, publish);
    }),
    readings.onDidClose(({ uri }) => collection.delete(uri)),
    configs.onDidRead(followConfigs(publish, (uri) => collection.delete(uri))),
  );
}

type Publish = (uri: vscode.Uri, lines: LineIndex, findings: readonly Finding[]) => void;

async function publishManifest(readings: Readings, document: vscode.TextDocument, publish: Publish): Promise<void> {
  const { lines } = readings.read(document).manifest;
  const findings = readings.check(document);
  publish(document.uri, lines, findings);
  if (!mayBeUndecoded(document)) return;
  const { version } = document;
  const undecoded = await undecodedFinding(document);
  if (undecoded && document.version === version && !document.isClosed)
    publish(document.uri, lines, [undecoded, ...findings]);
}

/** Publishes a config with the files of its catalog, and takes back what it no longer names; two configs may share a catalog. */
function followConfigs(publish: Publish, takeBack: (uri: vscode.Uri) => void): (event: ConfigEvent) => void {
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
