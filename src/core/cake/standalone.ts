import type { CakeBook } from './book.ts';
import { escapeXml } from './text.ts';

/** The id of the element that holds the data of a page which stands alone. */
export const BOOK_ID = 'layercake-book';

/** What a page that stands alone is made of, as texts. */
export interface StandaloneParts {
  readonly book: CakeBook;
  /** The page's script. */
  readonly script: string;
  /** The style sheets in order, that with the colours first. */
  readonly styles: readonly string[];
}

/** For the one style element by which the toolkit finds out what the browser knows; scripts go by what they are. */
const STYLE_NONCE = 'layercake';

/**
 * The page as one file that works offline: script, style and data inside, nothing loaded from anywhere. Only that script may run, by its
 * hash, whatever a manifest says; the same stack always gives the same file.
 */
export async function standalonePage({ book, script, styles }: StandaloneParts): Promise<string> {
  const code = script.replaceAll('</script', '<\\/script');
  const policy = `default-src 'none'; img-src blob: data:; style-src 'nonce-${STYLE_NONCE}'; script-src 'sha256-${await sha256(code)}'`;
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
<script>${code}</script>
</body>
</html>
`;
}

async function sha256(text: string): Promise<string> {
  const hash = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
