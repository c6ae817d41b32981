import type { FateKind } from '../core/cake/world-types.ts';
import { element } from './dom.ts';

export const FATE_WORDS: Readonly<Record<FateKind, string>> = {
  runs: 'runs',
  swapped: 'swapped',
  configured: 'configured',
  replaced: 'replaced',
  blocked: 'blocked',
  unknown: 'unknown',
  stays: 'stays',
  gone: 'gone',
};

/** The signs of the fates, those of the plan's page. */
export const FATE_SIGNS: Readonly<Record<FateKind, string>> = {
  runs: '✓',
  swapped: '⇄',
  configured: '⚙',
  replaced: '→',
  blocked: '✕',
  unknown: '?',
  stays: '·',
  gone: '−',
};

/** A fate as a sign. */
export function fateIcon(kind: FateKind): HTMLElement {
  const sign = element('span', `fate-sign fate-${kind}`, FATE_SIGNS[kind]);
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}
