import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bookOf, type BookOptions, scriptInPage, standalonePage } from '../core/cake/index.ts';
import type { Layercake, Reading } from '../core/index.ts';
import { Failure } from '../files/failure.ts';

/** The page as one file that works offline, with the data of a stack inside. */
export function cakePage(
  reading: Reading,
  { cake, catalog }: Layercake,
  options: Pick<BookOptions, 'today' | 'target'>,
): string {
  const script = scriptInPage(partOf('webview/page.js'));
  const hash = createHash('sha256').update(script).digest('base64');
  const styles = [partOf('../media/cake-alone.css'), partOf('../media/cake.css')];
  const book = bookOf(cake, reading, { targets: catalog.targets.map(({ id }) => id), ...options });
  return standalonePage({ book, script, hash, styles });
}

/** A part of the page as it lies beside the built program. */
function partOf(place: string): string {
  try {
    return readFileSync(fileURLToPath(new URL(place, import.meta.url)), 'utf8');
  } catch {
    throw new Failure(
      `The page is not beside this program: it has no ${place}. An .svg or .md file needs nothing else.`,
    );
  }
}
