import type { SyntaxTree, YamlNode } from '../../src/core/syntax/tree.ts';
import { fixedSpan, type Span } from '../../src/core/text/span.ts';

/** A tree as plain data: all that it says, with every span as it stands now. */
export function plainTree({ root, issues }: SyntaxTree): unknown {
  return {
    root: root && plainNode(root),
    issues: issues.map(({ related, ...issue }) => ({
      ...issue,
      span: fixedSpan(issue.span),
      ...(related && { related: { ...related, span: fixedSpan(related.span) } }),
    })),
  };
}

const place = ({ start, end }: Span): string => `${start}-${end}`;

function plainNode(node: YamlNode): unknown {
  const at = place(node.span);
  switch (node.kind) {
    case 'scalar':
      return [at, node.value, node.text, node.inset];
    case 'alias':
      return [at, `*${node.name}`, node.target && place(node.target.span)];
    case 'seq':
      return [at, 'seq', node.items.map(plainNode)];
    case 'map':
      return [at, 'map', node.pairs.map(({ key, value }) => [plainNode(key), plainNode(value)])];
  }
}
