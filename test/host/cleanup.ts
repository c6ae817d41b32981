type Task = () => void | Promise<void>;

/** Registers what must be undone when the enclosing `withCleanup` ends; the last registered goes first. */
export type Defer = (task: Task) => void;

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
const openScopes = new Set<() => Promise<void>>();

/** Runs `body` and then, whether it returns, throws or is interrupted by a signal, everything it deferred. */
export async function withCleanup<T>(body: (defer: Defer) => Promise<T>): Promise<T> {
  const tasks: Task[] = [];
  const close = (): Promise<void> => runAll(tasks);
  if (openScopes.size === 0) listen();
  openScopes.add(close);
  try {
    return await body((task) => void tasks.push(task));
  } finally {
    await close();
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

function signals(): (keyof typeof exitCodes)[] {
  return Object.keys(exitCodes) as (keyof typeof exitCodes)[];
}

/** All scopes are closed before the process leaves, so that none is cut short by another's end. */
function onSignal(signal: NodeJS.Signals): void {
  const code = signal in exitCodes ? exitCodes[signal as keyof typeof exitCodes] : 1;
  void Promise.all([...openScopes].map((close) => close())).then(() => process.exit(code));
}
