import type { Connection } from 'vscode-languageserver/node';
import type { Client } from './client.ts';

/** The settings of the editor, section `layercake`. */
export interface Settings {
  /** Those for a text; what the client does not tell is as it was started. */
  readonly of: (uri: string) => Promise<unknown>;
  /** Takes settings that the client sends of itself; what it told before is asked for again. */
  readonly change: (sent: unknown) => void;
}

/** Asks for settings where the client can be asked, once for each text until they change. */
export function createSettings({ workspace }: Connection, { settings, tellsSettings }: Client): Settings {
  let started = sectionOf(settings) ?? settings;
  const asked = new Map<string, Promise<unknown>>();
  const ask = async (scopeUri: string): Promise<unknown> => {
    try {
      const told: unknown = await workspace.getConfiguration({ scopeUri, section: 'layercake' });
      return told ?? started;
    } catch {
      return started;
    }
  };
  return {
    of: (uri) => {
      if (!tellsSettings) return Promise.resolve(started);
      const known = asked.get(uri) ?? ask(uri);
      asked.set(uri, known);
      return known;
    },
    change: (sent) => {
      asked.clear();
      started = sectionOf(sent) ?? started;
    },
  };
}

function sectionOf(settings: unknown): unknown {
  const isMapping = typeof settings === 'object' && settings !== null && 'layercake' in settings;
  return isMapping ? settings.layercake : undefined;
}
