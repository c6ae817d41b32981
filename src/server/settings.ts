import type { Connection } from 'vscode-languageserver/node';
import type { EditorConfig } from '../config/index.ts';
import type { HintKinds } from '../core/index.ts';
import type { Client } from './client.ts';

/** The settings of the editor, section `layercake`. */
export interface Settings {
  /** Those for a text; what the client does not tell is as it was started. */
  readonly of: (uri: string) => Promise<unknown>;
  /** Takes settings that the client sends of itself; what it told before is asked for again. */
  readonly change: (sent: unknown) => void;
}

/** What of what is shown without being asked for is switched on. */
export interface Shows {
  readonly codeLens: boolean;
  readonly hints: HintKinds;
}

/** What the client's settings say, else the config, is on or off; all else is on, as in the extension. */
export function showsIn(settings: unknown, { codeLens, inlayHints }: EditorConfig = {}): Shows {
  const hints = valueIn(settings, 'inlayHints');
  const isOn = (set: unknown, told = true): boolean => (typeof set === 'boolean' ? set : told);
  return {
    codeLens: isOn(valueIn(settings, 'codeLens'), codeLens),
    hints: {
      inferredUses: isOn(valueIn(hints, 'inferredUses'), inlayHints?.inferredUses),
      coupling: isOn(valueIn(hints, 'coupling'), inlayHints?.coupling),
    },
  };
}

/** Asks for settings where the client can be asked, once for each text until they change. */
export function createSettings({ workspace }: Connection, { settings, tellsSettings }: Client): Settings {
  let started = valueIn(settings, 'layercake') ?? settings;
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
      started = valueIn(sent, 'layercake') ?? started;
    },
  };
}

function valueIn(settings: unknown, name: string): unknown {
  const isMapping = typeof settings === 'object' && settings !== null;
  return isMapping ? (settings as Readonly<Record<string, unknown>>)[name] : undefined;
}
