/** What the page's frame needs to know; the addresses are those under which the webview serves its files. */
export interface PageFrame {
  readonly cspSource: string;
  readonly nonce: string;
  readonly style: string;
  readonly script: string;
}

/**
 * The page's frame, without a word of the manifest: all of that comes in messages. The nonce serves styles too, for the one
 * style element by which the toolkit finds out whether the browser knows `:focus-visible`; it takes it from the meta element. Images
 * are those that the page makes of its own picture.
 */
export function cakeHtml({ cspSource, nonce, style, script }: PageFrame): string {
  const policy = `default-src 'none'; img-src blob: data:; style-src ${cspSource} 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<link rel="stylesheet" href="${style}">
<title>Layer Cake</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

const NONCE_BYTES = 16;

/** A fresh nonce that nobody can guess, from what every extension host has. */
export function createNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
