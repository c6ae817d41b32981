/**
 * How often either end speaks: a function that runs at once, then at most once every so many milliseconds; a call that came
 * too early is made up for.
 */
export function throttle(run: () => void, pauseMs: number): () => void {
  let waiting = false;
  let again = false;
  const start = (): void => {
    again = false;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      if (again) start();
    }, pauseMs);
    run();
  };
  return () => {
    if (waiting) again = true;
    else start();
  };
}
