import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { createPlace } from '../cli/support/run.ts';

const page = readFileSync(fromRoot('docs/language-server.md'), 'utf8');

/** The blocks of the page in a language. */
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text);

/** How editors are told to start the server. */
const CALLS = [
  ...blocks('lua').map((text) => /cmd = \{ '(\w+)', '(\w+)' \}/.exec(text)),
  ...blocks('toml').map((text) => /command = "(\w+)"\nargs = \["(\w+)"\]/.exec(text)),
  ...blocks('json').map((text) => /"path": "(\w+)", "arguments": \["(\w+)"\]/.exec(text)),
];

describe('the page of the language server', () => {
  test('has a configuration for each editor, all with the same call', () => {
    expect(CALLS).toHaveLength(4);
    for (const call of CALLS) expect(call?.slice(1)).toEqual(['layercake', 'lsp']);
  });

  test('calls what there is', async () => {
    const place = createPlace();
    const { code, out } = await place.run('lsp --help');
    place.remove();
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Usage: layercake lsp/) as string });
  });

  test('has JSON that can be read', () => {
    for (const block of blocks('json')) expect(() => JSON.parse(block) as unknown).not.toThrow();
  });
});
