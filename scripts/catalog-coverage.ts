import { createCatalog, type Catalog } from '../src/core/catalog/catalog.ts';
import { factOf } from '../src/core/catalog/level.ts';
import type { Component } from '../src/core/catalog/types.ts';
import { LAYERS } from '../src/core/stack/types.ts';
import { alignedTable } from './aligned-table.ts';
import { compileCatalog } from './compile-catalog.ts';
import { isProgram } from './paths.ts';

/**
 * How much the catalog knows: of the components that run on some targets and not on others, the share of which the level on a target is
 * known, by layer and by target. Devices, and what touches no accelerator, are known by construction, so they are counted apart.
 */
export function coverageReport({ components, targets }: Catalog): string {
  const row = (name: string, some: readonly Component[]): readonly string[] => {
    const judged = some.filter(({ neutral, hardware, supports }) => !neutral && (supports ?? !hardware));
    const known = targets.map((target) => judged.filter((one) => factOf(one, target).level !== 'unknown').length);
    const all = known.reduce((sum, count) => sum + count, 0);
    const shares = [...known.map((count) => share(count, judged.length)), share(all, judged.length * targets.length)];
    return [name, `${some.length}`, `${some.length - judged.length}`, `${judged.length}`, ...shares];
  };
  const head = ['layer', 'components', 'by construction', 'judged', ...targets.map(({ id }) => id), 'all targets'];
  const layers = [...LAYERS].reverse();
  const rows = layers.map((layer) =>
    row(
      layer,
      components.filter((one) => one.layer === layer),
    ),
  );
  return alignedTable(head, [...rows, row('all layers', components)], `l${'r'.repeat(head.length - 1)}`);
}

function share(known: number, all: number): string {
  return all === 0 ? '–' : `${Math.floor((100 * known) / all)} %`;
}

if (isProgram(import.meta.url)) process.stdout.write(coverageReport(createCatalog(compileCatalog())));
