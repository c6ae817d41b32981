import { build, type Plugin } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { GENERATED_MODULES } from '../../../scripts/generated-modules.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const generatedModules: Plugin = {
  name: 'generated-modules',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^layercake:/ }, ({ path }) => ({ path, namespace: 'layercake' }));
    bundler.onLoad({ filter: /.*/, namespace: 'layercake' }, ({ path }) => ({
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
    banner: { js: '#!/usr/bin/env node\nconst importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
    define: { LAYERCAKE_VERSION: JSON.stringify('0.0.0-test'), 'import.meta.url': 'importMetaUrl' },
    plugins: [generatedModules],
  });
}
