import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLayercake, type Hint, type Reading } from '../../../../src/core/index.ts';
import { applyEdits } from '../../../../src/core/text/edits.ts';
import { catalogWith } from '../../../support/catalog.ts';
import { make } from '../../../support/components.ts';
import { core } from '../../../support/core.ts';
import { manifestTexts } from '../../../support/layouts.ts';

const { glance } = core;
const BOTH = { inferredUses: true, coupling: true };

/** Lines of a manifest behind its first one. */
const manifest = (...lines: readonly string[]): string => ['layercake: 1', ...lines, ''].join('\n');
const whole = ({ manifest: { text } }: Reading): { start: number; end: number } => ({ start: 0, end: text.length });
const wordsOf = ({ parts }: Hint): string => parts.map(({ text }) => text).join('');

/** The text with its hints in it, `⟦like this⟧`. */
function hinted(text: string, kinds = BOTH): string {
  const reading = core.read(text);
  const hints = glance.hints(reading, whole(reading), kinds);
  return applyEdits(
    text,
    hints.map((hint) => ({ span: { start: hint.at, end: hint.at }, text: `⟦${wordsOf(hint)}⟧` })),
  );
}

describe('inferred uses stand behind', () => {
  test.each([
    ['a shorthand', '  - servo⟦uses: torchlet⟧', '  - torchlet'],
    ['a shorthand with a version and a comment', '  - servo@1.4⟦uses: torchlet⟧ # pinned', '  - torchlet'],
    ['one in quotes', '  - "servo@1.4"⟦uses: torchlet⟧', '  - torchlet'],
    ['a mapping on one line', '  - { id: engine, component: servo }⟦uses: torchlet⟧', '  - torchlet'],
    ['the first line of another', '  - id: engine⟦uses: torchlet⟧\n    component: servo', '  - torchlet'],
    ['the component of another', '  - component: servo⟦uses: torchlet⟧ # ours\n    count: 1', '  - torchlet'],
    [
      'an alias, where it stands',
      '  - &e { component: servo }⟦uses: torchlet⟧',
      '  - *e⟦uses: torchlet⟧\n  - torchlet',
    ],
    ['half-typed text', '  - servo⟦uses: torchlet⟧', '  - torchlet\n  - { id: x, uses: ['],
  ])('%s', (_, ...lines) => {
    const expected = manifest('framework:', ...lines);
    expect(hinted(expected.replace(/⟦[^⟧]*⟧/g, ''))).toBe(expected);
  });

  test.each([
    ['an entry that says what it uses', '  - { component: servo, uses: [torchlet] }', '  - torchlet'],
    ['one that says it uses nothing', '  - { component: servo, uses: [] }', '  - torchlet'],
    ['one that has alternatives', '  - { id: any, any-of: [duo, halfway] }', '  - torchlet'],
    ['one whose uses this manifest does not list', '  - servo', '  - duo'],
    ['the user’s own', '  - id: ours', '  - torchlet'],
  ])('not %s', (_, ...lines) => {
    const text = manifest('framework:', ...lines);
    expect(hinted(text, { inferredUses: true, coupling: false })).toBe(text);
  });

  test('a vendor’s own piece without its devices, which go without saying', () => {
    const text = manifest('system: [greenkit, greencomm]', 'hardware: [green-g1]');
    expect(hinted(text)).toBe(text.replace('greencomm', 'greencomm⟦uses: greenkit⟧'));
  });

  test('one that uses many, the rest counted', () => {
    const many = Array.from({ length: 9 }, (_, index) => `{ id: t${index}, component: torchlet }`);
    const text = manifest(`framework: [servo, ${many.join(', ')}]`);
    expect(hinted(text)).toContain('servo⟦uses: t0, t1, t2 and 6 more⟧');
  });
});

