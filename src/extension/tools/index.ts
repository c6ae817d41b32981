import * as vscode from 'vscode';
import type { Configs } from '../configs.ts';
import type { Readings } from '../readings.ts';
import { checkTool } from './check-tool.ts';
import { explainTool } from './explain-tool.ts';
import { retargetTool } from './retarget-tool.ts';
import { registerTool } from './tool.ts';

/** What language models may call to ask about the stacks of the workspace. */
export function registerTools(readings: Readings, configs: Configs): vscode.Disposable {
  const tools = [checkTool(readings, configs), explainTool(configs), retargetTool(readings, configs)];
  return vscode.Disposable.from(...tools.map(registerTool));
}
