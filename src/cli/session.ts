import type { Layercake } from '../core/index.ts';
import type { Host } from './host.ts';
import type { Style } from './style.ts';

export const FORMATS = ['pretty', 'json', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** What every command works with. */
export interface Session {
  readonly host: Host;
  readonly layercake: Layercake;
  readonly style: Style;
  readonly format: Format;
}
