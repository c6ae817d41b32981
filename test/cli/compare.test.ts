import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPlace, type Outcome, type Place } from './support/run.ts';

const OLD = `layercake: 1
name: desk
targets: [nvidia]
application:
  - id: api
    uses: [engine]
framework:
  - id: engine
    component: vllm
    version: 0.12.0
    uses: []
  - tensorrt-llm
`;
const NEW = OLD.replace('[nvidia]', '[nvidia, amd]')
  .replace('uses: []', 'uses: [tensorrt-llm]')
  .replace('0.12.0', '0.13.0');

/** A git of its own: no settings of the person who runs the tests, and a name to commit under. */
const ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...{ GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.org' },
  ...{ GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.org' },
};

let place: Place;
const git = (...argv: readonly string[]): string =>
  execFileSync('git', ['-c', 'init.defaultBranch=main', ...argv], {
    ...{ cwd: join(place.path, 'repo'), env: ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  });
const compare = (argv: string | readonly string[], host: Parameters<Place['run']>[1] = {}): Promise<Outcome> =>
  place.run(['compare', ...(typeof argv === 'string' ? argv.split(' ') : argv)], { env: ENV, ...host });

beforeAll(() => {
  place = createPlace({ 'old.yaml': OLD, 'new.yaml': NEW, 'prose.yaml': 'Just words.', 'outside/layercake.yaml': OLD });
  place.write('repo/stacks/layercake.yaml', OLD);
  place.write('repo/stacks/binary.layercake.yaml', Uint8Array.of(0, 1, 2, 255));
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  git('tag', 'one');
  place.write('repo/stacks/layercake.yaml', OLD.replace('0.12.0', '0.12.1'));
  git('commit', '--quiet', '-am', 'two');
  place.write('repo/stacks/layercake.yaml', NEW);
  place.write('repo/stacks/fresh.layercake.yaml', NEW);
  place.write('repo/stacks/binary.layercake.yaml', NEW);
  mkdirSync(join(place.path, 'unborn'));
  place.write('unborn/layercake.yaml', NEW);
  execFileSync('git', ['init', '--quiet'], { cwd: join(place.path, 'unborn'), env: ENV });
});
afterAll(() => place.remove());

/** A folder with something in it that goes by the name of git. */
const binFolder = (): string => dirname(place.write('bin/git', '#!/bin/sh\n'));

interface CompareOutput {
  readonly before: { readonly source: string; readonly stack: string };
  readonly after: { readonly source: string };
  readonly changed: readonly {
    readonly id: string;
    readonly fields: readonly { readonly field: string; readonly before?: unknown; readonly after?: unknown }[];
    readonly reach: readonly Readonly<Record<string, unknown>>[];
  }[];
  readonly becameLocked: readonly string[];
}

const json = async (argv: string): Promise<CompareOutput> => {
  const { code, out, err } = await compare(`${argv} --format json`);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as CompareOutput;
};

test('both sides are under the config of the second one', async () => {
  const both = 'layercake: 1\nframework: [{ id: ours, supports: { nvidia: native, amd: native, others: none } }]\n';
  place.write('two/wide/layercake.yaml', both);
  place.write('two/narrow/layercake.yaml', both);
  place.write('two/narrow/layercake.config.yaml', 'targets: [nvidia, amd]\n');
  const there = await compare('two/wide/layercake.yaml two/narrow/layercake.yaml');
  const back = await compare('two/narrow/layercake.yaml two/wide/layercake.yaml');
  expect(there.out).toMatch(/Lock-in +0\.0 of 100\n[^]*\nNothing differs\.\n$/);
  expect(back.out).toMatch(/Lock-in +85\.7 of 100\n[^]*\nNothing differs\.\n$/);
});

describe('two files', () => {
  test('as JSON', async () => {
    const { before, after, changed, becameLocked } = await json('old.yaml new.yaml');
    expect([before, after]).toMatchObject([{ source: 'old.yaml', stack: 'desk' }, { source: 'new.yaml' }]);
    expect(becameLocked).toEqual(['api', 'engine']);
    expect(changed.map(({ id }) => id)).toEqual(['api', 'engine']);
    expect(changed[1]?.fields).toEqual([
      { field: 'version', before: '0.12.0', after: '0.13.0' },
      { field: 'uses', before: [], after: ['tensorrt-llm'] },
    ]);
    expect(changed[0]?.reach.find(({ target }) => target === 'amd')).toMatchObject({
      ...{
        turn: 'lost',
        before: 'native',
        after: 'none',
        chain: ['api', 'engine', 'tensorrt-llm'],
        chainBefore: ['api'],
      },
      reason: expect.stringMatching(/^TensorRT-LLM does not run on AMD GPUs \(.+, read \d{4}-\d\d-\d\d\)/) as string,
    });
  });

  test('for people', async () => {
    const { code, out } = await compare('old.yaml new.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/^desk \(old\.yaml → new\.yaml\)\n\n {2}Lock-in {4}\d+\.\d → 100\.0 of 100 ▲ \d+\.\d\n/);
    expect(out).toMatch(/\n {2}Asked for {2}nvidia, \+amd\n {2}Runs on {4}nvidia\n/);
    expect(out).toMatch(/\nEntries\n {2}~ engine version: 0\.12\.0 → 0\.13\.0; uses: \+ tensorrt-llm\n/);
    expect(out).toMatch(/\nCoupling\n {2}api ◇ portable → ■ locked to NVIDIA, lock-in \d+ → 100\n/);
    expect(out).toMatch(/\n {2}api +N>· /);
    expect(out).toMatch(/\n {2}✕ lost on amd, .*by api → engine → tensorrt-llm:\s+TensorRT-LLM/s);
    expect(out).toMatch(/\n {2}\+ error target-unreachable TensorRT-LLM does not run on AMD GPUs/);
  });

  test('the other way round says what opened', async () => {
    const { out } = await compare('new.yaml old.yaml');
    expect(out).toMatch(/Lock-in {4}100\.0 → \d+\.\d of 100 ▼/);
    expect(out).toMatch(/\n {2}Asked for {2}nvidia, −amd\n {2}Runs on {4}nvidia\n/);
    expect(out).toMatch(/● opened on amd, .*held back until now by\s+api\s+→\s+engine\s+→\s+tensorrt-llm:/s);
    expect(out).toMatch(/\n {2}− error target-unreachable/);
  });

  test('as Markdown: tables that stand in a pull request, without HTML', async () => {
    const { code, out } = await compare('old.yaml new.yaml --format markdown');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^## desk: lock-in index \d+\.\d → 100\.0 \(▲ \d+\.\d\)\n\n\| {2}\| `old\.yaml` \| `new\.yaml` \|\n/,
    );
    expect(out).toContain('**Became locked:** `api`, `engine`.');
    expect(out).toContain('| ~ `engine` | framework | version: `0.12.0` → `0.13.0`; uses: + `tensorrt-llm` |');
    expect(out).toMatch(/- \*\*✕ Lost\*\* on `amd`, .*by `api → engine → tensorrt-llm`: TensorRT-LLM/);
    expect(out).not.toMatch(/<(?!https:)/);
    for (const table of out.split('\n\n').filter((block) => block.startsWith('|'))) {
      expect(new Set(table.split('\n').map((row) => row.split('|').length)).size).toBe(1);
    }
  });

  test('that say the same', async () => {
    expect((await compare('old.yaml old.yaml')).out).toMatch(/\n\nNothing differs\.\n$/);
    expect((await compare('old.yaml old.yaml --format markdown')).out).toMatch(/\n\nNothing differs\.\n$/);
  });

  test.each([
    ['old.yaml new.yaml --fail-on worse', 1],
    ['new.yaml old.yaml --fail-on worse', 0],
    ['old.yaml old.yaml --fail-on worse', 0],
    ['old.yaml new.yaml', 0],
  ])('%s ends with %i', async (argv, code) => {
    expect((await compare(argv)).code).toBe(code);
  });
});

describe('a file and its version in git', () => {
  test('is the last commit, unless another is named', async () => {
    const head = await json('repo/stacks/layercake.yaml');
    expect(head.before.source).toBe('repo/stacks/layercake.yaml (HEAD)');
    expect(head.after.source).toBe('repo/stacks/layercake.yaml');
    expect(head.changed.at(-1)?.fields[0]).toEqual({ field: 'version', before: '0.12.1', after: '0.13.0' });
    for (const base of ['one', 'HEAD~1', 'main^']) {
      const { changed } = await json(`repo/stacks/layercake.yaml --base ${base}`);
      expect(changed.at(-1)?.fields[0]).toEqual({ field: 'version', before: '0.12.0', after: '0.13.0' });
    }
  });

  test('is found from inside a folder, and inside a hook of another repository', async () => {
    const cwd = join(place.path, 'repo', 'stacks');
    const hook = { ...ENV, GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_WORK_TREE: '/' };
    expect((await compare('layercake.yaml', { cwd, env: hook })).out).toMatch(/^desk \(layercake\.yaml \(HEAD\) →/);
  });

  test.each([
    ['outside/layercake.yaml', 'outside/layercake.yaml: is in no git repository'],
    ['unborn/layercake.yaml', "git knows no revision 'HEAD' here"],
    ['repo/stacks/layercake.yaml --base nowhere', "git knows no revision 'nowhere' here"],
    [
      'repo/stacks/layercake.yaml --base one:stacks/layercake.yaml',
      "git knows no revision 'one:stacks/layercake.yaml' here",
    ],
    ['repo/stacks/layercake.yaml --base=--output=stolen', "'--output=stolen' is no revision"],
    ['repo/stacks/layercake.yaml --base=-h', "'-h' is no revision"],
    ['repo/stacks/layercake.yaml --base=', "'' is no revision"],
    ['repo/stacks/fresh.layercake.yaml', "repo/stacks/fresh.layercake.yaml: is not in revision 'HEAD'"],
    ['repo/stacks/binary.layercake.yaml', "repo/stacks/binary.layercake.yaml in revision 'HEAD': is binary, not text"],
    ['repo/stacks/missing.yaml', 'repo/stacks/missing.yaml: no such file or folder'],
    [
      'old.yaml prose.yaml',
      'prose.yaml: is no manifest: A manifest is a mapping of layers that starts with `layercake: 1`.',
    ],
  ])('%s: one line, and 2', async (argv, message) => {
    expect(await compare(argv)).toEqual({ code: 2, out: '', err: `layercake: ${message}\n` });
  });

  test.each<[string, () => Readonly<Record<string, string>>]>([
    ['no PATH', () => ({})],
    ['an empty one', () => ({ PATH: '' })],
    ['a folder that is not there', () => ({ PATH: '/nonexistent' })],
    ['a folder that is named from here, whatever is in it', () => ({ PATH: relative(process.cwd(), binFolder()) })],
  ])('without git (%s): one line, and 2', async (_, env) => {
    expect(await compare('repo/stacks/layercake.yaml', { env: env() })).toEqual({
      ...{ code: 2, out: '' },
      err: 'layercake: git is not on the PATH; name two files to compare instead\n',
    });
  });

  test('runs nothing that the repository names', async () => {
    git('config', 'diff.steal.textconv', 'sh -c "touch stolen; cat $1"');
    git('config', 'filter.steal.smudge', 'sh -c "touch stolen; cat"');
    git('config', 'core.fsmonitor', 'sh -c "touch stolen"');
    place.write('repo/.gitattributes', '*.yaml diff=steal filter=steal\n');
    place.write('repo/stacks/.gitattributes', '*.yaml diff=steal filter=steal\n');
    expect((await compare('repo/stacks/layercake.yaml')).code).toBe(0);
    expect(() => execFileSync('ls', [join(place.path, 'repo', 'stacks', 'stolen')], { stdio: 'ignore' })).toThrow();
    expect(() => execFileSync('ls', [join(place.path, 'repo', 'stolen')], { stdio: 'ignore' })).toThrow();
  });
});
