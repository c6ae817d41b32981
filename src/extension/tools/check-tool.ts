import * as vscode from 'vscode';
import { findingList } from '../../core/features/findings-report.ts';
import { code } from '../../core/features/markdown.ts';
import { sentenceList } from '../../core/analysis/wording.ts';
import type { Finding, Severity } from '../../core/index.ts';
import type { Configs } from '../configs.ts';
import { findManifests } from '../current-manifest.ts';
import type { Readings } from '../readings.ts';
import { optionalText, shownText } from './input.ts';
import { manifestAt } from './manifests.ts';
import type { Tool } from './tool.ts';

/** So many manifests are checked at once; of more, a model is to name one. */
const MOST_MANIFESTS = 20;

/** `layercake_check`: what is found in a manifest, or in all of the workspace. */
export function checkTool(readings: Readings, configs: Configs): Tool {
  const reportOf = async (document: vscode.TextDocument): Promise<string> => {
    await configs.find(document.uri);
    const findings = readings.check(document);
    const title = `## ${code(vscode.workspace.asRelativePath(document.uri))}`;
    const list = findings.length === 0 ? [] : [findingList(readings.read(document), findings)];
    return [title, tally(findings), ...list].join('\n\n');
  };
  return {
    name: 'layercake_check',
    message: (input) => {
      const path = shownText(input, 'path');
      return path === undefined
        ? vscode.l10n.t('Checking the stack manifests of the workspace')
        : vscode.l10n.t('Checking {0}', code(path));
    },
    answer: async (input, token) => {
      const path = optionalText(input, 'path');
      if (path !== undefined) return reportOf(await manifestAt(path));
      const found = await findManifests();
      if (found.length === 0) return 'There is no stack manifest (`layercake.yaml`) in this workspace.';
      const reports: string[] = [];
      for (const { uri } of found.slice(0, MOST_MANIFESTS)) {
        if (token.isCancellationRequested) throw new vscode.CancellationError();
        reports.push(await reportOf(await vscode.workspace.openTextDocument(uri)));
      }
      const rest = found.slice(MOST_MANIFESTS).map(({ label }) => code(label));
      return [...reports, ...(rest.length > 0 ? [`Not checked, name them by \`path\`: ${rest.join(', ')}`] : [])].join(
        '\n\n',
      );
    },
  };
}

function tally(findings: readonly Finding[]): string {
  const count = (wanted: Severity, noun: string): readonly string[] => {
    const { length } = findings.filter(({ severity }) => severity === wanted);
    return length === 0 ? [] : [`${length} ${noun}${length === 1 ? '' : 's'}`];
  };
  const counts = [...count('error', 'error'), ...count('warning', 'warning'), ...count('information', 'information')];
  return counts.length === 0 ? 'Nothing is found.' : `${sentenceList(counts)}.`;
}