describe('what an entry is tied to by another', () => {
  test.each([
    [
      'a lock',
      '[{ id: api, uses: [web] }⟦■ locked to Green through fastkernel⟧, { id: web, uses: [fastkernel] }⟦■ locked to Green through fastkernel⟧]',
      'fastkernel',
    ],
    ['a lock on nothing at all', '[{ id: api, uses: [nowhere] }⟦■ runs on no accelerator through nowhere⟧]', 'nowhere'],
    ['a leaning', '[{ id: api, uses: [halfway] }⟦◐ leaning through halfway⟧]', 'halfway'],
  ])('is told: %s', (_, application, framework) => {
    const expected = manifest(`application: ${application}`, `framework: [${framework}]`);
    expect(hinted(expected.replace(/⟦[^⟧]*⟧/g, ''))).toBe(expected);
  });

  test.each([
    ['portable', 'duo'],
    ['unknown', 'mystery'],
  ])('is not told where it is %s', (_, framework) => {
    const text = manifest(`application: [{ id: api, uses: [${framework}] }]`, `framework: [${framework}]`);
    expect(hinted(text)).toBe(text);
  });

  test('tells the chain when someone looks, and has nothing to write', () => {
    const reading = core.read(manifest('application: [{ id: api, uses: [fastkernel] }]', 'framework: [fastkernel]'));
    const [hint] = glance.hints(reading, whole(reading), BOTH);
    expect(hint && glance.hintDetails(reading, hint)).toEqual({
      markdown: expect.stringMatching(/^■ locked to Green: api → fastkernel; FastKernel does not run on/) as string,
      edits: undefined,
    });
  });
});

test('a hint leads to the entries that it names', () => {
  const text = manifest('application: [{ id: api, uses: [servo] }]', 'framework: [servo, fastkernel, "torchlet@2.9"]');
  const reading = core.read(text);
  const led = glance
    .hints(reading, whole(reading), BOTH)
    .flatMap(({ parts }) =>
      parts.flatMap((part) => (part.leadsTo ? [[part.text, text.slice(part.leadsTo.start, part.leadsTo.end)]] : [])),
    );
  expect(led).toEqual([['torchlet', 'torchlet']]);
});

test('hints are those of the entries that a span touches, of the kinds that are on', () => {
  const text = manifest('framework:', '  - servo', '  - servo@2.0', '  - torchlet', '  - refiner');
  const reading = core.read(text);
  const at = text.indexOf('servo@2.0');
  const within = { start: at, end: at + 3 };
  expect(glance.hints(reading, within, BOTH).map(wordsOf)).toEqual(['uses: torchlet']);
  expect(glance.hints(reading, within, { inferredUses: false, coupling: true })).toEqual([]);
  expect(glance.hints(reading, within, { inferredUses: false, coupling: false })).toEqual([]);
});

test('a hostile name is a short text on one line', () => {
  const name = `\u202eevil\n\t${'x'.repeat(10_000)}`;
  const text = `layercake: 1\nframework: [servo, { id: ${JSON.stringify(name)}, component: torchlet }]\n`;
  const reading = core.read(text);
  const [hint] = glance.hints(reading, whole(reading), BOTH);
  expect(hint?.parts[1]?.text).toMatch(/^evil x{33,34}…$/);
  expect(hint && glance.hintDetails(reading, hint).markdown.length).toBeLessThan(1_000);
});

