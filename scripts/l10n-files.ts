import { readdirSync, readFileSync } from 'node:fs';
import { type Texts, translationProblems } from './l10n.ts';
import { fromRoot } from './paths.ts';

/** A language that the texts are translated into, and what is wrong in it. */
export interface Language {
  /** As VS Code calls it, such as `zh-cn`. */
  readonly language: string;
  readonly count: number;
  readonly problems: readonly string[];
}

/** Where the texts are, by the file that has them in English: those of `package.json`, and those of the source. */
const FILES = [
  { folder: '.', name: 'package.nls' },
  { folder: 'l10n', name: 'bundle.l10n' },
] as const;

/** Every language that has a file, in the order of their names. */
export function languages(): readonly Language[] {
  const named = FILES.flatMap(({ folder, name }) =>
    readdirSync(fromRoot(folder)).flatMap((file) =>
      file.startsWith(`${name}.`) && file !== `${name}.json` ? [file.slice(name.length + 1, -'.json'.length)] : [],
    ),
  );
  return [...new Set(named)].sort().map((language) => {
    const all = FILES.map(({ folder, name }) => {
      const texts = readTexts(`${folder}/${name}.json`);
      return {
        count: Object.keys(texts).length,
        problems: translationProblems(texts, readTexts(`${folder}/${name}.${language}.json`)),
      };
    });
    return {
      language,
      count: all.reduce((sum, { count }) => sum + count, 0),
      problems: all.flatMap(({ problems }) => problems),
    };
  });
}

/** The texts of a file; none where there is no such file. */
function readTexts(path: string): Texts {
  try {
    return JSON.parse(readFileSync(fromRoot(path), 'utf8')) as Texts;
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${path} is no JSON`, { cause: error });
    return {};
  }
}
