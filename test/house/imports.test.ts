import { describe, expect, test } from 'vitest';
import { sourceOf, sourcesIn } from '../support/sources.ts';
import { trespasses } from './walls.ts';

test('imports run one way', () => {
  expect(sourcesIn('src').flatMap(trespasses)).toEqual([]);
});

describe('the check itself', () => {
  test.each([
    ['src/core/check.ts', `import '../config/index.ts';`, 'core must not look into config'],
    ['src/core/check.ts', `export { x } from '../extension/extension.ts';`, 'core must not look into extension'],
    ['src/core/check.ts', `const x = await import('../cli/main.ts');`, 'core must not look into cli'],
    ['src/core/check.ts', `import type { X } from 'vscode';`, 'only the extension knows the editor'],
    ['src/core/check.ts', `type X = import('vscode').Uri;`, 'only the extension knows the editor'],
    ['src/core/check.ts', `import 'node:fs';`, 'core runs in any host'],
    ['src/core/check.ts', `import 'yaml';`, 'only src/core/syntax/ may'],
    [
      'src/core/check.ts',
      `import 'layercake:validators';`,
      'only src/core/stack/ and src/core/catalog/ and src/config/ may',
    ],
    ['src/core/check.ts', `import 'layercake:catalog';`, 'only src/catalog/ may'],
    ['src/core/check.ts', `import '../catalog/index.ts';`, 'core must not look into catalog'],
    ['src/core/check.ts', `import '../../scripts/paths.ts';`, 'it is outside of src/'],
    ['src/config/read.ts', `import '../cli/main.ts';`, 'config must not look into cli'],
    ['src/config/read.ts', `import 'vscode';`, 'only the extension knows the editor'],
    ['src/config/read.ts', `import 'node:fs';`, 'config runs in any host'],
    ['src/config/read.ts', `import '../catalog/index.ts';`, 'config must not look into catalog'],
    ['src/webview/main.ts', `import '../config/index.ts';`, 'webview must not look into config'],
    ['src/cli/main.ts', `import '../extension/extension.ts';`, 'cli must not look into extension'],
    ['src/cli/main.ts', `import '../protocol/messages.ts';`, 'cli must not look into protocol'],
    ['src/files/a.ts', `import '../cli/host.ts';`, 'files must not look into cli'],
    ['src/server/a.ts', `import '../cli/host.ts';`, 'server must not look into cli'],
    ['src/server/a.ts', `import 'vscode';`, 'only the extension knows the editor'],
    ['src/extension/a.ts', `import '../files/configs.ts';`, 'extension must not look into files'],
    ['src/cli/lsp.ts', `import 'vscode-languageserver/node';`, 'only src/server/ may'],
    ['src/extension/a.ts', `import 'node:path';`, 'extension runs in any host'],
    ['src/extension/a.ts', `const fs = require('node:fs');`, 'extension runs in any host'],
    ['src/protocol/messages.ts', `import '../core/index.ts';`, 'protocol must not look into core'],
    ['src/protocol/messages.ts', `import 'zod';`, 'protocol imports the cake only'],
    ['src/webview/main.ts', `import '../core/index.ts';`, 'webview must not look into core'],
    ['src/webview/main.ts', `import '../core/catalog/types.ts';`, 'webview must not look into core'],
    ['src/webview/main.ts', `import 'vscode';`, 'only the extension knows the editor'],
  ])('%s with %s', (path, text, expected) => {
    expect(trespasses(sourceOf(path, text))).toEqual([expect.stringMatching(new RegExp(`: ${expected}$`))]);
  });

  test.each([
    ['src/core/syntax/read.ts', `import { isMap } from 'yaml'; import './tree.ts'; import '../text/span.ts';`],
    ['src/core/stack/validate.ts', `import 'layercake:validators'; import { distance } from 'fastest-levenshtein';`],
    ['src/config/read.ts', `import 'layercake:validators'; import '../core/index.ts';`],
    ['src/catalog/index.ts', `import 'layercake:catalog'; import '../core/catalog/catalog.ts';`],
    [
      'src/cli/main.ts',
      `import 'node:fs'; import '../core/index.ts'; import '../catalog/index.ts'; import '../config/a.ts';`,
    ],
    [
      'src/extension/a.ts',
      `import 'vscode'; import '../core/index.ts'; import '../config/index.ts'; import '../protocol/messages.ts';`,
    ],
    [
      'src/server/a.ts',
      `import 'node:fs'; import 'vscode-languageserver/node'; import '../files/configs.ts'; import '../core/index.ts';`,
    ],
    ['src/webview/main.ts', `import '../protocol/messages.ts'; import '../core/cake/data/types.ts';`],
    ['src/protocol/messages.ts', `import type { CakeModel } from '../core/cake/types.ts';`],
    ['src/protocol/guards.ts', `import './messages.ts';`],
  ])('lets %s have %s', (path, text) => {
    expect(trespasses(sourceOf(path, text))).toEqual([]);
  });
});
