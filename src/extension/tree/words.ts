import * as vscode from 'vscode';
import type { Counts, Coupling, FindingLeaf } from '../../core/index.ts';

/** `2 errors, 1 warning`; empty where there is nothing. */
export function countsText({ error, warning, information }: Counts): string {
  return [
    ...(error === 0 ? [] : [error === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', error)]),
    ...(warning === 0 ? [] : [warning === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', warning)]),
    ...(information === 0 ? [] : [vscode.l10n.t('{0} for information', information)]),
  ].join(vscode.l10n.t(', '));
}

/** A finding as it is said where its icon is not seen. */
export function withSeverity({ severity, message }: FindingLeaf): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('Error: {0}', message);
    case 'warning':
      return vscode.l10n.t('Warning: {0}', message);
    case 'information':
      return vscode.l10n.t('For information: {0}', message);
  }
}

/** The name of a coupling, in the middle of a sentence. */
export const COUPLING_NAMES: Readonly<Record<Coupling, string>> = {
  locked: vscode.l10n.t('locked'),
  leaning: vscode.l10n.t('leaning'),
  portable: vscode.l10n.t('portable'),
  neutral: vscode.l10n.t('neutral'),
  unknown: vscode.l10n.t('unknown'),
};
