import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { createLayercake, type Plan, type Reading, type Step } from '../../../src/core/index.ts';
import { catalogWith } from '../../support/catalog.ts';
import { COMPONENTS } from './components.ts';

/** What is expected of a plan; a step reads `keep`, `replace slowkernel config`, `leave out`, `blocked`, … */
interface Expected {
  readonly feasible: boolean;
  readonly effort: string;
  /** Efforts that occur, with how often. */
  readonly efforts: Readonly<Record<string, number>>;
  readonly steps: Readonly<Record<string, string>>;
  readonly notes?: Readonly<Record<string, string>>;
  /** False where a cheaper plan may exist; true where nothing is said. */
  readonly exact?: boolean;
}

/** A stack planned by hand, and the sentence that it is about. */
interface Case {
  readonly says: string;
  readonly manifest: unknown;
  /** Reach before the move, in the order of the targets: green, red, blue-gpu, blue-npu, cpu. */
  readonly expected: Readonly<Record<string, string>>;
  readonly plan: Readonly<Record<string, Expected>>;
}

const core = createLayercake(catalogWith(...COMPONENTS));
const folder = new URL('cases/', import.meta.url);
const cases = readdirSync(folder).map(
  (name) => [name, parse(readFileSync(new URL(name, folder), 'utf8')) as Case] as const,
);

function stepText({ action, by, effort, leftOut, changes }: Step): string {
  if (leftOut) return 'leave out';
  if (changes.length === 0) return action;
  return `${action} ${by ?? '?'} ${effort}`;
}

function planned(plan: Plan, notes: Expected['notes']): Expected {
  const noted = plan.steps.filter(({ entry }) => notes && entry in notes);
  return {
    ...{ feasible: plan.feasible, effort: plan.effort },
    efforts: Object.fromEntries(Object.entries(plan.efforts).filter(([, count]) => count > 0)),
    steps: Object.fromEntries(plan.steps.map((step) => [step.entry, stepText(step)])),
    ...(notes && { notes: Object.fromEntries(noted.map(({ entry, note }) => [entry, note ?? ''])) }),
  };
}

function reachOf({ analysis }: Reading, id: string): string {
  const node = analysis.nodes.findIndex((one) => one.id === id);
  return analysis.targets.map((_, target) => analysis.reach(node, target)).join(' ');
}

describe.each(cases)('%s', (_, { says, manifest, expected, plan }) => {
  const reading = core.read(stringify(manifest));

  test('the reach before', () => {
    const found = Object.keys(expected).map((id) => [id, reachOf(reading, id)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test.each(Object.entries(plan))(`${says}: %s`, (target, wanted) => {
    const found = core.plan(reading, target);
    const { exact = true, ...rest } = wanted;
    expect(found && planned(found, wanted.notes)).toEqual(rest);
    expect(found?.exact).toBe(exact);
  });
});

test('there are enough of them', () => {
  expect(cases.length).toBeGreaterThanOrEqual(25);
});

test('a target that the catalog does not have has no plan', () => {
  expect(core.plan(core.read('layercake: 1\n'), 'atari')).toBeUndefined();
});

test('an empty stack runs everywhere as it is', () => {
  expect(core.plan(core.read('layercake: 1\n'), 'red')).toMatchObject({ unchanged: true, feasible: true, steps: [] });
});