describe('inferred uses are written into', () => {
  const written = (text: string): string | undefined => {
    const reading = core.read(text);
    const [hint] = glance.hints(reading, whole(reading), { inferredUses: true, coupling: false });
    const edits = hint && glance.hintDetails(reading, hint).edits;
    return edits && applyEdits(text, edits);
  };

  test.each([
    [
      'a shorthand',
      ['  - servo # ours', '  - torchlet'],
      ['  - component: servo # ours', '    uses: [torchlet]', '  - torchlet'],
    ],
    [
      'a shorthand with a version',
      ['  - servo@2.10', '  - torchlet'],
      ['  - component: servo', '    version: "2.10"', '    uses: [torchlet]', '  - torchlet'],
    ],
    [
      'a mapping, behind what people write first',
      ['  - id: engine', '    component: servo # ours', '    # why', '    count: 2', '  - torchlet'],
      [
        '  - id: engine',
        '    component: servo # ours',
        '    uses: [torchlet]',
        '    # why',
        '    count: 2',
        '  - torchlet',
      ],
    ],
    [
      'a mapping on one line',
      ['  - { component: servo, count: 2 }', '  - torchlet'],
      ['  - { component: servo, uses: [torchlet], count: 2 }', '  - torchlet'],
    ],
    [
      'several entries of one component, of which any will do',
      ['  - servo', '  - { id: a, component: torchlet }', '  - { id: b, component: torchlet }'],
      [
        '  - component: servo',
        '    uses: [{ any-of: [a, b] }]',
        '  - { id: a, component: torchlet }',
        '  - { id: b, component: torchlet }',
      ],
    ],
  ])('%s', (_, before, after) => {
    expect(written(manifest('framework:', ...before))).toBe(manifest('framework:', ...after));
    const crlf = (lines: readonly string[]): string => manifest('framework:', ...lines).replaceAll('\n', '\r\n');
    expect(written(crlf(before))).toBe(crlf(after));
  });

  test('a list in brackets', () => {
    expect(written(manifest('framework: [servo@1.4, torchlet]'))).toBe(
      manifest('framework: [{ component: servo, version: "1.4", uses: [torchlet] }, torchlet]'),
    );
  });

  test('not what an alias stands for', () => {
    expect(written(manifest('x: &e { component: servo }', 'framework: [*e, torchlet]'))).toBeUndefined();
  });

  test('not a text that is broken, in which nobody knows what stands where', () => {
    expect(written(manifest('framework: [servo, torchlet]', 'system: [')) ?? 'nothing').toBe('nothing');
  });

  test('not more than anybody reads', () => {
    const many = Array.from({ length: 21 }, (_, index) => `{ id: t${index}, component: torchlet }`);
    expect(written(manifest(`framework: [servo, ${many.join(', ')}]`))).toBeUndefined();
  });
});

describe('what writing them costs is told, since in a file a use counts on every target', () => {
  const evidence = ['readme'];
  const green = { level: 'native', via: ['greenkit'], evidence } as const;
  const layercake = createLayercake(
    catalogWith(
      make('framework', 'kernel-library', { id: 'sprout', supports: { green } }),
      make('framework', 'kernel-library', {
        id: 'twig',
        supports: { green, red: { level: 'native', via: ['redkit'], evidence } },
      }),
    ),
  );
  const details = (component: string): string => {
    const reading = layercake.read(manifest(`framework: [${component}]`, 'system: [greenkit]'));
    const [hint] = layercake.glance.hints(reading, whole(reading), BOTH);
    const { markdown = '', edits } = hint ? layercake.glance.hintDetails(reading, hint) : {};
    return `${edits ? 'writes' : 'does not write'}: ${markdown.split('\n\n').slice(1).join(' ')}`;
  };

  test.each([
    ['nothing', 'torchlet', 'writes: - `greenkit` on Green GPU'],
    [
      'what is unknown',
      'twig',
      'writes: - `greenkit` on Green GPU Written into the file it counts on every target, so that the stack is known not to run on some that are unknown now: Blue GPU, Blue NPU and Plain CPU.',
    ],
    [
      'a coupling, and is not offered',
      'sprout',
      'does not write: - `greenkit` on Green GPU Written into the file it would count on every target, and change what entries are tied to.',
    ],
  ])('%s', (_, component, expected) => {
    expect(details(component)).toBe(expected);
  });
});

test('writing the inferred uses of one entry keeps what every entry is tied to, and where it runs', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(manifestTexts, fc.nat(99), (text, pick) => {
      const reading = core.read(text);
      const hints = glance.hints(reading, whole(reading), { inferredUses: true, coupling: false });
      const hint = hints[pick % hints.length];
      const edits = hint && glance.hintDetails(reading, hint).edits;
      if (!edits) return;
      seen.add('written');
      const after = core.read(applyEdits(text, edits));
      const about = `${text}\n-----\n${after.manifest.text}`;
      expect(after.manifest.stack.entries[hint.node]?.uses?.length, about).toBeGreaterThan(0);
      expect(after.manifest.problems.length, about).toBeLessThanOrEqual(reading.manifest.problems.length);
      reading.analysis.nodes.forEach((_, node) => {
        expect(after.analysis.coupling(node), about).toBe(reading.analysis.coupling(node));
        reading.analysis.targets.forEach((__, target) => {
          const level = reading.analysis.reach(node, target);
          if (level !== 'unknown') expect(after.analysis.reach(node, target), about).toBe(level);
        });
      });
    }),
    { numRuns: 200 },
  );
  expect(seen).toContain('written');
}, 120_000);
