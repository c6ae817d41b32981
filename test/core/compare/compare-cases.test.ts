import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { CellChange, Comparison, EntryChange, LoneEntry } from '../../../src/core/compare/types.ts';
import { chainWords, couplingWords, fieldWords } from '../../../src/core/compare/wording.ts';
import { core, TODAY } from '../../support/core.ts';

/** A comparison as a person would write it down. */
interface Told {
  readonly lockIn: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What differs of each entry, line by line. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
  readonly becameLocked: readonly string[];
  readonly becameFree: readonly string[];
  /** The targets on which the whole stack changed. */
  readonly targets: Readonly<Record<string, string>>;
  readonly chokePoints: readonly string[];
  readonly findings: readonly string[];
}

/** Two manifests, and all of the comparison that is about the sentence. */
interface Case {
  readonly says: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly expected: Partial<Told>;
}

const folder = new URL('cases/', import.meta.url);
const cases = readdirSync(folder).map(
  (name) => [name, parse(readFileSync(new URL(name, folder), 'utf8')) as Case] as const,
);

function tell({ before, after, ...comparison }: Comparison): Told {
  const { added, removed, changed, becameLocked, becameFree, targets, chokePoints, findings } = comparison;
  return {
    lockIn: `${before.lockIn.toFixed(1)} → ${after.lockIn.toFixed(1)}`,
    ...{ added: added.map(lone), removed: removed.map(lone) },
    changed: Object.fromEntries(changed.map((change) => [change.id, differences(change)])),
    ...{ becameLocked, becameFree },
    targets: Object.fromEntries(
      targets.flatMap(({ id, turn, before: old, after: fresh }) => (turn ? [[id, `${old} → ${fresh}, ${turn}`]] : [])),
    ),
    chokePoints: [
      ...chokePoints.come.map(({ id, opens }) => `+ ${id} ${opens}`),
      ...chokePoints.gone.map(({ id, opens }) => `- ${id} ${opens}`),
    ],
    findings: [
      ...findings.come.map(({ rule, entry }) => `+ ${rule} ${entry ?? ''}`.trim()),
      ...findings.gone.map(({ rule, entry }) => `- ${rule} ${entry ?? ''}`.trim()),
    ],
  };
}

function lone({ id, layer, component, version, coupling, lockIn }: LoneEntry): string {
  return [id, layer, component ?? '(own)', version, coupling, lockIn.toFixed(0)].filter(Boolean).join(' ');
}

function differences({ fields, coupling, lockIn, cells }: EntryChange): readonly string[] {
  return [
    ...fields.map((field) => fieldWords(field, String)),
    ...(coupling ? [`${couplingWords(coupling.before)} → ${couplingWords(coupling.after)}`] : []),
    ...(lockIn ? [`index ${lockIn.before.toFixed(1)} → ${lockIn.after.toFixed(1)}`] : []),
    ...cells.map(cell),
  ];
}

function cell({ target, turn, before, after, chains }: CellChange): string {
  return `${turn} on ${target}, ${before} (${chainWords(chains.before)}) → ${after} (${chainWords(chains.after)})`;
}

describe.each(cases)('%s', (_, { says, before, after, expected }) => {
  const told = tell(core.compare(core.read(stringify(before)), core.read(stringify(after)), { today: TODAY }));

  test.each(Object.entries(expected))(`${says}: %s`, (key, wanted) => {
    expect(told[key as keyof Told]).toEqual(wanted);
  });
});

test('there are enough of them', () => {
  expect(cases.length).toBeGreaterThanOrEqual(14);
});
