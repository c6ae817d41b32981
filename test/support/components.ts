import type { Component } from '../../src/core/catalog/types.ts';

type Part = Partial<Component> & Pick<Component, 'id'>;

const evidence = [`readme`] as const;
const ONLY_THERE = { level: 'none', evidence } as const;

/** Fills in what every component has and no test looks at. */
export function make(layer: Component['layer'], kind: string, part: Part): Component {
  return {
    ...{ name: part.id, layer, kind, summary: `What ${part.id} is.`, homepage: `https://example.org/${part.id}` },
    evidence: {
      readme: { source: `https://example.org/${part.id}/readme`, says: `What ${part.id} says.`, checked: '2026-11-23' },
    },
    ...part,
  };
}

const device = (id: string, target: string, arch?: string): Component =>
  make('hardware', 'accelerator', { id, platform: true, hardware: { target, ...(arch && { arch }) } });

export const HARDWARE: readonly Component[] = [
  device('green-g1', 'green', 'g1'),
  device('green-g2', 'green', 'g2'),
  device('green-g3', 'green', 'g3'),
  device('red-r1', 'red', 'r1'),
  device('red-r2', 'red', 'r2'),
  device('blue-card', 'blue-gpu'),
  make('hardware', 'cpu', { id: 'plain-cpu', hardware: { target: 'cpu' } }),
];

