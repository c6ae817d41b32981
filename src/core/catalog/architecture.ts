import { rememberingTexts } from '../remember.ts';
import type { Target } from './types.ts';

const CONDITION = /^(>=|<=|>|<)?\s*(\S+)$/;

/**
 * Whether an architecture meets a condition such as `>=sm_80` or `gfx90a | gfx942`. Comparisons hold within a family of
 * the target's scheme. Undefined where the scheme does not know the architecture: then nothing can be said.
 */
export function meetsArchitecture(target: Target, architecture: string, condition: string): boolean | undefined {
  const place = placeOf(target, architecture);
  if (!place) return undefined;
  return alternativesOf(condition).some(({ operator, bound }) => {
    const limit = placeOf(target, bound);
    return limit?.family === place.family && compares(place.index - limit.index, operator);
  });
}

interface Alternative {
  readonly operator: string | undefined;
  readonly bound: string;
}

/** Every other manifest declares other devices, of which the same few conditions are asked. */
const alternativesOf = rememberingTexts((condition): readonly Alternative[] =>
  condition.split('|').flatMap((alternative) => {
    const [, operator, bound] = CONDITION.exec(alternative.trim()) ?? [];
    return bound === undefined ? [] : [{ operator, bound }];
  }),
);

function compares(difference: number, operator: string | undefined): boolean {
  switch (operator) {
    case '>=':
      return difference >= 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '<':
      return difference < 0;
    default:
      return difference === 0;
  }
}

function placeOf(target: Target, architecture: string): { family: string; index: number } | undefined {
  for (const { family, ids } of target.architectures ?? []) {
    const index = ids.indexOf(architecture);
    if (index >= 0) return { family, index };
  }
  return undefined;
}
