import type { Component } from '../../../src/core/catalog/types.ts';
import { make } from '../../support/components.ts';

const evidence = ['readme'] as const;
const NATIVE = { level: 'native', evidence } as const;
const ONLY_THERE = { level: 'none', evidence } as const;
const ON_GREEN = { green: NATIVE, others: ONLY_THERE } as const;

const kernel = (part: Parameters<typeof make>[2]): Component => make('framework', 'kernel-library', part);
const device = (id: string, target: string, arch: string, memory: number): Component =>
  make('hardware', 'accelerator', { id, platform: true, hardware: { target, arch, memory } });

/** What the made-up catalog has beside its own where plans are tested: alternatives at several efforts, and devices with memory. */
export const COMPONENTS: readonly Component[] = [
  kernel({ id: 'risen', supports: { green: NATIVE, red: { ...NATIVE, since: '2.0' }, others: ONLY_THERE } }),
  kernel({ id: 'fallen', supports: { green: NATIVE, red: { ...NATIVE, until: '2.0' }, others: ONLY_THERE } }),
  kernel({
    id: 'grinder',
    supports: ON_GREEN,
    alternatives: [
      { component: 'slowkernel', effort: 'code' },
      { component: 'redkernel', effort: 'config', note: 'On Red only.' },
      { component: 'duo', effort: 'rebuild' },
    ],
  }),
  kernel({
    id: 'crusher',
    supports: ON_GREEN,
    alternatives: [
      { component: 'needy', effort: 'config' },
      { component: 'slowkernel', effort: 'code' },
    ],
  }),
  kernel({ id: 'needy', requires: ['nowhere'], supports: { others: NATIVE } }),
  // Can be replaced at less effort than what it stands on, if it stands alone.
  kernel({ id: 'left', supports: { others: NATIVE }, alternatives: [{ component: 'duo', effort: 'rebuild' }] }),
  kernel({ id: 'right', supports: { others: NATIVE }, alternatives: [{ component: 'duo', effort: 'rebuild' }] }),
  kernel({ id: 'shared', supports: ON_GREEN, alternatives: [{ component: 'slowkernel', effort: 'rebuild' }] }),
  kernel({ id: 'costly', supports: ON_GREEN, alternatives: [{ component: 'slowkernel', effort: 'code' }] }),
  make('model', 'format', {
    ...{ id: 'engine-file', name: 'Engine file', supports: ON_GREEN },
    alternatives: [{ component: 'tensors', effort: 'rebuild', note: 'Export it again.' }],
  }),
  make('model', 'precision', {
    ...{ id: 'tiny', name: 'Tiny', supports: { green: NATIVE, red: { ...NATIVE, arch: 'r2' }, others: ONLY_THERE } },
    alternatives: [{ component: 'half', effort: 'rebuild' }],
  }),
  make('hardware', 'fabric', { id: 'cable', supports: { green: NATIVE, red: NATIVE, others: ONLY_THERE } }),
  device('green-64', 'green', 'g3', 64),
  device('red-old-64', 'red', 'r1', 64),
  device('red-new-16', 'red', 'r2', 16),
  device('red-new-96', 'red', 'r2', 96),
  device('red-new-192', 'red', 'r2', 192),
];
