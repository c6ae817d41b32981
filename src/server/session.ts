import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import type { OpenConfig, OpenConfigs } from './configs.ts';
import type { Documents } from './documents.ts';
import type { Holds } from './holds.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Manifests, OpenManifest } from './manifests.ts';
import type { Refresh } from './refresh.ts';

/** What every feature works with, from the client's first word on. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly configs: OpenConfigs;
  readonly documents: Documents;
  readonly holds: Holds;
  readonly lifecycle: Lifecycle;
  readonly manifests: Manifests;
  readonly refresh: Refresh;
  /** The folder with a page for each rule, as an address; undefined where there is none. */
  readonly rulePages: string | undefined;
  /** Logs what went wrong. */
  readonly fail: (error: unknown) => void;
}

/** A request about an open text. */
interface About {
  readonly textDocument: { readonly uri: string };
}

/** Answers a request about a manifest, or a config where there is a word for it; about any other text there is nothing to say. */
export function answer<P extends About, R>(
  session: Session,
  work: (manifest: OpenManifest, params: P) => R,
  workInConfig?: (config: OpenConfig, params: P) => R,
): (params: P, token: CancellationToken) => Promise<R | null> {
  return guarded(session, async (params, token) => {
    const { uri } = params.textDocument;
    const manifest = await session.manifests.of(uri);
    const config = workInConfig && (await session.configs.of(uri));
    if (token.isCancellationRequested) throw cancelled();
    if (manifest) return work(manifest, params);
    return config ? workInConfig(config, params) : null;
  });
}

/** A handler of requests in their turn, whose mistakes are logged here, and told to the client as the answer to this one request. */
export function guarded<A extends readonly unknown[], R>(
  { fail, lifecycle }: Pick<Session, 'fail' | 'lifecycle'>,
  handle: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      lifecycle.requireOpen();
      return await handle(...args);
    } catch (error) {
      if (!(error instanceof ResponseError)) fail(error);
      throw error;
    }
  };
}

export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Refuses a request with a sentence for the user. */
export function refused(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
