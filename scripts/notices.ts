import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromRoot } from './paths.ts';

/** What goes into a program, by path, as esbuild's metafile has it. */
interface Inputs {
  readonly inputs: Readonly<Record<string, unknown>>;
}

const PACKAGE = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * The licences of all packages that are part of what is shipped: they ask to be passed on with every copy. Throws where a package
 * names none, so that nothing is shipped without.
 */
export function noticesOf(programs: readonly Inputs[]): string {
  const files = programs.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  const notices = [...packages].sort().map(noticeOf);
  return ['Layercake contains these packages, each under its own licence.', ...notices].join(
    `\n\n${'-'.repeat(80)}\n\n`,
  );
}

function noticeOf(name: string): string {
  const folder = fromRoot('node_modules', name);
  const { version, license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as About;
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? statement(name, license, author) : readFileSync(path.join(folder, file), 'utf8');
  return `${name} ${version}\n\n${text.trim()}\n`;
}

interface About {
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

/** What a package without a licence file says of itself. */
function statement(name: string, license: string | undefined, author: About['author']): string {
  if (license === undefined) throw new Error(`${name} names no licence`);
  const by = typeof author === 'object' ? author.name : author;
  return `Licence: ${license}${by === undefined ? '' : `\nAuthor: ${by}`}`;
}
