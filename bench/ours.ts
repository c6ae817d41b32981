import type { Catalog } from '../src/core/catalog/catalog.ts';
import { createLayercake } from '../src/core/index.ts';
import type { Contender } from './contender.ts';

/** The core as the extension calls it. */
export function createOurs(catalog: Catalog): Contender {
  const core = createLayercake(catalog);
  const today = new Date().toISOString().slice(0, 10);
  const findings = (text: string): Promise<number> => Promise.resolve(core.check(core.read(text), { today }).length);
  return {
    isOurs: true,
    open: findings,
    findings,
    hover: (text, offset) => Promise.resolve(core.hover(core.read(text), offset, { today })?.markdown.length ?? 0),
    complete: (text, offset) =>
      Promise.resolve(core.completion.at(core.read(text), offset, { today })?.items.length ?? 0),
  };
}
