import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build, context } from 'esbuild';
import { tsImport } from 'tsx/esm/api';

const { GENERATED_MODULES } = await tsImport('./scripts/generated-modules.ts', import.meta.url);
const require = createRequire(import.meta.url);

/** Serves the modules that the build writes itself: the compiled catalog and the compiled validators. */
const generatedModules = {
  name: 'generated-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^layercake:/ }, ({ path }) => ({ path, namespace: 'layercake' }));
    onLoad({ filter: /.*/, namespace: 'layercake' }, ({ path }) => ({
      contents: GENERATED_MODULES[path](),
      resolveDir: import.meta.dirname ?? new URL('.', import.meta.url).pathname,
    }));
  },
};

const watch = process.argv.includes('--watch');

const common = {
  bundle: true,
  minify: !watch,
  keepNames: true,
  sourcemap: watch ? 'inline' : false,
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  plugins: [generatedModules],
};

const node = { ...common, platform: 'node', target: 'node20' };

/** Every program that comes out of src/, and the tools of scripts/ that need the compiled modules. */
const builds = [
  {
    ...node,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.cjs',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/web/extension.js',
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  },
  {
    ...common,
    entryPoints: ['src/webview/main.ts'],
    outfile: 'dist/webview/page.js',
    format: 'iife',
    platform: 'browser',
  },
  {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    define: { LAYERCAKE_VERSION: JSON.stringify(require('./package.json').version) },
  },
  { ...node, entryPoints: ['scripts/generate.ts'], outfile: 'dist/tools/generate.mjs', format: 'esm', packages: 'external' },
];

rmSync('dist', { recursive: true, force: true });
if (watch) for (const options of builds) await (await context(options)).watch();
else await Promise.all(builds.map((options) => build(options)));
