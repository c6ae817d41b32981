'use strict';

const { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { build, context } = require('esbuild');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');
const { version } = require('./package.json');

/**
 * Serves the modules that the build writes itself: the compiled catalog, the compiled validators and others. Programs of Node have the large
 * ones in files beside them.
 */
function generatedModules(modules, besides) {
  return {
    name: 'generated-modules',
    setup({ onResolve, onLoad, initialOptions: { platform, format } }) {
      const isBeside = ({ path, kind }) =>
        platform === 'node' && format === 'cjs' && path in besides && kind !== 'entry-point';
      onResolve({ filter: /^layercake:/ }, (asked) => ({
        path: asked.path,
        namespace: isBeside(asked) ? 'beside' : 'layercake',
      }));
      onLoad({ filter: /^layercake:/, namespace: 'beside' }, ({ path }) => ({ contents: besides[path].program }));
      for (const { file } of Object.values(besides))
        onResolve({ filter: new RegExp(`^\\./${file}$`), namespace: 'beside' }, ({ path }) => ({
          path,
          external: true,
        }));
      onLoad({ filter: /.*/, namespace: 'layercake' }, ({ path }) => ({
        contents: modules[path](),
        resolveDir: __dirname,
      }));
    },
  };
}

/**
 * The fast reader's library makes the state of its parser by spreading options, and engines keep such an object in a table of names: with
 * `Object.assign` in its place, as of old, it reads three to four times as fast.
 */
const fastYaml = {
  name: 'fast-yaml',
  setup({ onResolve, onLoad }) {
    const file = path.join(path.dirname(require.resolve('js-yaml')), 'js-yaml.mjs');
    const compilerOptions = { target: ScriptTarget.ES2017, module: ModuleKind.ESNext };
    onResolve({ filter: /^js-yaml$/ }, () => ({ path: file }));
    onLoad({ filter: /[\\/]js-yaml\.mjs$/ }, () => ({
      contents: transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText,
    }));
  },
};

/** Every program that comes out of src/, and the tools of scripts/ that need the compiled modules. */
function programs({ core, cliCore, tolerant }, plugins, watch) {
  const common = {
    bundle: true,
    minify: !watch,
    sourcemap: watch ? 'inline' : false,
    target: 'es2022',
    logLevel: 'warning',
    // What is shipped beside the programs has all licences in full.
    legalComments: 'none',
    metafile: true,
    plugins,
  };
  const browser = { ...common, platform: 'browser' };
  const node = { ...common, platform: 'node', target: 'node20' };
  const extension = { entryPoints: ['src/extension/extension.ts'], format: 'cjs', external: ['vscode'] };
  return [
    { ...node, ...extension, plugins: [...plugins, core.plugin], outfile: 'dist/extension.cjs' },
    { ...node, ...part(core, [...plugins, tolerant.plugin]), outfile: 'dist/core.cjs' },
    // Its modules of the web leave out what is not needed.
    { ...browser, ...part(tolerant, plugins), outfile: 'dist/yaml.cjs' },
    { ...browser, ...extension, outfile: 'dist/web/extension.js' },
    { ...browser, entryPoints: ['src/webview/main.ts'], outfile: 'dist/webview/page.js', format: 'iife' },
    { ...node, ...commandLine([...plugins, cliCore.plugin]) },
    { ...node, ...server([...plugins, cliCore.plugin]) },
    { ...node, ...part(cliCore, [...plugins, tolerant.plugin]), outfile: 'dist/cli-core.cjs' },
    { ...node, entryPoints: ['layercake:validators'], format: 'cjs', outfile: 'dist/validators.cjs' },
    {
      ...node,
      entryPoints: ['scripts/generate.ts', { in: 'bench/main.ts', out: 'bench' }],
      outdir: 'dist/tools',
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      packages: 'external',
    },
  ];
}

/** The server lies beside the command line, which loads it only where it is asked to serve. */
const serverBeside = {
  name: 'server-beside',
  setup({ onResolve }) {
    onResolve({ filter: /\/server\/index\.ts$/ }, () => ({ path: './server.cjs', external: true }));
  },
};

// A dependency asks for import.meta.url, which a CommonJS bundle does not have.
const OWN_URL = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

function commandLine(plugins) {
  return {
    plugins: [...plugins, serverBeside],
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    format: 'cjs',
    banner: { js: `#!/usr/bin/env node\n${OWN_URL}` },
    define: { LAYERCAKE_VERSION: JSON.stringify(version), 'import.meta.url': 'importMetaUrl' },
  };
}

function server(plugins) {
  return {
    plugins,
    entryPoints: ['src/server/index.ts'],
    outfile: 'dist/server.cjs',
    format: 'cjs',
    banner: { js: OWN_URL },
    define: { 'import.meta.url': 'importMetaUrl' },
  };
}

/** What programs of Node have in files beside them, of which they load what they need. */
async function partsOf({ CORE_DOORS, partOff }) {
  const [core, cliCore, tolerant] = await Promise.all([
    partOff('core.cjs', ['src/extension/extension.ts'], CORE_DOORS),
    partOff('cli-core.cjs', ['src/cli/main.ts', 'src/server/index.ts'], CORE_DOORS),
    partOff('yaml.cjs', ['src/core/index.ts'], ['yaml']),
  ]);
  return { core, cliCore, tolerant };
}

// While somebody works on them programs are whole, since what they import changes.
const whole = { entry: '', plugin: { name: 'whole', setup: () => undefined } };
const WHOLE = { core: whole, cliCore: whole, tolerant: whole };

function part({ entry }, plugins) {
  return { stdin: { contents: entry, resolveDir: __dirname }, format: 'cjs', plugins };
}

const FACES_PACKAGE = 'dejavu-fonts-ttf';

/** What draws a PNG lies beside the command line, which reads it for that alone. */
function copyRenderer() {
  mkdirSync('dist/png', { recursive: true });
  copyFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm'), 'dist/png/resvg.wasm');
  for (const face of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']) {
    copyFileSync(require.resolve(`${FACES_PACKAGE}/ttf/${face}`), `dist/png/${face}`);
  }
}

async function main(watch) {
  const { tsImport } = await import('tsx/esm/api');
  const { BESIDE, catalogJson, GENERATED_MODULES } = await tsImport('./scripts/generated-modules.ts', __filename);
  const { noticesOf } = await tsImport('./scripts/notices.ts', __filename);
  const parts = watch ? WHOLE : await partsOf(await tsImport('./scripts/beside.ts', __filename));
  const all = programs(parts, [generatedModules(GENERATED_MODULES, BESIDE), fastYaml], watch);
  rmSync('dist', { recursive: true, force: true });
  if (watch) {
    copyRenderer();
    writeFileSync('dist/catalog.json', catalogJson());
    for (const options of all) await (await context(options)).watch();
    return;
  }
  const built = await Promise.all(all.map((options) => build(options)));
  copyRenderer();
  writeFileSync('dist/catalog.json', catalogJson());
  writeFileSync(
    'dist/third-party-notices.txt',
    noticesOf(
      built.map(({ metafile }) => metafile),
      [FACES_PACKAGE],
    ),
  );
}

main(process.argv.includes('--watch')).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
