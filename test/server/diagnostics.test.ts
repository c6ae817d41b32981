import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, shown, startClient, textIn } from './support/client.ts';

let client: Client;
beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.stop());

const BAD = 'layercake: 1\nframework: [pytroch]\n';

describe('the server tells', () => {
  test('what is found in a manifest, with its version and the page of the rule', async () => {
    const { uri, text } = client.open('found.layercake.yaml', BAD);
    const { version, diagnostics } = await client.told(uri);
    expect(version).toBe(1);
    expect(diagnostics.map((one) => shown(text, one))).toEqual(['2:13 warning unknown-component pytroch']);
    expect(diagnostics[0]?.source).toBe('layercake');
    const page = diagnostics[0]?.codeDescription?.href ?? '';
    expect(existsSync(fileURLToPath(page))).toBe(true);
  });
});
