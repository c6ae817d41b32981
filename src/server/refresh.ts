import type { Connection } from 'vscode-languageserver/node';
import type { Client } from './client.ts';

/** What makes one thing out of date makes others so, too: they are told of together, in milliseconds. */
const SOON = 10;

/** Has the client ask again for what it shows without being asked, where it can be told that this is out of date. */
export function createRefresh(
  connection: Connection,
  { refreshes }: Client,
  fail: (error: unknown) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = async (): Promise<void> => {
    timer = undefined;
    await Promise.all(refreshes.map((method) => connection.sendRequest(method)));
  };
  return () => {
    timer ??= setTimeout(() => void refresh().catch(fail), SOON);
  };
}