export const SYSTEM: readonly Component[] = [
  make('system', 'toolkit', {
    ...{ id: 'greenkit', name: 'Green Toolkit', aliases: ['green-toolkit', 'GK'], platform: true },
    packages: ['pkg:conda/green/greenkit'],
    supports: { green: { level: 'native', evidence }, others: ONLY_THERE },
    alternatives: [{ component: 'redkit', effort: 'code', note: 'Port the kernels.' }],
  }),
  make('system', 'toolkit', {
    ...{ id: 'redkit', name: 'Red Toolkit', platform: true },
    supports: { red: { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('system', 'toolkit', {
    ...{ id: 'bluekit', name: 'Blue Toolkit', platform: true },
    supports: { 'blue-gpu': { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('system', 'collective-library', {
    ...{ id: 'greencomm', platform: true },
    supports: { green: { level: 'native', via: ['greenkit'], evidence }, others: ONLY_THERE },
  }),
  // A plan swaps these at what is said here, and greenkit, a target's own platform, at `config` where no own work stands on it.
  make('system', 'collective-library', {
    ...{ id: 'greenmesh', platform: true, supports: { green: { level: 'native', evidence }, others: ONLY_THERE } },
    alternatives: [{ component: 'redkit', effort: 'config' }],
  }),
  make('system', 'monitor', {
    ...{ id: 'greenstat', platform: true, supports: { green: { level: 'native', evidence }, others: ONLY_THERE } },
    alternatives: [{ component: 'redkit', effort: 'code', note: 'Write its queries anew.' }],
  }),
  make('system', 'base-image', {
    id: 'green-image',
    supports: { green: { level: 'native', via: ['greenkit'], evidence }, red: { level: 'native', evidence } },
  }),
];

export const FRAMEWORKS: readonly Component[] = [
  make('framework', 'training-framework', {
    ...{ id: 'torchlet', name: 'Torchlet', packages: ['pkg:pypi/torchlet', 'pkg:docker/green/torchlet'] },
    supports: {
      green: { level: 'native', via: ['greenkit'], evidence },
      red: { level: 'native', via: ['redkit'], evidence },
      'blue-gpu': { level: 'port', via: ['bluekit'], note: 'By a plug-in.', evidence },
      'blue-npu': { level: 'experimental', evidence },
      cpu: { level: 'native', evidence },
    },
  }),
  make('framework', 'training-framework', { id: 'embers', supports: { others: { level: 'native', evidence } } }),
  make('framework', 'training-framework', {
    ...{ id: 'refiner', requires: ['servo'], supports: { others: { level: 'native', evidence } } },
  }),
  make('framework', 'inference-engine', {
    ...{ id: 'servo', name: 'Servo', requires: ['torchlet'] },
    supports: {
      green: { level: 'native', arch: '>=g2', evidence },
      red: { level: 'native', since: '1.4', evidence },
      'blue-gpu': { level: 'port', since: '2.0', until: '3.0', evidence },
      others: ONLY_THERE,
    },
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'fastkernel', name: 'FastKernel' },
    supports: { green: { level: 'native', arch: '>=g2', evidence }, others: ONLY_THERE },
    alternatives: [{ component: 'slowkernel', effort: 'config', note: 'Part of Torchlet.' }],
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'millstone', supports: { green: { level: 'native', evidence }, others: ONLY_THERE } },
    alternatives: [
      { component: 'embers', effort: 'redesign' },
      { component: 'fastkernel', effort: 'config' },
      { component: 'slowkernel', effort: 'code' },
      { component: 'duo', effort: 'code' },
    ],
  }),
  make('framework', 'kernel-library', { id: 'slowkernel', supports: { others: { level: 'native', evidence } } }),
  make('framework', 'kernel-library', {
    id: 'halfway',
    supports: { green: { level: 'native', evidence }, red: { level: 'port', evidence }, others: ONLY_THERE },
  }),
  make('framework', 'kernel-library', { id: 'mystery', supports: { green: { level: 'native', evidence } } }),
  make('framework', 'kernel-library', {
    id: 'duo',
    supports: { green: { level: 'native', evidence }, red: { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('framework', 'kernel-library', {
    id: 'redkernel',
    supports: { red: { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'bygone', name: 'Bygone Kernels', supports: { others: { level: 'native', evidence } } },
    deprecated: { note: 'Its makers stopped in 2025.', successor: 'slowkernel', evidence },
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'dropper', name: 'Dropper' },
    supports: {
      green: [
        { level: 'native', arch: '>=g2', evidence },
        { level: 'native', arch: 'g1', until: '2.0', evidence },
      ],
      red: { level: 'native', evidence },
    },
  }),
  make('framework', 'kernel-library', { id: 'nowhere', supports: { others: ONLY_THERE } }),
  make('framework', 'application-library', {
    id: 'cpu-only',
    supports: { cpu: { level: 'native', evidence }, others: ONLY_THERE },
  }),
];

/** Open ones, with who decides on them. */
export const OPEN: readonly Component[] = [
  make('framework', 'kernel-library', {
    ...{ id: 'lattice', name: 'Lattice', license: 'MIT', openness: { source: 'open' } },
    ...{ steward: 'Green Labs', stewardVendor: 'green' },
    supports: { green: { level: 'native', evidence }, others: ONLY_THERE },
    evidence: {
      readme: { source: 'https://example.org/lattice/readme', says: 'Green only.', checked: '2026-11-23' },
      'steward-word': { source: 'https://example.net/lattice', says: 'Green maintains it.', checked: '2026-11-20' },
    },
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'pebble', name: 'Pebble', openness: { source: 'open' }, steward: 'Pebble Group' },
    supports: {
      green: { level: 'native', evidence },
      red: { level: 'native', since: '3.0', evidence },
      others: ONLY_THERE,
    },
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'quarry', name: 'Quarry', license: 'BSD-3-Clause', openness: { source: 'open' }, steward: 'Quarry Group' },
    supports: { green: { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('framework', 'kernel-library', {
    ...{ id: 'harbor', name: 'Harbor', openness: { source: 'open' }, steward: 'Green Labs', stewardVendor: 'green' },
    supports: {
      green: { level: 'native', evidence },
      red: { level: 'port', note: 'Red keeps a fork', evidence },
      others: ONLY_THERE,
    },
  }),
  make('model', 'model', {
    ...{ id: 'lingo-green', name: 'Lingo Green', openness: { source: 'closed', weights: 'open' } },
    supports: { green: { level: 'native', evidence }, others: ONLY_THERE },
  }),
];

export const MODELS: readonly Component[] = [
  make('model', 'model', { id: 'lingo-7b', name: 'Lingo 7B', neutral: { note: 'Weights.', evidence } }),
  make('model', 'format', { id: 'tensors', neutral: { evidence } }),
  make('model', 'format', {
    ...{ id: 'scrolls', name: 'Scrolls', neutral: { evidence } },
    deprecated: { note: 'Nothing reads them any more.', evidence },
  }),
  make('model', 'format', {
    id: 'greenplan',
    supports: { green: { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('model', 'precision', {
    id: 'lesser',
    supports: { others: { level: 'native', limited: 'Slower everywhere.', evidence } },
  }),
  make('model', 'precision', {
    id: 'softeighth',
    supports: {
      green: { level: 'native', evidence },
      red: { level: 'native', limited: 'Emulated.', evidence },
      others: ONLY_THERE,
    },
    alternatives: [
      { component: 'half', effort: 'rebuild' },
      { component: 'redeighth', effort: 'none' },
    ],
  }),
  make('model', 'precision', {
    id: 'redeighth',
    supports: { red: { level: 'native', evidence }, others: ONLY_THERE },
  }),
  make('model', 'precision', { id: 'half', supports: { others: { level: 'native', evidence } } }),
  make('model', 'precision', {
    ...{ id: 'eighth', name: 'Eighth' },
    supports: {
      green: [
        { level: 'native', arch: '>=g3', evidence },
        { level: 'native', arch: 'g2', limited: 'Weight-only.', evidence },
        { level: 'none', arch: '<g2', note: 'No units for it.', evidence },
      ],
      red: [
        { level: 'native', arch: 'r2 | rx2', evidence },
        { level: 'experimental', arch: 'r1', evidence },
      ],
      others: { level: 'unknown' },
    },
  }),
];

export const APPLICATIONS: readonly Component[] = [
  make('application', 'application', { id: 'portal', name: 'Portal', neutral: { evidence } }),
  make('application', 'resource-key', {
    ...{ id: 'green-key', platform: true },
    supports: { green: { level: 'native', evidence }, others: ONLY_THERE },
  }),
];
