/** Assertions that need no Node.js: the suite also runs in a web worker. */

// Long, since it is reached only by a test that fails: a busy machine takes 18 s for what takes 2 s elsewhere.
const limitMs = 60_000;
const pollMs = 50;

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Compares by value, as JSON: for what tests compare, order counts and `undefined` does not. */
export function equal(actual: unknown, expected: unknown, message = ''): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${message ? `${message}: ` : ''}${got} is not ${wanted}`);
}

/** Waits for what VS Code does in its own time; `what` says what did not come. */
export async function until<T>(what: string, probe: () => T | Promise<T>): Promise<NonNullable<T>> {
  for (const end = Date.now() + limitMs; ;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`timed out waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
