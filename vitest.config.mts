import { defineConfig } from 'vitest/config';
import { GENERATED_MODULES } from './scripts/generated-modules.ts';

export default defineConfig({
  plugins: [
    {
      name: 'generated-modules',
      resolveId: (id) => (id in GENERATED_MODULES ? `\0${id}` : undefined),
      load: (id) => GENERATED_MODULES[id.replace('\0', '')]?.(),
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/host/**', 'test/workbench/**'],
    testTimeout: 60_000,
  },
});
