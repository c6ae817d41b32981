type Task = () => void | Promise<void>;

/** Registers what must be undone when the enclosing `withCleanup` ends; the last registered goes first. */
export type Defer = (task: Task) => void;

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const openScopes = new Set<() => Promise<void>>();
let leaving: Promise<never> | undefined;

/** Runs `body` and then, whether it returns, throws or is interrupted by a signal, everything it deferred. */
export async function withCleanup<T>(body: (defer: Defer) => Promise<T>): Promise<T> {
  const tasks: Task[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= runAll(tasks));
  const defer: Defer = (task) => {
    if (!closing) return void tasks.push(task);
    // What is started while an interrupted scope is closing goes at once, and the body with it.
    void runAll([task]);
    throw new Error('interrupted');
  };
  if (openScopes.size === 0) listen();
  openScopes.add(close);
  try {
    return await body(defer);
  } finally {
    // A body fails when what it stands on is cleaned away: then the signal's exit code is the answer, not its error.
    await (leaving ?? close());
    openScopes.delete(close);
    if (openScopes.size === 0) unlisten();
  }
}

/** One task that fails must not keep the others from running. */
async function runAll(tasks: Task[]): Promise<void> {
  for (let task = tasks.pop(); task; task = tasks.pop()) {
    try {
      await task();
    } catch (error) {
      console.error(`[host] clean-up: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function listen(): void {
  for (const signal of signals()) process.on(signal, onSignal);
}

function unlisten(): void {
  for (const signal of signals()) process.off(signal, onSignal);
}

function signals(): NodeJS.Signals[] {
  return Object.keys(exitCodes) as (keyof typeof exitCodes)[];
}

/** All scopes are closed before the process leaves, so that none is cut short by another's end. */
function onSignal(signal: NodeJS.Signals): void {
  const code = signals().includes(signal) ? exitCodes[signal as keyof typeof exitCodes] : 1;
  leaving ??= Promise.all([...openScopes].map((close) => close())).then(() => process.exit(code));
}
