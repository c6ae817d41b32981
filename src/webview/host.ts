import { asPanelMessage, type PageMessage } from '../protocol/messages.ts';
import { createJoiner } from '../protocol/pieces.ts';
import { type Remembered, rememberedFrom } from './state.ts';
import type { WholeMessage } from './take.ts';

interface VsCodeApi {
  readonly postMessage: (message: PageMessage) => void;
  readonly getState: () => unknown;
  readonly setState: (state: Remembered) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What stands behind the page: an editor's panel, or the data that came with the file. */
export interface Host {
  /** What the page remembered, as far as it makes sense. */
  readonly remembered: Remembered;
  readonly remember: (state: Remembered) => void;
  readonly post: (message: PageMessage) => void;
  /** From now on messages are taken. */
  readonly listen: (take: (message: WholeMessage) => void) => void;
  /** There is a text that a click can lead to, and an editor that saves files. */
  readonly hasEditor: boolean;
}

/** Connects to the editor. A message that does not fit the protocol is dropped, and told in the log. */
export function connectEditor(): Host {
  const api = acquireVsCodeApi();
  const join = createJoiner();
  return {
    remembered: rememberedFrom(api.getState()),
    remember: api.setState,
    post: api.postMessage,
    listen: (take) =>
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const message = asPanelMessage(data);
        const whole = message && join(message);
        if (!whole) console.warn('Layercake: dropped a message that does not fit the protocol.');
        else if (whole !== 'wait') take(whole);
      }),
    hasEditor: true,
  };
}
