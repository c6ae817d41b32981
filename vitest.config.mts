import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { GENERATED_MODULES } from './scripts/generated-modules.ts';

const page = 'test/page/**/*.test.ts';
const speed = ['test/{core,extension}/**/speed.test.ts', 'test/core/analysis/scale.test.ts'];

/** The editor's own module is only there inside an editor. */
const fakeEditor = fileURLToPath(new URL('test/extension/support/vscode.ts', import.meta.url));

export default defineConfig({
  plugins: [
    { name: 'fake-editor', enforce: 'pre', resolveId: (id) => (id === 'vscode' ? fakeEditor : undefined) },
    {
      name: 'generated-modules',
      resolveId: (id) => (id in GENERATED_MODULES ? `\0${id}` : undefined),
      load: (id) => GENERATED_MODULES[id.replace('\0', '')]?.(),
    },
  ],
  test: {
    testTimeout: 60_000,
    setupFiles: fileURLToPath(new URL('test/support/seed.ts', import.meta.url)),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/host/**', 'test/workbench/**', page, ...speed],
          maxWorkers: '100%',
          // The modules are pure: read and compiled once a worker, not once a file.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // One browser for all of them, which is busy with one page at a time.
        test: {
          name: 'page',
          include: [page],
          globalSetup: 'test/page/once.ts',
          // A smooth scroll takes its time, on a loaded machine several times that.
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 1,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        // What compares times has the machine to itself, and a fresh heap.
        test: { name: 'speed', include: speed, maxWorkers: 1, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
