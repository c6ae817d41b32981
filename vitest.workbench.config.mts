import { defineConfig } from 'vitest/config';

/** Tests that drive a real VS Code with the packaged extension; one at a time, since each starts a server and a browser. */
export default defineConfig({
  test: {
    include: ['test/workbench/**/*.test.ts'],
    testTimeout: 240_000,
    hookTimeout: 120_000,
    // A second, which is usual, is not enough for an editor on a busy machine.
    expect: { poll: { timeout: 60_000 } },
    fileParallelism: false,
    // A server, a browser and an editor start for each test; on a busy machine one of them may come too late once.
    retry: 1,
  },
});
