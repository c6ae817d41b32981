import { mergeCatalog, type TeamCatalog, type TeamFile } from '../../../../src/core/index.ts';
import { catalog } from '../../../support/catalog.ts';
import { compare, readFixture } from '../../../support/carets.ts';

/** Texts by their paths; what lies in `targets/` is a target. */
export type Texts = Readonly<Record<string, string>>;

export function filesOf(texts: Texts): readonly TeamFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    text,
    holds: path.startsWith('targets/') ? 'target' : 'component',
  }));
}

/** The files merged into the made-up catalog. */
export function merge(texts: Texts, before?: TeamCatalog): TeamCatalog {
  return mergeCatalog(catalog, filesOf(texts), before);
}

/** What is found in files beside what their comments expect, each behind its path (see `test/support/carets.ts`). */
export function heldAgainst(texts: Texts): { readonly found: readonly string[]; readonly expected: readonly string[] } {
  const fixtures = Object.entries(texts).map(([path, source]) => [path, readFixture(source)] as const);
  const { files } = merge(Object.fromEntries(fixtures.map(([path, { text }]) => [path, text])));
  const results = fixtures.map(([path, { expected }]) => {
    const file = files.find((one) => one.path === path);
    if (!file) throw new Error(`${path} was not read`);
    return { path, ...compare({ manifest: file }, file.findings, expected) };
  });
  const behind = (key: 'found' | 'expected'): readonly string[] =>
    results.flatMap((one) => one[key].map((line) => `${one.path} ${line}`));
  return { found: behind('found'), expected: behind('expected') };
}

/** The keys that every component needs, with an id and whatever else a test is about. */
export function componentText(
  id: string,
  more = '',
  level = 'supports: { green: { level: native, evidence: [readme] } }',
): string {
  return `id: ${id}
name: ${id.toUpperCase()} of ours
layer: framework
kind: inference-engine
summary: Serves models in house.
homepage: https://example.org/${id}
${level}
${more}
evidence:
  readme: { source: https://example.org/${id}, says: Runs on Green., checked: 2026-11-01 }
`;
}

/** The same for a target. */
export function targetText(id: string, more = ''): string {
  return `id: ${id}
name: ${id} unit
vendor: ${id}
vendorName: Vendor of ${id}
kind: accelerator
rank: 9
${more}
evidence:
  readme: { source: https://example.org/${id}, says: Has it., checked: 2026-11-01 }
`;
}
