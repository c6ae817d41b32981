import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';

/** How far the talk with a client has come: what comes out of turn is refused, in the words of the protocol. */
export interface Lifecycle {
  /** Takes the client's first word; a second one is refused. */
  readonly open: () => void;
  /** Takes its last one, which is an `exit` away from the end of the process. */
  readonly close: () => void;
  /** Refuses what comes before the first word or behind the last one. */
  readonly requireOpen: () => void;
}

/** Begins before the client's first word. */
export function createLifecycle(): Lifecycle {
  let phase: 'before' | 'open' | 'after' = 'before';
  const requireOpen = (): void => {
    if (phase === 'before') throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Send `initialize` first.');
    if (phase === 'after') throw invalid('After `shutdown` there is only `exit`.');
  };
  return {
    open: () => {
      if (phase !== 'before') throw invalid('`initialize` is sent once, as the first request.');
      phase = 'open';
    },
    close: () => {
      requireOpen();
      phase = 'after';
    },
    requireOpen,
  };
}

function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidRequest, message);
}
