import { describe, expect, test } from 'vitest';
import { matchesQuery, type OutlineItem } from '../../../../src/core/index.ts';
import { core } from '../../../support/core.ts';
import { bracketed } from '../../../support/cursor.ts';

const { navigate } = core;

const TEXT = `layercake: 1
name: Support
framework:
  - servo@1.4
  - id: kernels
    component: fastkernel
system: [greenkit] # below
application: [{ id: api, uses: [kernels] }]
model:
`;

/** An outline as lines: kind, name and detail, indented by depth. */
function lines(item: OutlineItem | undefined, depth = 0): readonly string[] {
  if (!item) return [];
  const own = `${'  '.repeat(depth)}${[item.kind, item.name, item.detail].filter((one) => one !== '').join(' | ')}`;
  return [own, ...item.children.flatMap((child) => lines(child, depth + 1))];
}

function every(item: OutlineItem | undefined): readonly OutlineItem[] {
  return item ? [item, ...item.children.flatMap(every)] : [];
}

describe('the outline', () => {
  test('has the stack, its layers in the order of the text, and their entries with version and coupling', () => {
    expect(lines(navigate.outline(core.read(TEXT)))).toEqual([
      'stack | Support',
      '  layer | framework | Base Model Framework',
      '    component | servo | 1.4 · ◇ portable',
      '    component | kernels | ■ locked to Green',
      '  layer | system | System Software & Compiler',
      '    component | greenkit | ■ locked to Green',
      '  layer | application | Application & Deployment',
      '    own | api | ■ locked to Green',
      '  layer | model | Specialized Model',
    ]);
  });

  test('knows how far each reaches, and what to select', () => {
    const [, framework, servo, kernels] = every(navigate.outline(core.read(TEXT)));
    const show = (item: OutlineItem | undefined): string =>
      item
        ? bracketed(TEXT, [item.span, item.selection]).slice(TEXT.indexOf('framework'), TEXT.indexOf('system') + 4)
        : '';
    expect(show(framework)).toBe('⟦⟦framework⟧:\n  - servo@1.4\n  - id: kernels\n    component: fastkernel⟧\n');
    expect(show(servo)).toContain('- ⟦⟦servo⟧@1.4⟧\n');
    expect(show(kernels)).toContain('- ⟦id: ⟦kernels⟧\n    component: fastkernel⟧\n');
  });

  test.each([
    [
      'aliases',
      'layercake: 1\nframework: &f [&s servo, { <<: &m { id: base, component: duo }, version: "1" }, *s]\nsystem: *f\n',
    ],
    ['half-typed text', 'layercake: 1\nframework:\n  - servo\n  - id: \nsystem: [greenkit\n'],
    ['a layer given twice', 'layercake: 1\nframework: [servo]\nframework: [duo]\n'],
  ])('holds what it selects, with %s', (_, text) => {
    const items = every(navigate.outline(core.read(text)));
    expect(items.length).toBeGreaterThan(2);
    for (const { span, selection, children, name } of items) {
      expect(name).not.toBe('');
      expect(span.start <= selection.start && selection.end <= span.end).toBe(true);
      for (const child of children) expect(span.start <= child.span.start && child.span.end <= span.end).toBe(true);
    }
  });

  test.each(['', 'layercake: 1\n', '- a', 'layercake: 1\nname: a\n'])('is empty without a layer: %j', (text) => {
    expect(navigate.outline(core.read(text))).toBeUndefined();
  });
});

describe('the names of a manifest', () => {
  test('are read without an analysis', () => {
    const { stack, entries } = navigate.entryNames(TEXT);
    expect(stack).toBe('Support');
    expect(entries.map(({ name, layer, isOwn }) => `${layer} ${name}${isOwn ? ' (own)' : ''}`)).toEqual([
      'framework servo',
      'framework kernels',
      'system greenkit',
      'application api (own)',
    ]);
    expect(
      bracketed(
        TEXT,
        entries.map(({ span }) => span),
      ),
    ).toBe(
      TEXT.replace('servo', '⟦servo⟧')
        .replace('id: kernels', 'id: ⟦kernels⟧')
        .replace('greenkit', '⟦greenkit⟧')
        .replace('id: api', 'id: ⟦api⟧'),
    );
  });

  test.each([
    ['', true],
    ['api', true],
    ['SAPI', true],
    ['su api', true],
    ['ipa', false],
    ['support-apis', false],
  ])('match %j as a picker does: %s', (query, expected) => {
    expect(matchesQuery('support-api', query)).toBe(expected);
  });
});
