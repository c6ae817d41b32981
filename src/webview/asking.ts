import type { ViewMessage } from '../protocol/messages.ts';
import type { Host } from './host.ts';
import { type Remembered, type State, toRemember } from './state.ts';

export interface Asking {
  /** Tells the panel what the page shows, so what it has to be told, and has it remembered; both only where it changed. */
  readonly about: (state: State) => void;
  /** Something did not come: the page is to be told everything, as at its beginning. */
  readonly anew: (state: State) => void;
}

export function createAsking(host: Host): Asking {
  let asked: Wants | undefined;
  let kept: Remembered = host.remembered;
  const about = (state: State): void => {
    const wants = wantsOf(state);
    if (!asked || !isSame(wants, asked)) {
      const { source, version } = state;
      host.post({ type: 'view', source, version, fresh: !asked, ...wants });
      asked = wants;
    }
    const now = toRemember(state);
    if (!isSame(now, kept)) host.remember(now);
    kept = now;
  };
  return {
    about,
    anew: (state) => {
      asked = undefined;
      about(state);
    },
  };
}

type Wants = Pick<ViewMessage, 'show' | 'target' | 'details'>;

/** An entry after the move is in no text: there is nothing to be told of it. */
function wantsOf({ show, target, selected, moved }: State): Wants {
  return { show, target, details: moved ? '' : selected };
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
