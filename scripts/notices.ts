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
 * names none, so that nothing is shipped without. `besides` are packages whose files lie beside the programs.
 */
export function noticesOf(programs: readonly Inputs[], besides: readonly string[]): string {
  const files = programs.flatMap(({ inputs }) => Object.keys(inputs));
  const packages = new Set([...besides, ...files.flatMap((file) => PACKAGE.exec(file)?.[1] ?? [])]);
  const notices = [...packages].sort().map(noticeOf);
  return ['Layercake contains these packages, each under its own licence.', ...notices].join(
    `\n\n${'-'.repeat(80)}\n\n`,
  );
}

function noticeOf(name: string): string {
  const folder = fromRoot('node_modules', name);
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as About;
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? statement(name, about) : readFileSync(path.join(folder, file), 'utf8');
  return `${name} ${about.version}\n\n${text.trim()}\n`;
}

interface About {
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly repository?: string | { readonly url: string };
}

/** What a package without a licence file says of itself; where its source is, too, as some licences ask. */
function statement(name: string, { license, author, repository }: About): string {
  if (license === undefined) throw new Error(`${name} names no licence`);
  const by = typeof author === 'object' ? author.name : author;
  const source = typeof repository === 'object' ? repository.url : repository;
  return [`Licence: ${license}`, ...(by ? [`Author: ${by}`] : []), ...(source ? [`Source: ${source}`] : [])].join('\n');
}
