/** Runs a job for a key once its key has been quiet for a while; each key has a timer of its own. */
export interface Debounce<K> {
  readonly schedule: (key: K) => void;
  readonly cancel: (key: K) => void;
  readonly dispose: () => void;
}

/** Makes a debounce with a pause in milliseconds. */
export function createDebounce<K>(pause: number, job: (key: K) => void): Debounce<K> {
  const timers = new Map<K, ReturnType<typeof setTimeout>>();
  const cancel = (key: K): void => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const run = (key: K): void => {
    timers.delete(key);
    job(key);
  };
  return {
    schedule: (key) => {
      cancel(key);
      timers.set(
        key,
        setTimeout(() => run(key), pause),
      );
    },
    cancel,
    dispose: () => [...timers.keys()].forEach(cancel),
  };
}
