import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';

test.each(['core.cjs', 'cli-core.cjs', 'web/extension.js'])(
  'the parser in %s has a state that engines can be fast with',
  (name) => {
    const program = readFileSync(fromRoot('dist', name), 'utf8');
    expect(program).toMatch(/tagHandlers:Object\.create\(null\)/);
    // A literal that spreads two objects before its own names is kept as a table of names.
    expect(program).not.toMatch(/\{\.\.\.\w+,\.\.\.\w+,input:/);
  },
);

test.each([
  ['extension.cjs', 110_000],
  ['core.cjs', 450_000],
  ['yaml.cjs', 110_000],
])('%s is no larger than it has to be', (name, most) => {
  expect(statSync(fromRoot('dist', name)).size).toBeLessThan(most);
});
