import { posix } from 'node:path';
import { importsOf, type SourceFile } from '../support/sources.ts';

/**
 * Which rooms of src/, or folders of them, a room may look into, itself always included. Imports run one way: core ← config ← files ← server ← cli; core,
 * config, protocol ← extension; protocol ← webview. The cake alone of the core is known to protocol and webview: the page draws it. The
 * catalog's data stands beside the core.
 */
const MAY_LOOK_INTO: Readonly<Record<string, readonly string[]>> = {
  core: [],
  catalog: ['core'],
  config: ['core'],
  files: ['core', 'config'],
  server: ['core', 'catalog', 'config', 'files'],
  cli: ['core', 'catalog', 'config', 'files', 'server'],
  extension: ['core', 'catalog', 'config', 'protocol'],
  protocol: ['core/cake'],
  webview: ['core/cake', 'protocol'],
};

/** Rooms that run in any host. */
const PURE = ['core', 'catalog', 'config', 'protocol', 'webview'];

/** The few places of src/ from which something may be imported. */
const ONLY_FROM: Readonly<Record<string, readonly string[]>> = {
  yaml: ['src/core/syntax/'],
  'js-yaml': ['src/core/syntax/'],
  'layercake:validators': ['src/core/stack/', 'src/core/catalog/', 'src/config/'],
  'layercake:catalog': ['src/catalog/'],
  'vscode-languageserver/node': ['src/server/'],
  'layercake:manifest-schema': ['src/core/features/complete/'],
  'layercake:config-schema': ['src/config/'],
  'layercake:samples': ['src/extension/'],
};

/** What is wrong with a file's imports; empty where nothing is. */
export function trespasses(file: SourceFile): readonly string[] {
  return importsOf(file).flatMap((to) => {
    const wrong = to.startsWith('.') ? lookedInto(file.path, to) : broughtIn(file.path, to);
    return wrong === undefined ? [] : [`${file.path} imports ${to}: ${wrong}`];
  });
}

const roomOf = (path: string): string => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';

function lookedInto(path: string, to: string): string | undefined {
  const file = posix.join(posix.dirname(path), to);
  const [from, into] = [roomOf(path), roomOf(file)];
  if (into === '') return 'it is outside of src/';
  const may = from === into || MAY_LOOK_INTO[from]?.some((place) => file.startsWith(`src/${place}/`));
  return may ? undefined : `${from} must not look into ${into}`;
}

function broughtIn(path: string, to: string): string | undefined {
  const from = roomOf(path);
  const only = ONLY_FROM[to];
  if (only) return only.some((place) => path.startsWith(place)) ? undefined : `only ${only.join(' and ')} may`;
  if (from === 'protocol') return 'protocol imports the cake only';
  if (to === 'vscode') return from === 'extension' ? undefined : 'only the extension knows the editor';
  if (to.startsWith('node:'))
    return PURE.includes(from) || from === 'extension' ? `${from} runs in any host` : undefined;
  return undefined;
}
