import * as vscode from 'vscode';
import type { Readings } from '../readings.ts';
import { registerDefinition } from './definition.ts';
import { registerDependencies } from './dependencies.ts';
import { registerFolding } from './folding.ts';
import { registerLinks } from './links.ts';
import { registerOutline } from './outline.ts';
import { registerReferences } from './references.ts';
import { registerRename } from './rename.ts';
import { registerSelection } from './selection.ts';
import { registerWorkspaceSymbols } from './workspace-symbols.ts';

/** All the ways through manifests. */
export function registerNavigation(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  return vscode.Disposable.from(
    registerDefinition(selector, readings),
    registerReferences(selector, readings),
    registerRename(selector, readings),
    registerOutline(selector, readings),
    registerFolding(selector, readings),
    registerSelection(selector, readings),
    registerLinks(selector, readings),
    registerDependencies(selector, readings),
    registerWorkspaceSymbols(readings),
  );
}
