import * as vscode from 'vscode';
import { nearestOf } from '../../core/text/nearest.ts';
import { code } from '../../core/features/markdown.ts';
import type { Layercake } from '../../core/index.ts';
import type { Configs } from '../configs.ts';
import type { Readings } from '../readings.ts';
import { requiredText, shownText } from './input.ts';
import { manifestAt } from './manifests.ts';
import type { Tool } from './tool.ts';

/** `layercake_retarget`: what a move of a stack to other hardware takes. Nothing is written. */
export function retargetTool(readings: Readings, configs: Configs): Tool {
  return {
    name: 'layercake_retarget',
    message: (input) => {
      const [path, target] = [shownText(input, 'path') ?? '?', shownText(input, 'target') ?? '?'];
      return vscode.l10n.t('Planning the move of {0} to {1}', code(path), code(target));
    },
    answer: async (input) => {
      const target = requiredText(input, 'target');
      const document = await manifestAt(requiredText(input, 'path'));
      await configs.find(document.uri);
      const layercake = readings.layercakeOf(document.uri);
      const reading = readings.read(document);
      const plan = layercake.plan(reading, target);
      return plan ? layercake.planReport(reading, plan) : noTarget(layercake, target);
    },
  };
}

function noTarget({ catalog }: Layercake, wanted: string): string {
  const ids = catalog.targets.map(({ id }) => id);
  const near = nearestOf(wanted, ids);
  const hint = near === undefined ? '' : ` Did you mean ${code(near)}?`;
  return `There is no target ${code(wanted)}.${hint} The targets are ${ids.map(code).join(', ')}.`;
}
