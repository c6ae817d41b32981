import { describe, expect, test } from 'vitest';
import { mermaidLegend, mermaidOf } from '../../../../src/core/cake/picture/mermaid.ts';
import { cakeOf, HOSTILE_NAMES } from '../support.ts';

test('layers are subgraphs, locks are thick, what does not bind is dotted', () => {
  const model = cakeOf(`
application:
  - {id: api, uses: [engine, {id: extra, optional: true}]}
framework:
  - {id: engine, component: red-only, version: 1.2, uses: []}
  - {id: extra, component: everywhere}
`);
  expect(mermaidOf(model)?.split('\n').slice(0, 10)).toEqual([
    'flowchart TB',
    '  subgraph application["Application #38; Deployment"]',
    '    n0["■ api<br/>locked to Red"]:::locked',
    '  end',
    '  subgraph framework["Base Model Framework"]',
    '    n1["■ Red Only 1.2<br/>locked to Red · choke point"]:::locked',
    '    n2["◇ Everywhere<br/>portable · 2 vendors"]:::portable',
    '  end',
    '  n0 ==> n1',
    '  n0 -.->|"optional"| n2',
  ]);
  expect(mermaidLegend(model)).toEqual([
    '■ **Locked**: runs on one vendor only',
    '◇ **Portable**: native on two vendors or more',
  ]);
});

describe('hostile names', () => {
  test.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name.slice(0, 30)), name]))('%s', (_, name) => {
    const text = mermaidOf(cakeOf(`framework:\n  - {id: a, name: ${JSON.stringify(name)}}\n`)) ?? '';
    const [, , node = ''] = text.split('\n');
    expect(node).toMatch(/^ {4}n0\["[^"<>`[\](){}|\\]+<br\/>[^"<>`]+"\]:::\w+$/);
    expect(node.length).toBeLessThan(500);
  });
});

test('more lines than Mermaid draws are no diagram', () => {
  const entries = Array.from({ length: 401 }, (_, index) => `  - {id: e${index}, uses: [low]}\n`).join('');
  expect(mermaidOf(cakeOf(`application:\n${entries}framework:\n  - {id: low}\n`))).toBeUndefined();
});
