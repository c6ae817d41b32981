import type { Connection } from 'vscode-languageserver/node';
import type { Client } from './client.ts';

/** Has the client ask again for what it shows without being asked. */
export interface Refresh {
  /** Notes that what was shown is out of date although the text is the same; after a change of the text clients ask by themselves. */
  readonly outdate: () => void;
  /** Tells the client, where something is out of date and it can be told. */
  readonly send: () => Promise<void>;
}

/** Makes it for a client that was shown nothing yet. */
export function createRefresh(connection: Connection, { refreshes }: Client): Refresh {
  let isOutdated = false;
  return {
    outdate: () => {
      isOutdated = true;
    },
    send: async () => {
      if (!isOutdated) return;
      isOutdated = false;
      await Promise.all(refreshes.map((method) => connection.sendRequest(method)));
    },
  };
}
