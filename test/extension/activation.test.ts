import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';

/** What an activation takes, in CPU milliseconds, and the files beside the program that were asked for until all was done. */
interface Activation {
  /** What the engine takes to compile the program alone. */
  readonly compile: number;
  readonly load: number;
  readonly activate: number;
  readonly asked: readonly string[];
  /** The findings of each file that was told of. */
  readonly told: readonly (readonly string[])[];
}

const ROUNDS = 5;

let folder: string;
let activations: readonly Activation[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'layercake-'));
  writeFileSync(join(folder, 'editor.cjs'), EDITOR);
  activations = Array.from({ length: ROUNDS }, () => activated());
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Activates the extension in a program of its own, with a file open or none. */
function activated(path = '', text = ''): Activation {
  const argv = [join(folder, 'editor.cjs'), fromRoot('dist/extension.cjs'), path, text];
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as Activation;
}

/** The best of some rounds: whatever else the machine does only adds to it. */
const best = (of: (activation: Activation) => number): number => Math.min(...activations.map(of));

test('an activation without a manifest loads nothing but the program', () => {
  expect(activations.flatMap(({ asked }) => asked)).toEqual([]);
});

const MANIFEST = 'layercake: 1\nframework: [pytroch]\n';
const BROKEN = 'layercake: 1\nframework: [pytorch\n';
const NEEDED = ['catalog.json', 'core.cjs', 'validators.cjs'];

test.each([
  ['a file of something else', '/stacks/values.yaml', MANIFEST, [], []],
  ['a manifest', '/stacks/layercake.yaml', MANIFEST, NEEDED, [['unknown-component']]],
  ['a broken manifest', '/stacks/layercake.yaml', BROKEN, [...NEEDED, 'yaml.cjs'], [['yaml-syntax']]],
  ['a config', '/stacks/layercake.config.yaml', 'severities: { none: off }\n', NEEDED, [['unknown-reference']]],
])('%s that is open loads what it needs', (_, path, text, asked, told) => {
  expect(activated(path, text)).toMatchObject({ asked, told });
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

/** Loads and activates the extension in an editor with one file or none, which answers nearly everything with itself. */
const EDITOR = `
const fs = require('node:fs');
const Module = require('node:module');
const { basename, dirname } = require('node:path');
const { Script } = require('node:vm');
const [program, path, text] = process.argv.slice(2);
const asked = new Set();
const told = [];
const readFile = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  if (dirname(String(file)) === dirname(program) && String(file) !== program) asked.add(basename(file));
  return readFile(file, ...rest);
};
const uri = { path, scheme: 'file', toString: () => 'file://' + path };
const document = { uri, languageId: 'yaml', version: 1, lineCount: 1, getText: () => text, isClosed: false };
const tell = (_, findings) => told.push(findings.map(({ code }) => code.value));
const read = async () => new TextEncoder().encode(text);
class EventEmitter {
  listeners = [];
  event = (listener) => (this.listeners.push(listener), editor);
  fire = (event) => this.listeners.forEach((listener) => listener(event));
}
class Diagnostic {}
const missing = () => Promise.reject(new Error('there is no such file'));
const editor = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === 'textDocuments') return path ? [document] : [];
    if (key === 'EventEmitter') return EventEmitter;
    if (key === 'Diagnostic') return Diagnostic;
    if (key === 'getExtension') return () => undefined;
    if (key === 'fs') return { stat: missing, readFile: read, isWritableFileSystem: () => true };
    if (key === 'createDiagnosticCollection') return () => ({ set: tell, delete: () => {}, dispose: () => {} });
    if (key === Symbol.iterator) return [][Symbol.iterator];
    return key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : key === 'length' ? 0 : editor;
  },
  set: () => true,
  apply: () => editor,
  construct: () => editor,
});
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name.startsWith('./')) asked.add(basename(name));
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
const code = readFile(program, 'utf8');
const [compile] = cpu(() => new Script(code));
const [loading, extension] = cpu(() => require(program));
const context = { subscriptions: [], extensionUri: editor, extension: { id: '', extensionUri: editor } };
const [activate] = cpu(() => extension.activate(context));
// It ends by itself when there is nothing left to do.
process.on('exit', () => fs.writeSync(1, JSON.stringify({ compile, load: loading, activate, asked: [...asked].sort(), told })));
`;
