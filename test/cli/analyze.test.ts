import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shortNames } from '../../src/cli/analyze-table.ts';
import { CLEAN, manyEntries, RICH } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

interface AnalyzeOutput {
  readonly stack: string;
  readonly targets: readonly string[];
  readonly lockIn: number;
  readonly known: number;
  readonly entries: readonly {
    readonly id: string;
    readonly layer: string;
    readonly component?: string;
    readonly coupling: string;
    readonly lockIn: number;
    readonly own: Readonly<Record<string, string>>;
    readonly reach: Readonly<Record<string, string>>;
    readonly chain: readonly string[];
    readonly openness: { readonly level: string; readonly of: string };
  }[];
  readonly lockInBreakdown: readonly { readonly entry: string; readonly points: number; readonly unknown: number }[];
  readonly corners: Readonly<Record<string, readonly string[]>>;
  readonly openings: readonly {
    readonly target: string;
    readonly replace: readonly string[];
    readonly approximate: boolean;
    readonly unknown: readonly string[];
  }[];
  readonly chokePoints: readonly { readonly entry: string; readonly opens: number }[];
}

const LOCKED = `layercake: 1
name: locked
targets: [nvidia, amd, atari]
application:
  - id: api
    uses: [engine]
  - id: other-api
    uses: [engine]
framework:
  - id: engine
    component: tensorrt-llm
    uses: [cuda]
system: [cuda]
`;

let place: Place;
beforeAll(() => {
  place = createPlace({
    'locked.yaml': LOCKED,
    'rich.yaml': RICH,
    'unnamed.yaml': CLEAN.replace('name: clean\n', ''),
    'bare.yaml': 'layercake: 1\n',
    'huge.yaml': manyEntries(10_000),
  });
});
afterAll(() => place.remove());

