import type { CakeTarget } from '../core/cake/data/types.ts';
import { element } from './dom.ts';

type Level = 'native' | 'port' | 'experimental' | 'unknown' | 'none';

export const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  native: 'native',
  port: 'port',
  experimental: 'experimental',
  unknown: 'unknown',
  none: 'none',
};

/** The shapes of the levels, told apart without colour. */
const SIGNS: Readonly<Record<Level, string>> = { native: '●', port: '◐', experimental: '◌', unknown: '?', none: '✕' };

/** The best first. */
export const LEVEL_ORDER: readonly Level[] = ['native', 'port', 'experimental', 'unknown', 'none'];

/** A level as a sign; the words stand beside it, or in what is read aloud. */
export function levelMark(level: Level): HTMLElement {
  const sign = element('span', `level level-${level}`, SIGNS[level]);
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

/** Whether anything runs at that level. */
export function isRunning(level: Level): boolean {
  return level !== 'none' && level !== 'unknown';
}

/** The name of a target by its id. */
export function targetName(targets: readonly CakeTarget[], id: string): string {
  return targets.find((target) => target.id === id)?.name ?? id;
}
