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
    const title = name.replace(/^\d+ /, '');
    return {
      path,
      title: title.charAt(0).toUpperCase() + title.slice(1),
      shows: shows.charAt(0).toUpperCase() + shows.slice(1),
    };
  });
}
