import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { randomManifest } from '../scripts/random-manifest.ts';
import { builtinCatalog } from '../src/catalog/index.ts';
import { measureCold } from './cold.ts';
import { compareEditing, type Comparison } from './editing.ts';
import { measureFolder } from './folder.ts';
import { createOurs } from './ours.ts';
import { measureCatalog, measureParts, SEED } from './parts.ts';
import { createPeer } from './peer.ts';
import { coldTable, editingTable, folderTable, partsTable } from './tables.ts';

const SIZES = [50, 1000, 10_000];
/** The peer takes seconds for each task on the largest text. */
const FEWER_ROUNDS = 10_000;

/** Everything that can be measured, with the words in which it is told; one part runs alone with `--only`. */
const MEASUREMENTS = {
  parts: (rounds: number) => {
    const catalog = measureCatalog(rounds);
    const parts = measureParts(builtinCatalog(), rounds);
    const loading = `loading the catalog: ${catalog.first.toFixed(0)} ms at first, ${catalog.warm.toFixed(0)} ms once warm`;
    return Promise.resolve({ data: { catalog, parts }, text: `${loading}\n\n${partsTable(parts)}` });
  },
  editing: async (rounds: number) => {
    const all: Comparison[] = [];
    const contenders = [createPeer(), createOurs(builtinCatalog())] as const;
    for (const entries of SIZES) {
      const text = randomManifest(builtinCatalog(), entries, SEED, true);
      const turns = entries < FEWER_ROUNDS ? rounds : Math.ceil(rounds / 3);
      all.push(...(await compareEditing(contenders, text, entries, turns)));
    }
    return { data: all, text: editingTable(all) };
  },
  cold: async (rounds: number, folder: string) => {
    const cold = await measureCold(folder, rounds);
    return { data: cold, text: coldTable(cold) };
  },
  folder: (rounds: number, folder: string) => {
    const check = measureFolder(builtinCatalog(), folder, Math.ceil(rounds / 3));
    return Promise.resolve({ data: check, text: folderTable(check) });
  },
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string', default: '15' },
    },
  });
  const measured: Record<string, unknown> = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length };
  const folder = mkdtempSync(path.join(tmpdir(), 'layercake-bench-'));
  try {
    for (const [name, measure] of Object.entries(MEASUREMENTS)) {
      if (values.only !== undefined && values.only !== name) continue;
      const { data, text } = await measure(Number(values.rounds), folder);
      measured[name] = data;
      if (!values.json) console.log(`${name}\n${text}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (values.json) console.log(JSON.stringify(measured, undefined, 2));
}

await main();
