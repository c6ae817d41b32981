/** A function that runs at once, then at most once every so many milliseconds; a call that came too early is made up for. */
export function throttle(run: () => void, pauseMs: number): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const start = (): void => {
    again = false;
    waiting = setTimeout(() => {
      waiting = undefined;
      if (again) start();
    }, pauseMs);
    run();
  };
  return () => {
    if (waiting === undefined) start();
    else again = true;
  };
}
