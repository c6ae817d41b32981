import * as vscode from 'vscode';
import { sentenceList } from '../../core/analysis/wording.ts';
import { questionOf } from '../../core/features/explain.ts';
import { code } from '../../core/features/markdown.ts';
import type { Layercake } from '../../core/index.ts';
import type { Configs } from '../configs.ts';
import { today } from '../../config/today.ts';
import { requiredText, shownText } from './input.ts';
import type { Tool } from './tool.ts';

/** `layercake_explain`: what the catalog knows of a component, with its sources. */
export function explainTool(configs: Configs): Tool {
  return {
    name: 'layercake_explain',
    message: (input) => vscode.l10n.t('Looking up {0} in the catalog', code(shownText(input, 'component') ?? '?')),
    answer: async (input) => {
      const question = requiredText(input, 'component');
      const layercake = await layercakeHere(configs);
      return layercake.explanation(question, { today: today() }) ?? unknown(layercake, question);
    },
  };
}

/** The core over the catalog that a manifest of the first folder would be under. */
async function layercakeHere(configs: Configs): Promise<Layercake> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const place = folder
    ? vscode.Uri.joinPath(folder, 'layercake.yaml')
    : vscode.Uri.from({ scheme: 'untitled', path: 'none' });
  await configs.find(place);
  return configs.of(place).layercake;
}

/** That nothing is known is an answer, too. */
function unknown({ catalog }: Layercake, question: string): string {
  const { name, version = '' } = questionOf(question);
  if (catalog.find(name)) return `${code(version)} is no version.`;
  const near = catalog.suggest(name).map(({ id }) => code(id));
  return `The catalog has no ${code(name)}.${near.length > 0 ? ` Did you mean ${sentenceList(near, 'or')}?` : ''}`;
}
