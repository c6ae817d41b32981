import { build, type OnResolveArgs, type Plugin } from 'esbuild';
import path from 'node:path';
import { fromRoot } from './paths.ts';

/** A module that stands for one of a file beside the program, which is loaded when something of the module is first used. */
export function lazyModule(file: string, names: readonly string[]): string {
  const getters = names.map((name) => `get ${name}() { return load().${name}; }`);
  return `let loaded; const load = () => (loaded ??= require('./${file}')); module.exports = {${getters.join()}};`;
}

/** What the core is entered by from outside. A module that is imported past its door is in the importing program. */
export const CORE_DOORS = ['catalog', 'config', 'core', 'core/cake'].map((room) => fromRoot('src', room, 'index.ts'));

/** Something that programs have in a file beside them, since they can do without it at first. */
export interface Part {
  /** What the file is built from: all that is imported by the doors, and nothing else. */
  readonly entry: string;
  /** Has programs find it there. */
  readonly plugin: Plugin;
}

/** Parts from programs, by their entry points, what they import by some doors: source files of ours, or packages. */
export async function partOff(file: string, programs: readonly string[], doors: readonly string[]): Promise<Part> {
  const imported = await importsBy(programs, doors);
  const exports = [...imported].map(([door, names]) => `export { ${names.join()} } from ${JSON.stringify(door)};`);
  return { entry: exports.join('\n'), plugin: beside(file, imported) };
}

function beside(file: string, imported: ReadonlyMap<string, readonly string[]>): Plugin {
  return {
    name: `beside-${file}`,
    setup: (builder) => {
      builder.onResolve({ filter: /.*/ }, (asked) => {
        if (asked.namespace === file) return { path: asked.path, external: true };
        return imported.has(targetOf(asked)) ? { path: targetOf(asked), namespace: file } : undefined;
      });
      builder.onLoad({ filter: /.*/, namespace: file }, ({ path: door }) => ({
        contents: lazyModule(file, imported.get(door) ?? []),
      }));
    },
  };
}

function targetOf({ path: asked, resolveDir }: OnResolveArgs): string {
  return asked.startsWith('.') ? path.join(resolveDir, asked) : asked;
}

/** The names that programs import by each door. The bundler knows what is a type: with the doors outside, it leaves the imports of values. */
async function importsBy(
  programs: readonly string[],
  doors: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const outside: Plugin = {
    name: 'outside',
    setup: (builder) => {
      builder.onResolve({ filter: /.*/ }, (asked) =>
        doors.includes(targetOf(asked)) ? { path: targetOf(asked), external: true } : undefined,
      );
    },
  };
  const { outputFiles } = await build({
    ...{ entryPoints: [...programs], outdir: fromRoot('dist'), write: false, logLevel: 'error' },
    ...{ bundle: true, packages: 'external', external: ['layercake:*'], plugins: [outside] },
    ...{ format: 'esm', platform: 'node' },
  });
  const text = outputFiles.map((output) => output.text).join('\n');
  return new Map(doors.map((door) => [door, namesFrom(door, text)]));
}

function namesFrom(door: string, text: string): readonly string[] {
  const imports = [...text.matchAll(/^import ([^;"]*) from ("[^"]*");$/gm)];
  const names = imports.flatMap(([, clause = '', from]) => (from === JSON.stringify(door) ? namesIn(clause) : []));
  return [...new Set(names)];
}

function namesIn(clause: string): readonly string[] {
  const [, list] = /^\{(.*)\}$/s.exec(clause) ?? [];
  if (list === undefined) throw new Error(`what lies beside a program is imported by its names, not as ${clause}`);
  return list.split(',').map((name) => name.trim().replace(/ as .*/, ''));
}