const analyze = async (file: string): Promise<AnalyzeOutput> => {
  const { code, out, err } = await place.run(`analyze ${file} --format json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as AnalyzeOutput;
};

describe('json', () => {
  test('has every entry, with levels for every target', async () => {
    const { stack, targets, lockIn, entries, chokePoints } = await analyze('locked.yaml');
    expect({ stack, lockIn }).toEqual({ stack: 'locked', lockIn: 100 });
    expect(targets).toEqual(expect.arrayContaining(['nvidia', 'amd', 'cpu-arm']));
    expect(entries.map(({ id }) => id)).toEqual(['api', 'other-api', 'engine', 'cuda']);
    for (const { own, reach } of entries) {
      expect(Object.keys(own)).toEqual(targets);
      expect(Object.keys(reach)).toEqual(targets);
    }
    expect(entries[0]).toMatchObject({
      coupling: 'locked',
      lockIn: 100,
      chain: ['api', 'engine'],
      layer: 'application',
    });
    expect(entries[0]).not.toHaveProperty('component');
    expect(entries[2]).toMatchObject({ component: 'tensorrt-llm', own: { nvidia: 'native', amd: 'none' } });
    expect(chokePoints[0]?.opens).toBeGreaterThan(0);
  });

  test('rounds to one decimal place, and names a nameless stack by its file', async () => {
    const { stack, lockIn, known, entries } = await analyze('rich.yaml');
    for (const value of [lockIn, ...entries.map((entry) => entry.lockIn)])
      expect(value * 10).toBeCloseTo(Math.round(value * 10), 9);
    expect(known).toBeLessThanOrEqual(1);
    expect(stack).toBe('support-assistant');
    expect((await analyze('unnamed.yaml')).stack).toBe('unnamed.yaml');
  });

  test('lays the points of the index at entries, to one decimal place and up to the index', async () => {
    const { lockIn, entries, lockInBreakdown } = await analyze('rich.yaml');
    const total = lockInBreakdown.reduce((sum, { points }) => sum + points, 0);
    expect(total.toFixed(1)).toBe(lockIn.toFixed(1));
    expect(lockInBreakdown.length).toBeGreaterThan(1);
    expect(entries.map(({ id }) => id)).toEqual(expect.arrayContaining(lockInBreakdown.map(({ entry }) => entry)));
    expect((await analyze('locked.yaml')).lockInBreakdown).toEqual([{ entry: 'engine', points: 100, unknown: 0 }]);
  });

  test('names the fewest entries to replace for each accelerator that is closed', async () => {
    const { targets, openings } = await analyze('locked.yaml');
    const accelerators = targets.filter((id) => id !== 'nvidia' && !id.startsWith('cpu'));
    expect(openings).toEqual(
      accelerators.map((target) => ({ target, replace: ['engine'], approximate: false, unknown: [] })),
    );
  });

  test('sorts the entries by openness and freedom', async () => {
    const { entries, corners } = await analyze('locked.yaml');
    expect(entries.map(({ openness }) => openness)).toEqual([
      { level: 'unknown', of: 'licence' },
      { level: 'unknown', of: 'licence' },
      expect.objectContaining({ of: 'source', stewardVendor: 'nvidia' }),
      expect.objectContaining({ level: 'closed', of: 'source', stewardVendor: 'nvidia' }),
    ]);
    expect(corners).toMatchObject({
      ...{ openTied: ['engine'], closedTied: ['cuda'], openFree: [], closedFree: [] },
      ...{ unknownOpenness: ['api', 'other-api'], unknownCoupling: [] },
    });
  });

  test('an empty stack is a stack', async () => {
    expect(await analyze('bare.yaml')).toMatchObject({
      lockIn: 0,
      entries: [],
      lockInBreakdown: [],
      chokePoints: [],
      openings: [],
    });
  });
});

describe('pretty', () => {
  test('tells index, targets, entries, chain with evidence, and choke points', async () => {
    const { code, out } = await place.run('analyze locked.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/^locked \(locked\.yaml\)\n\n {2}Lock-in {2}█{20} 100\.0 of 100\n/);
    expect(out).toMatch(/Targets {2}nvidia \(native\), amd \(does not run\), atari \(no such target\)/);
    expect(out).toMatch(/Application & Deployment\n {2}api +■ locked +100 {2}N +· /);
    expect(out).toMatch(
      /■ locked to NVIDIA: api → engine\. TensorRT-LLM does not\s+run on AMD GPUs?\s+\([^)]+, read\s+\d{4}-\d\d-\d\d\)/,
    );
    expect(out).toMatch(/It\s+holds\s+other-api\s+too/);
    expect(out).toMatch(/vendor's own by nature: CUDA Toolkit/);
    expect(out).toMatch(/What the index is made of .*\n {2}100\.0 {2}engine\n/);
    expect(out).toMatch(/Choke points .*\n {2}1\. \S+ opens \d+ cells?\n/);
    expect(out).toMatch(/What would open it .*\n {2}To open AMD GPU, [^:]+:\s+replace\s+engine\n/);
    expect(out).toMatch(/Open but locked\? .*\n {12}free +tied\n {2}open {6}– +engine\n {2}not open {2}– +cuda\n/);
    expect(out).toMatch(/\n {2}engine {2}open source · Apache-2\.0 · NVIDIA\u00a0▲\n/);
    expect(out).toContain('? Openness unknown: api and other-api.');
  });

  test('warns of what could not be read, and names what is not known', async () => {
    const { out } = await place.run('analyze rich.yaml');
    expect(out).toMatch(/Read in part only: \d+ problems? of form/);
    expect(out).toContain('? The catalog knows too little to judge cuddn.');
    expect(out).toContain('\n  batch-scorer-for-the-nightly-evaluation-runs\n');
  });

  test('an empty stack says so', async () => {
    expect((await place.run('analyze bare.yaml')).out).toContain('No layer has an entry.');
  });

  test('takes 10,000 entries', async () => {
    const { code, out } = await place.run('analyze huge.yaml');
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeGreaterThan(10_000);
  }, 60_000);
});

test('short names tell targets apart', () => {
  const ids = ['nvidia', 'amd', 'intel-gpu', 'intel-gaudi', 'amd-npu', 'intel-npu', 'cpu-x86', 'x', 'nvidia-2'];
  for (const size of [2, 3]) {
    const names = shortNames(ids, size);
    expect(new Set(names).size).toBe(ids.length);
    expect(names.every((name) => name.length === size)).toBe(true);
  }
});
