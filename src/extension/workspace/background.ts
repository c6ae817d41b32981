/** The longest that work holds the host before others have their turn, in milliseconds, but for what cannot be interrupted. */
const SLICE = 4;

/** How far the work is. */
export interface Progress {
  readonly done: number;
  /** How many there are in all; 0 where nothing is left to do. */
  readonly total: number;
}

/** Work on many things, one after another, without holding up anybody else. */
export interface Background<T> {
  /** Puts something at the end of the queue, where it is not in it yet. */
  readonly add: (key: string, item: T) => void;
  readonly remove: (key: string) => void;
  /** Gives up what is left. */
  readonly clear: () => void;
}

/** Lets others have their turn where the slice is used up. */
export type Breathe = () => Promise<void>;

/** Makes the queue; `job` breathes wherever it can be interrupted, and never fails. */
export function createBackground<T>(
  job: (item: T, breathe: Breathe) => Promise<void>,
  tell: (progress: Progress) => void,
): Background<T> {
  const waiting = new Map<string, T>();
  const breathe = createSlices();
  let done = 0;
  let running = false;
  const progress = (): void => tell({ done, total: running ? done + waiting.size + 1 : 0 });
  const run = async (): Promise<void> => {
    running = true;
    for (let [next] = waiting; next; [next] = waiting) {
      const [key, item] = next;
      waiting.delete(key);
      progress();
      await breathe();
      await job(item, breathe);
      done++;
    }
    running = false;
    done = 0;
    progress();
  };
  return {
    add: (key, item) => {
      waiting.set(key, item);
      if (!running) void run();
    },
    remove: (key) => void waiting.delete(key),
    clear: () => waiting.clear(),
  };
}

function createSlices(): Breathe {
  let start = 0;
  return async () => {
    if (performance.now() - start < SLICE) return;
    await new Promise<void>((resolve) => void setTimeout(resolve, 0));
    start = performance.now();
  };
}
