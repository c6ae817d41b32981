import { expect, test } from 'vitest';
import type * as vscode from 'vscode';
import type { FindingLeaf } from '../../src/core/index.ts';
import { treeItem } from '../../src/extension/tree/items.ts';
import { findingNodes, type StackNode } from '../../src/extension/tree/nodes.ts';
import type { KnownStack } from '../../src/extension/stacks.ts';
import { Uri } from './support/vscode.ts';

const manifest = new Uri('file', '/one/layercake.yaml') as unknown as vscode.Uri;
const stack: StackNode = { kind: 'stack', id: 'one', manifest };
const known: KnownStack = {
  uri: manifest,
  summary: {
    ...{ name: 'desk', counts: { error: 1, warning: 0, information: 2 } },
    index: { lockIn: 85, coupling: 'locked' },
  },
};

/** What a screen reader says of a node. */
const said = (...[node, one = known]: [Parameters<typeof treeItem>[0], KnownStack?]): string | undefined =>
  treeItem(node, () => one).accessibilityInformation?.label;

test('of a stack its name is said, and what it comes to', () => {
  expect(said(stack)).toBe(
    [
      ...['desk', '/one/layercake.yaml', 'Lock-in index 85.0 of 100; the most binding coupling on top: locked'],
      '1 error, 2 for information',
    ].join('\n'),
  );
  expect(said(stack, { uri: manifest, summary: undefined })).toMatch(/^layercake\.yaml\n/);
});

test.each([
  ['error', 'Error: It is so.\nschema'],
  ['warning', 'Warning: It is so.\nschema'],
  ['information', 'For information: It is so.\nschema'],
] as const)('of a finding its severity is said: %s', (severity, expected) => {
  const place = { start: { line: 0, column: 0 }, end: { line: 0, column: 1 } };
  const finding: FindingLeaf = { rule: 'schema', severity, message: 'It is so.', place };
  expect(findingNodes(stack, [finding]).map((node) => said(node))).toEqual([expected]);
});
