import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';

/** What an activation without a manifest takes, in CPU milliseconds, and the files beside the program that it asks for. */
interface Activation {
  /** What the engine takes to compile the program alone. */
  readonly compile: number;
  readonly load: number;
  readonly activate: number;
  readonly asked: readonly string[];
}

const ROUNDS = 5;

let folder: string;
let activations: readonly Activation[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layercake-'));
  writeFileSync(join(folder, 'editor.cjs'), EDITOR);
  activations = Array.from({ length: ROUNDS }, () => {
    const out = execFileSync(process.execPath, [join(folder, 'editor.cjs'), fromRoot('dist/extension.cjs')]);
    return JSON.parse(out.toString()) as Activation;
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The best of some rounds: whatever else the machine does only adds to it. */
const best = (of: (activation: Activation) => number): number => Math.min(...activations.map(of));

test('an activation without a manifest loads nothing but the program', () => {
  expect(activations.flatMap(({ asked }) => asked)).toEqual([]);
});

test('to load the program takes little more than to compile it', () => {
  const share = best(({ load, compile }) => load / compile);
  console.log(`loading: ${best(({ load }) => load).toFixed(0)} ms, ${share.toFixed(2)} times as long as compiling`);
  // Read and compiled once more, and run: what a module does when it is loaded is all that can add to it.
  expect(share).toBeLessThan(2.5);
});

test('to activate takes less than to compile the program', () => {
  const share = best(({ activate, compile }) => activate / compile);
  console.log(`activating: ${best(({ activate }) => activate).toFixed(1)} ms, ${share.toFixed(2)} of compiling`);
  expect(share).toBeLessThan(1);
});

/** Loads and activates the extension in an editor without files, which answers everything with itself. */
const EDITOR = `
const fs = require('node:fs');
const Module = require('node:module');
const { basename, dirname } = require('node:path');
const { Script } = require('node:vm');
const [program] = process.argv.slice(2);
const asked = [];
const readFile = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  if (dirname(String(file)) === dirname(program) && String(file) !== program) asked.push(basename(file));
  return readFile(file, ...rest);
};
const editor = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === 'textDocuments') return [];
    if (key === Symbol.iterator) return [][Symbol.iterator];
    return key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : key === 'length' ? 0 : editor;
  },
  set: () => true,
  apply: () => editor,
  construct: () => editor,
});
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name.startsWith('./')) asked.push(name);
  // A bundle copies a module's own properties, and inherits the rest.
  return name === 'vscode' ? Object.create(editor) : load(name, ...rest);
};
process.on('unhandledRejection', () => {});
const cpu = (job) => {
  const before = process.cpuUsage();
  const result = job();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
};
const text = readFile(program, 'utf8');
const [compile] = cpu(() => new Script(text));
const [loading, extension] = cpu(() => require(program));
const context = { subscriptions: [], extensionUri: editor, extension: { id: '', extensionUri: editor } };
const [activate] = cpu(() => extension.activate(context));
setTimeout(() => process.stdout.write(JSON.stringify({ compile, load: loading, activate, asked })), 200);
`;
