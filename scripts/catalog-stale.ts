import { parseArgs } from 'node:util';
import type { Component } from '../src/core/catalog/types.ts';
import { type CatalogFiles, readCatalog } from './compile-catalog.ts';
import { isProgram } from './paths.ts';
import { alignedTable } from './aligned-table.ts';

const YEAR = 365;
const DAY = 24 * 60 * 60 * 1000;

/** A source that was read too long ago; the age in days. */
export interface StaleEvidence {
  readonly age: number;
  readonly checked: string;
  /** From `src/catalog` on. */
  readonly file: string;
  readonly key: string;
  readonly source: string;
}

/** The evidence of components and targets that was read more than so many days before today, the oldest first. */
export function staleEvidence(catalog: CatalogFiles, today: string, days: number): readonly StaleEvidence[] {
  return filesOf(catalog)
    .flatMap(({ file, evidence }) =>
      Object.entries(evidence).map(([key, { checked, source }]) => {
        const age = Math.round((Date.parse(today) - Date.parse(checked)) / DAY);
        return { age, checked, file, key, source };
      }),
    )
    .filter(({ age }) => age > days)
    .sort((a, b) => b.age - a.age);
}

type Described = { readonly file: string } & Pick<Component, 'evidence'>;

function filesOf({ components, targets }: CatalogFiles): readonly Described[] {
  return [
    ...components.map(({ id, layer, evidence }) => ({ file: `components/${layer}/${id}.yaml`, evidence })),
    ...targets.map(({ id, evidence }) => ({ file: `targets/${id}.yaml`, evidence })),
  ];
}

/** What there is to read again, as a table, or that there is nothing. */
export function staleReport(stale: readonly StaleEvidence[], days: number): string {
  if (stale.length === 0) return `Nothing to read again: no evidence is older than ${days} days.\n`;
  const rows = stale.map(({ age, checked, file, key, source }) => [`${age}`, checked, file, key, source]);
  const files = new Set(stale.map(({ file }) => file)).size;
  const table = alignedTable(['days', 'read', 'file', 'evidence', 'address'], rows, 'rllll');
  return `${table}\n${stale.length} to read again, in ${files} files: older than ${days} days.\n`;
}

/** The number behind `--days`, one year without it; undefined where the call is wrong. */
export function daysOf(argv: readonly string[]): number | undefined {
  try {
    const { days = `${YEAR}` } = parseArgs({ args: [...argv], options: { days: { type: 'string' } } }).values;
    return /^\d+$/.test(days) ? Number(days) : undefined;
  } catch {
    return undefined;
  }
}

/** Ends with 0 where there is nothing to read again, with 1 where there is something, with 2 for a wrong call. */
function main(argv: readonly string[]): void {
  const days = daysOf(argv);
  if (days === undefined) {
    console.error('usage: npm run catalog:stale -- [--days N]');
    process.exitCode = 2;
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  const stale = staleEvidence(readCatalog(), today, days);
  process.stdout.write(staleReport(stale, days));
  process.exitCode = stale.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) main(process.argv.slice(2));
