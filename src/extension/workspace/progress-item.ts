import * as vscode from 'vscode';
import { throttle } from '../../protocol/throttle.ts';
import type { Progress } from './background.ts';

/** What takes less than this is over before anyone could read of it, in milliseconds. */
const PATIENCE = 500;
const PAUSE = 100;

/** Tells whether manifests are being checked, for the command that stops it. */
const CONTEXT = 'layercake.isChecking';

/** How far the check of the workspace is, in the status bar. */
export interface ProgressItem {
  readonly show: (progress: Progress) => void;
  readonly dispose: () => void;
}

/** Makes the item; a click on it calls the command. */
export function createProgressItem(stop: string): ProgressItem {
  const item = vscode.window.createStatusBarItem('layercake.check', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Layercake: check of the workspace');
  item.tooltip = vscode.l10n.t('The manifests of the workspace are being checked. Click to stop.');
  item.command = stop;
  let latest: Progress = { done: 0, total: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = throttle(() => {
    const words = vscode.l10n.t('Layercake: {0} of {1} manifests checked', latest.done, latest.total);
    item.text = `$(sync~spin) ${words}`;
  }, PAUSE);
  const appear = (): void => {
    item.show();
    void vscode.commands.executeCommand('setContext', CONTEXT, true);
  };
  const end = (): void => {
    clearTimeout(timer);
    timer = undefined;
    item.hide();
    void vscode.commands.executeCommand('setContext', CONTEXT, false);
  };
  return {
    show: (progress) => {
      latest = progress;
      if (progress.total === 0) {
        end();
      } else {
        write();
        timer ??= setTimeout(appear, PATIENCE);
      }
    },
    dispose: () => {
      clearTimeout(timer);
      item.dispose();
    },
  };
}
