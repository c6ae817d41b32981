import type { ViewMessage } from '../protocol/messages.ts';
import type { Host } from './host.ts';
import { type Remembered, type State, toRemember } from './state.ts';

/** Tells the panel what the page shows, so what it has to be told, and has it remembered; both only where it changed. */
export function createAsking(host: Host): (state: State) => void {
  let asked: Wants | undefined;
  let kept: Remembered = host.remembered;
  return (state) => {
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
}

type Wants = Pick<ViewMessage, 'show' | 'target' | 'details'>;

/** An entry after the move is in no text: there is nothing to be told of it. */
function wantsOf({ show, target, selected, moved }: State): Wants {
  return { show, target, details: moved ? '' : selected };
}

function isSame<T extends object>(one: T, other: T): boolean {
  return (Object.keys(one) as (keyof T)[]).every((key) => one[key] === other[key]);
}
