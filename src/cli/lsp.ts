import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EXIT } from './host.ts';
import type { Session } from './session.ts';

/** `layercake lsp`: from here on the server lives as long as its client, and ends the process itself. */
export async function lsp({ host, layercake }: Session): Promise<number> {
  // A program of its own, so that no other command has to load it.
  const { startServer } = await import('../server/index.ts');
  const pages = fileURLToPath(new URL('../docs/rules', import.meta.url));
  startServer({
    version: host.version,
    catalog: layercake.catalog,
    rulePages: existsSync(pages) ? pages : undefined,
  });
  return EXIT.clean;
}
