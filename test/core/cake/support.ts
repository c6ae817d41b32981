import { buildCake, type CakeLayout, type CakeModel } from '../../../src/core/cake/index.ts';
import { createCatalog } from '../../../src/core/catalog/catalog.ts';
import type { Component, Target } from '../../../src/core/catalog/types.ts';
import { createLayercake, type Reading } from '../../../src/core/index.ts';

const evidence = { docs: { source: 'https://example.com/docs', says: 'It says so.', checked: '2026-11-23' } };
const common = { kind: 'library', summary: 'For the tests.', homepage: 'https://example.com', evidence };
const native = { level: 'native', evidence: ['docs'] } as const;
const port = { level: 'port', evidence: ['docs'] } as const;
const none = { level: 'none', evidence: ['docs'] } as const;

const targets: readonly Target[] = [
  { id: 'red', name: 'Red GPU', vendor: 'red', vendorName: 'Red', kind: 'accelerator', rank: 1, platform: 'red-sdk' },
  {
    id: 'blue',
    name: 'Blue GPU',
    vendor: 'blue',
    vendorName: 'Blue',
    kind: 'accelerator',
    rank: 2,
    platform: 'blue-sdk',
  },
  { id: 'cpu', name: 'CPU', vendor: 'cpu', vendorName: 'Any', kind: 'cpu', rank: 3 },
];

const components: readonly Component[] = [
  {
    ...common,
    id: 'everywhere',
    name: 'Everywhere',
    layer: 'framework',
    supports: { red: native, blue: native, cpu: native },
  },
  {
    ...common,
    id: 'red-only',
    name: 'Red Only',
    layer: 'framework',
    license: 'Apache-2.0',
    openness: { source: 'open' },
    steward: 'The Reds',
    supports: { red: { ...native, via: ['red-sdk'] }, others: none },
    alternatives: [{ component: 'everywhere', effort: 'code', note: 'Slower.' }],
  },
  {
    ...common,
    id: 'red-first',
    name: 'Red First',
    layer: 'framework',
    supports: { red: { ...native, via: ['red-sdk'] }, blue: port, cpu: none },
  },
  {
    ...common,
    id: 'red-sdk',
    name: 'Red SDK',
    layer: 'system',
    platform: true,
    supports: { red: native, others: none },
  },
  {
    ...common,
    id: 'blue-sdk',
    name: 'Blue SDK',
    layer: 'system',
    platform: true,
    supports: { blue: native, others: none },
  },
  {
    ...common,
    id: 'red-card',
    name: 'Red Card',
    layer: 'hardware',
    platform: true,
    hardware: { target: 'red' },
    supports: { red: native, others: none },
  },
  { ...common, id: 'paper', name: 'Paper', layer: 'model', neutral: { evidence: ['docs'] } },
  {
    ...common,
    id: 'blue-card',
    name: 'Blue Card',
    layer: 'hardware',
    platform: true,
    hardware: { target: 'blue' },
    supports: { blue: native, others: none },
  },
];

/** The core over a catalog of three targets and a handful of components. */
export const layercake = createLayercake(createCatalog({ targets, components }));

/** A manifest over that catalog, read. */
export function readingOf(text: string): Reading {
  return layercake.read(`layercake: 1\n${text}`);
}

/** The model of a manifest over that catalog. */
export function cakeOf(text: string): CakeModel {
  return buildCake(readingOf(text));
}

/** A stack of any size: own entries in all layers, each standing on a few of the next layer. */
export function bigCake(entries: number): CakeModel {
  const layers = ['application', 'model', 'framework', 'system', 'hardware'];
  const each = Math.ceil(entries / layers.length);
  const lines = layers.flatMap((layer, rank) => [
    `${layer}:`,
    ...Array.from({ length: each }, (_, place) => {
      const uses = rank === 4 ? [] : [0, 7, 31].map((step) => `e${rank + 1}-${(place * 3 + step) % each}`);
      return `  - {id: e${rank}-${place}, name: Entry number ${place}, uses: [${uses.join(', ')}]}`;
    }),
  ]);
  return cakeOf(lines.join('\n'));
}

/** The pairs of slabs that cover each other, which no layout may have. */
export function overlaps({ slabs }: CakeLayout): readonly string[] {
  const rows = [...slabs].sort((a, b) => a.y - b.y || a.x - b.x);
  return rows.flatMap((box, index) => {
    const next = rows[index + 1];
    const clash = next && (next.y === box.y ? next.x < box.x + box.width : next.y < box.y + box.height);
    return clash ? [`${box.name} and ${next.name}`] : [];
  });
}

/** Names that try to break out of the picture, or to disturb it. */
export const HOSTILE_NAMES: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</text></svg><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onfocus='alert(1)",
  ']]>&xxe;<!--',
  '\u202egnp.elif\u202c',
  'مرحبا بالعالم',
  '\ud800 lone \udc00',
  'bell\u0007 null\u0000 escape\u001b[31m',
  'non\ufffe\uffff characters',
  '🧑‍🚀🚀 rocket 👩‍👩‍👧‍👦',
  'e\u0301\u0301\u0301\u0301\u0301 zalgo',
  '漢字の名前がとても長いときも箱からはみ出さないこと',
  'x'.repeat(10_000),
  'W'.repeat(500),
  '   ',
];
