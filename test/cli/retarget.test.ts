import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/cli/text.ts';
import { catalog } from '../support/catalog.ts';
import { CLEAN, manyEntries } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

const STACK = `layercake: 1
name: stack # ours
application:
  - id: api
    uses: [torchlet, fastkernel]
framework:
  - torchlet # behind
  - fastkernel
system: [greenkit, greencomm]
hardware:
  - component: green-g2
    count: 4
`;

const MOVED = `layercake: 1
name: stack # ours
application:
  - id: api
    uses: [torchlet, slowkernel]
framework:
  - torchlet # behind
  - slowkernel
system: [redkit]
hardware:
  - component: red-r2
    count: 4
`;

const BLOCKED = `layercake: 1
framework: [nowhere, mystery]
`;

let place: Place;
beforeEach(() => {
  place = createPlace({ 'stack.yaml': STACK, 'blocked.yaml': BLOCKED });
});
afterEach(() => place.remove());

const retarget = async (options: string, columns?: number): ReturnType<Place['run']> =>
  place.run(`retarget ${options}`, { columns }, () => catalog);

describe('pretty', () => {
  test('tells what is done layer by layer, with effort, notes and sources, and names what stays', async () => {
    const { code, out, err } = await retarget('stack.yaml --to red');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`stack → Red GPU (stack.yaml)

  Plan    Can move, as far as the catalog knows.
  Effort  4 × config

Application & Deployment
  ✓ keep api

Base Model Framework
  → fastkernel    replace by slowkernel (config)
    Part of Torchlet.
    example.org, read 2026-11-23
  ✓ keep torchlet

System Software & Compiler
  ⇄ greenkit      swap for redkit (config)
  ⇄ greencomm     leave out
    No equivalent for Red GPUs is known to the catalog.

Hardware & Compute
  ⇄ green-g2      swap for red-r2 (config)
`);
  });

  test('says what is blocked and what nobody knows', async () => {
    const { code, out } = await retarget('blocked.yaml --to red');
    expect(code).toBe(1);
    expect(out).toContain('Not known to work: 1 blocked, 1 unknown.');
    expect(out).toMatch(/✕ nowhere +blocked\n {4}nowhere does not run on Red GPUs \(example.org, read/);
    expect(out).toMatch(/\? mystery +unknown\n {4}Nothing is known of it on Red GPUs\.\n/);
  });

  test.each([40, 80])('fits %i columns', async (columns) => {
    for (const file of ['stack.yaml', 'blocked.yaml']) {
      const { out } = await retarget(`${file} --to red`, columns);
      for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
    }
  });

  test('uses colour on a terminal only', async () => {
    const host = { isTerminal: true, columns: 80 };
    const { out } = await place.run('retarget stack.yaml --to red', host, () => catalog);
    expect(out).toContain('\u001b[');
    expect(out.replace(/\u001b\[[\d;]*m/g, '')).toBe((await retarget('stack.yaml --to red', 80)).out);
    expect((await retarget('stack.yaml --to red')).out).not.toContain('\u001b');
  });

  test('shows hostile names without obeying them', async () => {
    place.write(
      'hostile.yaml',
      'layercake: 1\nname: "\\e[31mred\\u202e"\nframework: [{ id: "x\\e]0;y", component: nowhere }]\n',
    );
    for (const format of ['pretty', 'json', 'markdown']) {
      const { out } = await retarget(`hostile.yaml --to red --format ${format}`);
      expect(out).not.toMatch(/[\u001b\u202e]/);
    }
  });
});

describe('json', () => {
  test('has a step for every entry, and the manifest after the move', async () => {
    const { code, out } = await retarget('stack.yaml --to red --format json');
    const plan = JSON.parse(out) as { steps: { entry: string }[]; manifest: string };
    expect(code).toBe(0);
    expect(plan).toMatchObject({ version: 1, stack: 'stack', target: 'red', feasible: true, exact: true });
    expect(plan).toMatchObject({ effort: 'config', efforts: { none: 0, config: 4, rebuild: 0, code: 0, redesign: 0 } });
    expect(plan.steps.map(({ entry }) => entry)).toEqual([
      'api',
      'torchlet',
      'fastkernel',
      'greenkit',
      'greencomm',
      'green-g2',
    ]);
    expect(plan.steps[2]).toMatchObject({
      ...{ action: 'replace', by: 'slowkernel', effort: 'config', level: 'native', leftOut: false },
      changes: [{ field: 'component', to: 'slowkernel' }],
      evidence: [{ source: 'https://example.org/slowkernel/readme' }],
    });
    expect(plan.manifest).toBe(MOVED);
  });

  test('goes without the manifest where anchors share what would have to differ', async () => {
    place.write('shared.yaml', 'layercake: 1\nframework: &all [fastkernel]\nsystem: *all\n');
    const { code, out } = await retarget('shared.yaml --to red --format json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).not.toHaveProperty('manifest');
  });
});

test('markdown has a table, what stays, and the sources', async () => {
  const { out } = await retarget('stack.yaml --to red --format markdown');
  expect(out).toMatch(/^# stack on Red GPU\n\n\*\*Can move, as far as the catalog knows\.\*\*\\\nEffort: 4 × config\./);
  expect(out).toContain(
    '| Base Model Framework | `fastkernel` | → replace by slowkernel | config | Part of Torchlet. |',
  );
  expect(out).toContain('Kept as they are: `api`, `torchlet`.');
  expect(out).toMatch(/## How we know\n\n- `fastkernel`: What slowkernel says\. \(\[example\.org\]/);
});

describe('--write', () => {
  const write = async (out: string, file = 'stack.yaml'): ReturnType<Place['run']> =>
    place.run(['retarget', file, '--to', 'red', '--write', out], {}, () => catalog);
  const read = (name: string): string => readFileSync(join(place.path, name), 'utf8');

  test('writes the manifest after the move, and says so beside the plan', async () => {
    const { code, out, err } = await write('moved.yaml');
    expect({ code, err }).toEqual({ code: 0, err: 'layercake: wrote moved.yaml (5 edits)\n' });
    expect(out).toMatch(/^stack → Red GPU/);
    expect(read('moved.yaml')).toBe(MOVED);
    expect(read('stack.yaml')).toBe(STACK);
  });

  test('writes over the same file, keeps its mode, and leaves nothing else behind', async () => {
    chmodSync(join(place.path, 'stack.yaml'), 0o640);
    await write('stack.yaml');
    expect(read('stack.yaml')).toBe(MOVED);
    expect(statSync(join(place.path, 'stack.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(place.path).sort()).toEqual(['blocked.yaml', 'stack.yaml']);
  });

  test('follows a symbolic link', async () => {
    symlinkSync('stack.yaml', join(place.path, 'link.yaml'));
    await write('link.yaml');
    expect(lstatSync(join(place.path, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(read('stack.yaml')).toBe(MOVED);
  });

  test('writes what is known of a plan that does not work out, and exits with 1', async () => {
    expect((await write('moved.yaml', 'blocked.yaml')).code).toBe(1);
    expect(read('moved.yaml')).toBe(BLOCKED);
  });

  test('a stack that runs there already is written as it is', async () => {
    place.write('there.yaml', 'layercake: 1\nframework: [torchlet]   # as it is\n');
    expect((await write('moved.yaml', 'there.yaml')).code).toBe(0);
    expect(read('moved.yaml')).toBe('layercake: 1\nframework: [torchlet]   # as it is\n');
  });

  test.each([
    ['no/such/folder.yaml', 'no/such/folder.yaml: cannot be written: no such folder'],
    ['stack.yaml/below.yaml', 'stack.yaml/below.yaml: cannot be written: no such folder'],
    ['folder', 'folder: is a folder; a file is wanted here'],
    ['circle.yaml', 'circle.yaml: cannot be written: its symbolic links go in a circle'],
    [`${'a'.repeat(300)}.yaml`, `${'a'.repeat(300)}.yaml: cannot be written: the name is too long`],
  ])('to %s fails in one line and leaves nothing behind', async (out, message) => {
    mkdirSync(join(place.path, 'folder'));
    symlinkSync('circle.yaml', join(place.path, 'circle.yaml'));
    const { code, err } = await write(out);
    expect({ code, err }).toEqual({ code: 2, err: `layercake: ${message}\n` });
    expect(readdirSync(place.path).sort()).toEqual(['blocked.yaml', 'circle.yaml', 'folder', 'stack.yaml']);
    expect(readdirSync(join(place.path, 'folder'))).toEqual([]);
    expect(read('stack.yaml')).toBe(STACK);
  });

  test('says where anchors stand in the way, and writes nothing', async () => {
    place.write('shared.yaml', 'layercake: 1\nframework: &all [fastkernel]\nsystem: *all\n');
    const { code, err } = await write('moved.yaml', 'shared.yaml');
    expect(code).toBe(2);
    expect(err).toMatch(/^layercake: shared\.yaml: its anchors or aliases share what would have to change/);
    expect(existsSync(join(place.path, 'moved.yaml'))).toBe(false);
  });
});

describe('a wrong call', () => {
  test.each([
    [
      'stack.yaml --to rad',
      'there is no target rad. Did you mean red? The targets are green, red, blue-gpu, blue-npu, cpu',
    ],
    ['stack.yaml --to xyzzy', 'there is no target xyzzy. The targets are green, red, blue-gpu, blue-npu, cpu'],
    ['none.yaml --to red', 'none.yaml: no such file or folder'],
  ])('%s', async (options, message) => {
    const { code, out, err } = await retarget(options);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `layercake: ${message}\n` });
  });

  test('without a target says that one is missing', async () => {
    const { code, err } = await retarget('stack.yaml');
    expect(code).toBe(2);
    expect(err).toContain("required option '--to <target>' not specified");
  });
});

test('takes 10,000 entries of the real catalog', async () => {
  place.write('huge.yaml', manyEntries(10_000));
  place.write('clean.yaml', CLEAN);
  const { code, out } = await place.run('retarget huge.yaml --to amd --format json');
  expect(code).toBe(0);
  expect((JSON.parse(out) as { steps: unknown[] }).steps).toHaveLength(10_000);
  expect((await place.run('retarget clean.yaml --to amd')).out).toContain('Runs on AMD GPU as it is');
}, 60_000);
