import tseslint from 'typescript-eslint';

const PURE = 'The core is pure: it runs in any host.';
const editor = { group: ['vscode', 'vscode-*'], message: PURE };
const node = { group: ['node:*'], message: PURE };

/** Which rooms a room may not look into; test/house/imports.test.ts checks the same by walking the imports. */
const walls = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const closed = (...rooms) =>
  rooms.map((room) => ({ group: [`**/${room}/**`], message: 'Imports run one way: see CONTRIBUTING.md.' }));

/** Of the core, the page and its messages know the cake: what is drawn from plain data. */
const cakeOnly = { regex: '/core/(?!cake/)', message: 'Of the core only the cake: see CONTRIBUTING.md.' };

export default [
  {
    ignores: [
      'dist/',
      'node_modules/',
      'test/host/node_modules/',
      'test/host/out/',
      'test/host/stubs/',
      'bench/node_modules/',
      '.vscode-test/',
    ],
  },
  ...tseslint.config({
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname ?? process.cwd() } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 40 }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/array-type': 'off',
    },
  }),
  { files: ['test/**/*.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['vitest*.config.mts'], rules: { 'no-restricted-exports': 'off' } },
  walls(
    ['src/core/**/*.ts'],
    editor,
    node,
    ...closed('config', 'files', 'server', 'cli', 'extension', 'protocol', 'webview'),
  ),
  walls(
    ['src/catalog/**/*.ts'],
    editor,
    node,
    ...closed('config', 'files', 'server', 'cli', 'extension', 'protocol', 'webview'),
  ),
  walls(
    ['src/config/**/*.ts'],
    editor,
    node,
    ...closed('catalog', 'files', 'server', 'cli', 'extension', 'protocol', 'webview'),
  ),
  walls(
    ['src/protocol/**/*.ts'],
    { regex: '^[^.]', message: 'The protocol imports the cake only.' },
    cakeOnly,
    ...closed('config', 'files', 'server', 'cli', 'extension', 'catalog', 'webview'),
  ),
  walls(
    ['src/webview/**/*.ts'],
    editor,
    node,
    cakeOnly,
    ...closed('config', 'files', 'server', 'cli', 'extension', 'catalog'),
  ),
  walls(['src/extension/**/*.ts'], node, ...closed('files', 'server', 'cli', 'webview')),
  walls(['src/files/**/*.ts'], editor, ...closed('catalog', 'server', 'cli', 'extension', 'protocol', 'webview')),
  walls(
    ['src/server/**/*.ts'],
    { group: ['vscode'], message: 'Only the extension knows the editor.' },
    ...closed('cli', 'extension', 'protocol', 'webview'),
  ),
  walls(['src/cli/**/*.ts'], editor, ...closed('extension', 'protocol', 'webview')),
];
