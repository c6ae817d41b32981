import type { Layercake } from '../core/index.ts';
import type { Host } from './host.ts';
import type { Style } from './style.ts';

export const FORMATS = ['pretty', 'json'] as const;
/** What the commands that tell of one thing print, too: a page for a pull request. */
export const PAGE_FORMATS = [...FORMATS, 'markdown'] as const;
export type Format = (typeof PAGE_FORMATS)[number];

/** What every command works with. */
export interface Session {
  readonly host: Host;
  readonly layercake: Layercake;
  readonly style: Style;
  readonly format: Format;
}
