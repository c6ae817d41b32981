import { defineConfig } from 'vitest/config';

/** Tests that drive a real VS Code with the packaged extension; one at a time, since each starts a server and a browser. */
export default defineConfig({
  test: {
    include: ['test/workbench/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
