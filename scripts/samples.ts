import { existsSync, readFileSync } from 'node:fs';
import { fromRoot } from './paths.ts';

/** An example, as the table that names it in `examples/README.md` has it. */
interface Sample {
  /** From `examples` on. */
  readonly path: string;
  readonly title: string;
  readonly shows: string;
}

/** The examples that stand alone, in the order of their tables. Throws where a row leads nowhere. */
export function readSamples(): readonly Sample[] {
  const page = readFileSync(fromRoot('examples/README.md'), 'utf8');
  const rows = [...page.matchAll(/^\| \[(.*?)\]\((.*?\.layercake\.yaml)\) \| (.*?) \|/gm)];
  return rows.map(([, name = '', path = '', shows = '']) => {
    if (!existsSync(fromRoot('examples', path)))
      throw new Error(`examples/README.md names ${path}, which is not there`);
    return { path, title: sentence(name.replace(/^\d+ /, '')), shows: sentence(shows) };
  });
}

/** With a capital, unless it begins with a name. */
function sentence(words: string): string {
  return words.replace(/^[a-z]+(?=[\s:,])/, (first) => first.charAt(0).toUpperCase() + first.slice(1));
}
