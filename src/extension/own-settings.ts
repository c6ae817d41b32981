import * as vscode from 'vscode';
import type { EditorConfig } from '../config/index.ts';

/** A setting that a config may have a value for, too. */
export type OwnSetting = 'run' | 'codeLens' | 'inlayHints.inferredUses' | 'inlayHints.coupling';

/** What holds for a manifest: what somebody has set in this editor, else what its config says, else the default. */
export function ownSetting(manifest: vscode.Uri, name: OwnSetting, config: EditorConfig | undefined): unknown {
  const settings = vscode.workspace.getConfiguration('layercake', manifest);
  const set = settings.inspect(name);
  return (
    set?.workspaceFolderValue ?? set?.workspaceValue ?? set?.globalValue ?? valueIn(config, name) ?? settings.get(name)
  );
}

function valueIn({ run, codeLens, inlayHints }: EditorConfig = {}, name: OwnSetting): string | boolean | undefined {
  switch (name) {
    case 'run':
      return run;
    case 'codeLens':
      return codeLens;
    case 'inlayHints.inferredUses':
      return inlayHints?.inferredUses;
    case 'inlayHints.coupling':
      return inlayHints?.coupling;
  }
}
