import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runJobs } from '../../scripts/jobs.ts';
import type { Job, Outcome } from '../../scripts/jobs.ts';

const folder = mkdtempSync(join(tmpdir(), 'layercake-jobs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const diary = join(folder, 'diary');
beforeEach(() => rmSync(diary, { force: true }));
const lines = (): readonly string[] => readFileSync(diary, 'utf8').trim().split('\n');

/** A job that writes down when it starts and when it ends; `script` runs in between. */
const job = (name: string, script = '', more: Partial<Job> = {}): Job => {
  const write = (what: string): string =>
    `require('node:fs').appendFileSync(${JSON.stringify(diary)}, '${name} ${what}\\n');`;
  return {
    name,
    command: [process.execPath, '-e', `${write('starts')} ${script} process.on('exit', () => { ${write('ends')} });`],
    ...more,
  };
};
const SLOW = 'setTimeout(() => undefined, 300);';
/** Ends when another job has started, at last after a while. */
const meets = (other: string): string =>
  `const end = Date.now() + 20_000; const timer = setInterval(() => {
    const isThere = require('node:fs').readFileSync(${JSON.stringify(diary)}, 'utf8').includes('${other} starts');
    if (isThere || Date.now() > end) clearInterval(timer);
  }, 20);`;
const FAILS = 'process.exitCode = 3;';

const namesOf = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.map(({ name, isGood }) => `${name} ${isGood ? 'good' : 'bad'}`);

describe('jobs', () => {
  test('go one after the other in one lane, in their order', async () => {
    await runJobs([job('a', SLOW), job('b')], 1);
    expect(lines()).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
  });

  test('go side by side where there are lanes', async () => {
    await runJobs([job('a', meets('b')), job('b', meets('a'))], 2);
    expect(lines().slice(0, 2).sort()).toEqual(['a starts', 'b starts']);
  });

  test('wait for what they need, and let others go first', async () => {
    await runJobs([job('a', meets('c')), job('b', '', { needs: ['a'] }), job('c', meets('a'))], 2);
    expect(lines().slice(0, 2).sort()).toEqual(['a starts', 'c starts']);
    expect(lines().indexOf('b starts')).toBeGreaterThan(lines().indexOf('a ends'));
  });

  test('do not run where what they need has failed', async () => {
    const outcomes = await runJobs([job('a', FAILS), job('b', '', { needs: ['a'] }), job('c')], 2);
    expect([...namesOf(outcomes)].sort()).toEqual(['a bad', 'c good']);
  });

  test('that compare times come last, one by one', async () => {
    await runJobs([job('a', SLOW, { isLast: true }), job('b', SLOW), job('c', '', { isLast: true })], 3);
    expect(lines()).toEqual(['b starts', 'b ends', 'a starts', 'a ends', 'c starts', 'c ends']);
  });

  test('that may fail once run once more, and what counts is the second time', async () => {
    const onlyAlone = `process.exitCode = require('node:fs').readFileSync(${JSON.stringify(diary)}, 'utf8').includes('other') ? 0 : 1;`;
    const told: Outcome[] = [];
    const outcomes = await runJobs(
      [job('late', onlyAlone, { mayFailOnce: true }), job('broken', FAILS, { mayFailOnce: true }), job('other', FAILS)],
      1,
      (outcome) => told.push(outcome),
    );
    expect(namesOf(told)).toEqual(['late bad', 'broken bad', 'other bad', 'late good', 'broken bad']);
    expect(namesOf(outcomes)).toEqual(['late good', 'broken bad', 'other bad']);
  });

  test('keep what they say in one piece', async () => {
    const says = (word: string): string =>
      `console.log('${word} 1'); setTimeout(() => console.error('${word} 2'), 300);`;
    const outcomes = await runJobs([job('a', says('a')), job('b', says('b'))], 2);
    expect(outcomes.map(({ output }) => output).sort()).toEqual(['a 1\na 2', 'b 1\nb 2']);
  });
});
