import { type Catalog, createCatalog } from '../../src/core/catalog/catalog.ts';
import type { CatalogData, Component, Target } from '../../src/core/catalog/types.ts';
import { APPLICATIONS, FRAMEWORKS, HARDWARE, MODELS, OPEN, SYSTEM } from './components.ts';

/**
 * A made-up catalog, so that tests read without the real one and stay true when facts move. Three vendors: Green and Red
 * with a target each, Blue with two (`blue-gpu` and `blue-npu`), and a CPU.
 */
export const TARGETS: readonly Target[] = [
  {
    ...{ id: 'green', name: 'Green GPU', vendor: 'green', vendorName: 'Green', kind: 'accelerator', rank: 1 },
    ...{ platform: 'greenkit', architectures: [{ family: 'G', ids: ['g1', 'g2', 'g3'] }] },
  },
  {
    ...{ id: 'red', name: 'Red GPU', vendor: 'red', vendorName: 'Red', kind: 'accelerator', rank: 2 },
    platform: 'redkit',
    architectures: [
      { family: 'R', ids: ['r1', 'r2'] },
      { family: 'RX', ids: ['rx1', 'rx2'] },
    ],
  },
  {
    ...{ id: 'blue-gpu', name: 'Blue GPU', vendor: 'blue', vendorName: 'Blue', kind: 'accelerator', rank: 3 },
    platform: 'bluekit',
  },
  { id: 'blue-npu', name: 'Blue NPU', vendor: 'blue', vendorName: 'Blue', kind: 'accelerator', rank: 4 },
  { id: 'cpu', name: 'Plain CPU', vendor: 'cpu', vendorName: 'CPU', kind: 'cpu', rank: 5 },
];

export const COMPONENTS: readonly Component[] = [
  ...HARDWARE,
  ...SYSTEM,
  ...FRAMEWORKS,
  ...OPEN,
  ...MODELS,
  ...APPLICATIONS,
];

export const DATA: CatalogData = { targets: TARGETS, components: COMPONENTS };

/** The made-up catalog, ready for look-ups. */
export const catalog: Catalog = createCatalog(DATA);

/** The made-up catalog with more components. */
export function catalogWith(...components: readonly Component[]): Catalog {
  return createCatalog({ targets: TARGETS, components: [...COMPONENTS, ...components] });
}

/** A component of the made-up catalog, for tests that look at one. */
export function component(id: string): Component {
  const found = catalog.component(id);
  if (!found) throw new Error(`the made-up catalog has no ${id}`);
  return found;
}

/** A target of the made-up catalog. */
export function target(id: string): Target {
  const found = catalog.target(id);
  if (!found) throw new Error(`the made-up catalog has no target ${id}`);
  return found;
}
