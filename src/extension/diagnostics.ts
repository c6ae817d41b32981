import * as vscode from 'vscode';
import { followOthers, withoutShownByOthers } from './beside.ts';
import type { ConfigEvent, ConfigFile, Configs } from './configs.ts';
import { ownSetting } from './own-settings.ts';
import type { Problems } from './problems.ts';
import { isManifest, type Readings } from './readings.ts';
import type { Stacks } from './stacks.ts';
import { mayBeUndecoded, undecodedFinding } from './undecoded.ts';

/** The setting that says when what is typed is told of. */
const RUN = 'run';

/** Tells what is found in every open manifest, and the mistakes of configs and catalogs. */
export function registerDiagnostics(
  readings: Readings,
  configs: Configs,
  stacks: Stacks,
  problems: Problems,
): vscode.Disposable {
  const tell = (document: vscode.TextDocument): void => void tellOpen(readings, document, stacks);
  const isDue = isDueIn(readings);
  const tellDue = (): void => vscode.workspace.textDocuments.filter(isManifest).filter(isDue).forEach(tell);
  return vscode.Disposable.from(
    readings.onDidRead(({ document }) => {
      if (isDue(document)) tell(document);
    }),
    // Saving is what some wait for, and in another encoding it mends a file without a change of its text.
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isManifest(document) && (waitsForSave(readings, document) || mayBeUndecoded(document))) tell(document);
    }),
    followOthers(tellDue),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`layercake.${RUN}`)) tellDue();
    }),
    configs.onDidRead(followConfigs(problems)),
  );
}

/** What was typed since the last save is not told where people wait for that. */
function isDueIn(readings: Readings): (document: vscode.TextDocument) => boolean {
  return (document) => !document.isDirty || document.isUntitled || !waitsForSave(readings, document);
}

function waitsForSave(readings: Readings, { uri }: vscode.TextDocument): boolean {
  return ownSetting(uri, RUN, readings.optionsOf(uri).editor) === 'onSave';
}

async function tellOpen(readings: Readings, document: vscode.TextDocument, stacks: Stacks): Promise<void> {
  const reading = readings.read(document);
  const findings = withoutShownByOthers(document, reading, readings.check(document));
  stacks.tell(document.uri, reading, findings);
  if (!mayBeUndecoded(document)) return;
  const { version } = document;
  const undecoded = await undecodedFinding(document);
  if (undecoded && document.version === version && !document.isClosed)
    stacks.tell(document.uri, reading, [undecoded, ...findings]);
}

/** Publishes a config with the files of its catalog, and takes back what it no longer names; two configs may share a catalog. */
function followConfigs({ publish, remove }: Problems): (event: ConfigEvent) => void {
  const told = new Map<string, ReadonlyMap<string, ConfigFile>>();
  return ({ uri, files }) => {
    const config = uri.toString();
    const now = new Map(files.map((file) => [file.uri.toString(), file]));
    const before = told.get(config) ?? new Map<string, ConfigFile>();
    told.set(config, now);
    for (const [key, file] of before) if (![...told.values()].some((others) => others.has(key))) remove(file.uri);
    for (const file of files) publish(file.uri, file.lines, file.findings);
  };
}
