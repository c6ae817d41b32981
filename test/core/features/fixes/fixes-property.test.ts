import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding } from '../../../../src/core/index.ts';
import { commentsOf } from '../../../../src/core/syntax/comments.ts';
import { toPlainValue, type YamlNode } from '../../../../src/core/syntax/tree.ts';
import { applyEdits } from '../../../../src/core/text/edits.ts';
import { check, checkReading, core } from '../../../support/core.ts';
import { added, type Checked, fixesOf } from '../../../support/fixes.ts';
import { manifestTexts } from '../../../support/layouts.ts';

/** Ways to make something wrong of a random manifest, so that there is something of every kind to mend. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/\btorchlet\b/, 'torchlett'],
  [/\btorchlet\b/g, 'torchlett'],
  [/\bversion:/, 'verison:'],
  [/^framework:/m, 'framewrk:'],
  [/^system:(.*)$/m, 'zystem:$1'],
  [/\bgreenkit\b/, 'torchlet'],
  [/(- \S+) # behind/, '$1 # layercake-ignore hardware-locked, unused-entry: x'],
  [/(- \S+) # behind/g, '$1 # layercake-ignore hardware-loked'],
  [/uses: \[/, 'uses: [nobody, '],
  [/uses: \[/g, 'uses: [embers, '],
  [/component: (\S+?)([, \r])/, 'component: bygone$2'],
  [/(\s)count: 8/, '$1count: 8'],
];

const texts = fc
  .tuple(manifestTexts, fc.subarray([...MISTAKES], { maxLength: 3 }))
  .map(([text, mistakes]) => mistakes.reduce((wrong, [right, mistake]) => wrong.replace(right, mistake), text));

/** What comes to light by a fix, since something is known, listed or named now: it was there before. */
const COMES_TO_LIGHT: Readonly<Record<string, RegExp>> = {
  'unknown-component': /./,
  'unknown-reference': /./,
  'misplaced-component': /./,
  'missing-requirement': /^(?:hardware-|target-|generation|missing|open|unused-entry)/,
  'duplicate-id': /./,
  'duplicate-key': /./,
  // A comment that named no rule silences one now.
  'unused-acceptance': /^acceptance-without-reason/,
  schema: /./,
};

const WORDS_ONLY = /^(?:yaml-syntax|schema|duplicate-key|undefined-alias|duplicate-id)/;

function expectMended({ reading, findings }: Checked, finding: Finding, fixed: string, title: string): void {
  const { text } = reading.manifest;
  const after = check(fixed);
  const about = `${title}\n${text}\n-----\n${fixed}`;
  const count = (all: readonly Finding[]): number =>
    all.filter((one) => one.rule === finding.rule && one.message === finding.message).length;
  expect(count(after), about).toBeLessThan(count(findings));
  const names = new Map(
    after.flatMap(({ entry }) => (entry !== undefined && title.includes(entry) ? [[entry, finding.entry ?? '']] : [])),
  );
  const more = added(findings, after).filter((one) => added(findings, after, names).includes(one));
  const light = COMES_TO_LIGHT[finding.rule];
  const mends = !/^(?:Accept|Ignore|Replace|Use either)/.test(title);
  expect(
    more.filter((one) => !mends || !light?.test(one) || (WORDS_ONLY.test(one) && finding.rule !== 'schema')),
    about,
  ).toEqual([]);
}

/** Comments that do not stand inside what goes stay, and lines end as they did. */
function expectLayoutKept(text: string, fixed: string, title: string): void {
  const about = `${title}\n${text}\n-----\n${fixed}`;
  if (text.includes('\r\n')) expect(fixed.replace(/\r\n/g, ''), about).not.toMatch(/\n/);
  else expect(fixed, about).not.toContain('\r');
  if (/^(?:Remove|Replace)/.test(title)) return;
  const comments = commentsOf(fixed).map(({ value }) => value);
  const kept = commentsOf(text)
    .map(({ value }) => value)
    .filter((value) => !value.startsWith('# layercake-ignore'));
  expect(
    comments.filter((value) => !value.startsWith('# layercake-ignore')),
    about,
  ).toHaveLength(kept.length);
  for (const value of kept) expect(comments, about).toContain(value);
}

/** What other entries say is as it was: their plain values, whatever is called otherwise. */
function valuesOf(root: YamlNode | undefined): readonly string[] {
  const value = toPlainValue(root);
  const layers = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return layers.flatMap((layer: unknown) => (Array.isArray(layer) ? layer.map((item) => JSON.stringify(item)) : []));
}

test('a fix mends its finding, adds none, and keeps all else as it was', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(texts, fc.nat(99), (text, pick) => {
      const checked = checkReading(text);
      const before = valuesOf(checked.reading.manifest.syntax.root);
      const rules = [...new Set(checked.findings.map(({ rule }) => rule))];
      const finding = checked.findings.find(({ rule }) => rule === rules[pick % rules.length]);
      if (finding) {
        for (const { title, edits } of fixesOf(checked, finding)) {
          const made = edits();
          if (!made) continue;
          const fixed = applyEdits(text, made);
          seen.add(title.replace(/`[^`]*`| \S+ by \S+.*| either.*| \d.*/g, ''));
          expectMended(checked, finding, fixed, title);
          expectLayoutKept(text, fixed, title);
          if (/^(?:Accept|Ignore|Add|Move|Leave|Call)/.test(title)) {
            const after = valuesOf(core.read(fixed).manifest.syntax.root);
            expect(before.filter((one) => !after.includes(one)).length, `${title}\n${fixed}`).toBeLessThanOrEqual(1);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
  // A generator that finds nothing to mend proves nothing.
  expect([...seen].sort().join('; ')).toMatch(/Accept.*Add.*Change.*Ignore.*Move.*Remove.*Replace/);
}, 240_000);

test('what is safe leaves the stack and every other finding as they were', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { reading, findings } = checkReading(text);
      const fixed = applyEdits(text, core.fixes.safe(reading, findings));
      const meaning = (source: string): unknown =>
        core
          .read(source)
          .manifest.stack.entries.map(({ id, component, version, layer }) => [
            id.value,
            component?.value,
            version?.value,
            layer,
          ]);
      expect(meaning(fixed)).toEqual(meaning(text));
      expect(added(findings, check(fixed))).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test('broken texts get fixes without an exception', () => {
  fc.assert(
    fc.property(
      texts,
      fc.nat(400),
      fc.constantFrom('', '[', '{', '"', ': ', '- ', '&a ', '*a ', '|\n', '\t'),
      (text, at, piece) => {
        const broken = text.slice(0, at) + piece + text.slice(at + 3);
        const checked = checkReading(broken);
        for (const finding of checked.findings) {
          for (const { edits } of fixesOf(checked, finding)) applyEdits(broken, edits() ?? []);
        }
        applyEdits(broken, core.fixes.safe(checked.reading, checked.findings));
      },
    ),
    { numRuns: 150 },
  );
}, 240_000);
