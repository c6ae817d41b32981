import { spawn } from 'node:child_process';
import path from 'node:path';
import { withCleanup } from './cleanup.ts';
import { repositoryRoot } from './paths.ts';
import { startSession } from './session.ts';
import type { SessionOptions } from './session.ts';

export interface ServeOptions extends Omit<SessionOptions, 'host'> {
  /** Also show the address in the system's browser. */
  readonly open?: boolean;
}

/** Serves VS Code with the extension for a person's own browser, until interrupted. */
export async function serve(options: ServeOptions): Promise<never> {
  return withCleanup(async (defer) => {
    const { server, address, folder } = await startSession(
      { ...options, folder: options.folder ?? path.join(repositoryRoot, 'examples') },
      defer,
    );
    console.log(`VS Code with Layercake on ${folder}: ${address} (Ctrl+C ends it)`);
    if (options.open) openInBrowser(address);
    return server.died;
  });
}

/** A machine without a browser is no failure: the address stands above. */
function openInBrowser(address: string): void {
  const child = spawn(process.platform === 'darwin' ? 'open' : 'xdg-open', [address], {
    stdio: 'ignore',
    detached: true,
  });
  child.once('error', () => console.error('[host] no browser to open it with: open the address yourself'));
  child.unref();
}
