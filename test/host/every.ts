import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { withCleanup } from './cleanup.ts';
import type { Defer } from './cleanup.ts';
import { ensureInstalled } from './install.ts';
import { extensionHosts, hostRoot, repositoryRoot, vscodeVersions } from './paths.ts';

/** Something that drives a real VS Code, in a process of its own. */
interface Job {
  readonly name: string;
  readonly arguments: readonly string[];
}

/** Each of them waits for its editor as often as it works, so that two keep two cores busy. */
const sideBySide = 2;

/** The longest comes first, so that no core is left with it at the end. */
const jobs: readonly Job[] = [
  {
    name: 'the workbench tests',
    arguments: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.workbench.config.mts'],
  },
  ...vscodeVersions.flatMap((version) =>
    extensionHosts.map((host) => ({
      name: `the suite in VS Code ${version}, ${host}`,
      arguments: [
        ...process.execArgv,
        ...[path.join(hostRoot, 'main.ts'), 'test', '--vscode', version, '--host', host],
      ],
    })),
  ),
];

/** Runs a job, and shows what it says in one piece when it has ended. Says whether it went well. */
async function run(job: Job, defer: Defer): Promise<boolean> {
  const child = spawn(process.execPath, job.arguments, {
    cwd: repositoryRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = once(child, 'close');
  defer(async () => {
    if (child.kill()) await ended;
  });
  const [code] = (await ended) as [number | null];
  console.log(`\n-- ${job.name}\n${Buffer.concat(said).toString()}`);
  return code === 0;
}

/** What fails beside another runs once more alone: on a machine that halts for a minute, an editor is late for its tests. */
async function main(): Promise<number> {
  await ensureInstalled();
  const suspects: Job[] = [];
  const failed: string[] = [];
  await withCleanup(async (defer) => {
    const waiting = [...jobs];
    const work = async (): Promise<void> => {
      for (let job = waiting.shift(); job; job = waiting.shift()) if (!(await run(job, defer))) suspects.push(job);
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    for (const job of suspects) {
      console.log(`\n-- once more, alone: ${job.name}`);
      if (!(await run(job, defer))) failed.push(job.name);
    }
  });
  for (const { name } of suspects) console.error(`${failed.includes(name) ? 'FAILED TWICE' : 'Passed alone'}: ${name}`);
  return failed.length > 0 ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`[host] ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  },
);
