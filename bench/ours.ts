import type { Catalog } from '../src/core/catalog/catalog.ts';
import { createLayercake, type Reading } from '../src/core/index.ts';
import type { Contender } from './contender.ts';

/** The core as the extension calls it: what was read before is handed on with each edit. */
export function createOurs(catalog: Catalog): Contender {
  const core = createLayercake(catalog);
  const today = new Date().toISOString().slice(0, 10);
  let last: Reading | undefined;
  const take = (text: string): Reading => (last = core.read(text, last && { before: last }));
  const findings = (text: string): Promise<number> => Promise.resolve(core.check(take(text), { today }).length);
  return {
    isOurs: true,
    open: (text) => {
      last = undefined;
      return findings(text);
    },
    findings,
    hover: (text, offset) => Promise.resolve(core.hover(take(text), offset, { today })?.markdown.length ?? 0),
    complete: (text, offset) => Promise.resolve(core.completion.at(take(text), offset, { today })?.items.length ?? 0),
  };
}
