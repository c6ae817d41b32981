import { build, type Plugin } from 'esbuild';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { GENERATED_MODULES } from '../../../scripts/generated-modules.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const generatedModules: Plugin = {
  name: 'generated-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^layercake:/ }, ({ path }) => ({ path, namespace: 'layercake' }));
    onLoad({ filter: /.*/, namespace: 'layercake' }, ({ path }) => ({
      contents: GENERATED_MODULES[path]?.() ?? '',
      resolveDir: root,
    }));
  },
};

/** Builds the program as esbuild.config.js does, so that the tests run what is shipped. */
export async function bundleCli(outfile: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/main.ts'],
    outfile,
    bundle: true,
    minify: true,
    keepNames: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'silent',
    banner: { js: '#!/usr/bin/env node' },
    define: { LAYERCAKE_VERSION: JSON.stringify('0.0.0-test') },
    // The ES module of tinyglobby asks for its own address when it loads, which a CommonJS bundle has not.
    alias: { tinyglobby: createRequire(import.meta.url).resolve('tinyglobby') },
    plugins: [generatedModules],
  });
}
