import fs from 'node:fs';
import { SourceMap } from 'node:module';
import type { SourceMapPayload } from 'node:module';
import path from 'node:path';

/** The web host wraps what it loads into a function, which puts two lines before it. */
const wrappedLines = 2;

/** Rewrites places in the bundle to those in the tests' sources, and leaves out Mocha's own frames. */
export function stackReader(folder: string, bundle: string): (text: string) => string {
  const map = new SourceMap(
    JSON.parse(fs.readFileSync(path.join(folder, `${bundle}.map`), 'utf8')) as SourceMapPayload,
  );
  const place = new RegExp(`[^\\s(]*${bundle.replace('.', '\\.')}(#vscode-extension)?:(\\d+):(\\d+)`);
  const readLine = (line: string): string[] => {
    const [found, wrapped, row, column] = place.exec(line) ?? [];
    if (found === undefined) return [line];
    const origin = map.findEntry(Number(row) - 1 - (wrapped ? wrappedLines : 0), Number(column) - 1);
    if (!('originalSource' in origin) || origin.originalSource.includes('node_modules')) return [];
    const source = path.relative(process.cwd(), path.resolve(folder, origin.originalSource));
    return [line.replace(found, `${source}:${origin.originalLine + 1}:${origin.originalColumn + 1}`)];
  };
  return (text) => text.split('\n').flatMap(readLine).join('\n');
}
