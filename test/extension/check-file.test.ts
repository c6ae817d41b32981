import { expect, test } from 'vitest';
import type * as vscode from 'vscode';
import type { Configs, Held } from '../../src/extension/configs.ts';
import type { Stacks } from '../../src/extension/stacks.ts';
import { createFileChecks, type FileChecks } from '../../src/extension/workspace/check-file.ts';
import { core } from '../support/core.ts';
import { state, Uri } from './support/vscode.ts';

const FILE = new Uri('file', '/one/layercake.yaml') as unknown as vscode.Uri;

interface Scene {
  readonly checks: FileChecks;
  held: Held;
  isWanted: boolean;
  told: number;
}

function scene(): Scene {
  state.files = new Map([[FILE.path, new TextEncoder().encode('layercake: 1\n')]]);
  const configs = { findAmongMany: () => Promise.resolve(), of: () => now.held } as unknown as Configs;
  const stacks = { tell: () => now.told++ } as unknown as Stacks;
  const checks = createFileChecks(configs, stacks, () => now.isWanted);
  const now: Scene = { checks, held: { config: {}, layercake: core }, isWanted: true, told: 0 };
  return now;
}

test.each<readonly [what: string, happen: (now: Scene) => void, told: number]>([
  ['nothing happens', () => undefined, 1],
  ['the file changes', ({ checks }) => checks.outdate(FILE), 0],
  ['it is opened, deleted or left out', (now) => (now.isWanted = false), 0],
  ['it comes under another config', (now) => (now.held = { ...now.held }), 0],
])('what is found while %s is told only where it still holds', async (_, happen, told) => {
  const now = scene();
  let breaths = 0;
  await now.checks.check(FILE, async () => {
    // The second breath is taken between reading and checking.
    if (++breaths === 2) happen(now);
    await Promise.resolve();
  });
  expect([breaths, now.told]).toEqual([2, told]);
});

test('a file is checked again only where it, or its config, has changed', async () => {
  const now = scene();
  const check = (): Promise<void> => now.checks.check(FILE, () => Promise.resolve());
  await check();
  await check();
  expect(now.told).toBe(1);
  now.checks.outdate(FILE);
  await check();
  now.held = { ...now.held };
  await check();
  expect(now.told).toBe(3);
});
