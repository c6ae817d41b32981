import { availableParallelism } from 'node:os';
import { runJobs } from './jobs.ts';
import type { Job, Outcome } from './jobs.ts';
import { extensionHosts, vscodeVersions } from '../test/host/paths.ts';

type Command = Job['command'];

const script = (name: string): Command => ['npm', 'run', '--silent', name];
const program = (file: string, ...rest: readonly string[]): Command => [process.execPath, file, ...rest];
const vitest = (...rest: readonly string[]): Command => program('node_modules/vitest/vitest.mjs', 'run', ...rest);
const host = (...rest: readonly string[]): Command =>
  program('node_modules/tsx/dist/cli.mjs', 'test/host/main.ts', ...rest);

const BUILD: Job = { name: 'build', command: script('build') };
const INSTALL: Job = { name: 'VS Code and Chromium', command: host('install') };
const built = { needs: [BUILD.name] };
const inEditor = { needs: [BUILD.name, INSTALL.name], mayFailOnce: true };

const WORKBENCH = ['--config', 'vitest.workbench.config.mts'];
const LONGEST = 'test/workbench/cake.test.ts';

/** They keep one core busy. */
const UNIT: Job = {
  ...{ name: 'unit tests', command: vitest('--project', 'unit'), env: { VITEST_MAX_WORKERS: '1' } },
  ...built,
};

/** These wait for their editor as often as they work. */
const EDITOR: readonly Job[] = [
  { name: 'workbench tests of the cake', command: vitest(...WORKBENCH, LONGEST), ...inEditor },
  { name: 'workbench tests', command: vitest(...WORKBENCH, '--exclude', LONGEST), ...inEditor },
  ...vscodeVersions.flatMap((version) =>
    extensionHosts.map((name) => ({
      name: `the suite in VS Code ${version}, ${name}`,
      command: host('test', '--vscode', version, '--host', name),
      ...inEditor,
    })),
  ),
];

/** The longest come first, so that no core is left with them at the end. */
const TESTS: readonly Job[] = [
  ...[BUILD, INSTALL, UNIT, ...EDITOR],
  { name: 'tests of the page', command: vitest('--project', 'page'), needs: [INSTALL.name] },
  { name: 'tests of speed', command: vitest('--project', 'speed'), isLast: true },
];

/** What may be asked for. */
const SETS: Readonly<Record<string, readonly Job[]>> = {
  all: [
    ...TESTS,
    { name: 'lint', command: script('lint') },
    { name: 'types', command: script('types') },
    { name: 'generated files', command: program('dist/tools/generate.mjs', '--check'), ...built },
    { name: 'package', command: script('package:built'), ...built },
  ],
  tests: TESTS,
  editor: [INSTALL, ...EDITOR.map((job) => ({ ...job, needs: [INSTALL.name] }))],
};

/** What a job that failed has said comes at the end, where people look first. */
function show({ name, isGood, seconds, output }: Outcome): void {
  console.log(`\n== ${name}: ${isGood ? 'good' : 'FAILED'}, ${seconds.toFixed(0)} s\n${isGood ? output : ''}`);
}

/** How many tests a job says that it ran. */
function countOf({ output }: Outcome): number {
  const text = output.replace(/\x1b\[[0-9;]*m/g, '');
  const told = [
    ...text.matchAll(/^\s*Tests\s+(?:\d+ \w+ \| )*(\d+) passed/gm),
    ...text.matchAll(/^VS Code .*: (\d+) tests,/gm),
  ];
  return told.reduce((sum, [, count]) => sum + Number(count), 0);
}

async function main(asked = 'all'): Promise<number> {
  const jobs = SETS[asked];
  if (!jobs) throw new Error(`what is checked is one of: ${Object.keys(SETS).join(', ')}`);
  const outcomes = await runJobs(jobs, availableParallelism() + 1, show);
  const good = new Set(outcomes.flatMap(({ name, isGood }) => (isGood ? [name] : [])));
  const bad = jobs.filter(({ name }) => !good.has(name));
  for (const { name, isGood, output } of outcomes) if (!isGood) console.log(`\n== What ${name} said\n${output}`);
  if (bad.length > 0) console.log(`\nFAILED: ${bad.map(({ name }) => name).join('; ')}`);
  else console.log(`\n${outcomes.reduce((sum, outcome) => sum + countOf(outcome), 0)} tests run, all passed.`);
  return bad.length > 0 ? 1 : 0;
}

main(process.argv[2]).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);
