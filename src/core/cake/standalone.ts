import type { CakeBook } from './data/book.ts';
import { escapeXml } from './data/text.ts';

/** The id of the element that holds the data of a page which stands alone. */
export const BOOK_ID = 'layercake-book';

/** What a page that stands alone is made of, as texts. */
export interface StandaloneParts {
  readonly book: CakeBook;
  /** The page's script as it stands in the page (`scriptInPage`). */
  readonly script: string;
  /** The SHA-256 of that, in base64. */
  readonly hash: string;
  /** The style sheets in order, that with the colours first. */
  readonly styles: readonly string[];
}

/** For the one style element by which the toolkit finds out what the browser knows; scripts go by what they are. */
const STYLE_NONCE = 'layercake';

/** A script made fit to stand inside a page. */
export function scriptInPage(script: string): string {
  return script.replaceAll('</script', '<\\/script');
}

/**
 * The page as one file that works offline: script, style and data inside, nothing loaded from anywhere. Only that script may run, by its
 * hash, whatever a manifest says; the same stack always gives the same file.
 */
export function standalonePage({ book, script, hash, styles }: StandaloneParts): string {
  const policy = `default-src 'none'; img-src blob: data:; style-src 'nonce-${STYLE_NONCE}'; script-src 'sha256-${hash}'`;
  const title = book.model.name === '' ? 'Layer cake' : `Layer cake of ${book.model.name}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta property="csp-nonce" content="${STYLE_NONCE}">
<title>${escapeXml(title)}</title>
${styles.map((style) => `<style nonce="${STYLE_NONCE}">${style.replaceAll('</style', '<\\/style')}</style>`).join('\n')}
</head>
<body>
<script type="application/json" id="${BOOK_ID}">${JSON.stringify(book).replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`;
}
