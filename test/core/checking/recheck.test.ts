import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import type { CheckOptions, Finding } from '../../../src/core/index.ts';
import { core, TODAY } from '../../support/core.ts';
import { editedStack, type Manner, randomStack } from '../../support/random-stacks.ts';
import { randomNumbers } from '../../support/random-texts.ts';
import { ROOT } from '../../support/sources.ts';

const PLAIN: CheckOptions = { today: TODAY };
const STRICT: CheckOptions = {
  today: TODAY,
  severities: new Map([
    ['hardware-locked', 'error'],
    ['inherited-lock', 'off'],
    ['unused-entry', 'warning'],
  ]),
  budget: { locked: 1, layers: { framework: { lockIn: 20 } } },
};

/** Everything about findings, as text, their places as they stand now. */
function plain(findings: readonly Finding[]): string {
  return JSON.stringify(
    findings.map((finding) => ({
      ...finding,
      item: undefined,
      span: [finding.span.start, finding.span.end],
      related: finding.related.map(({ message, span }) => [message, span.start, span.end]),
    })),
    undefined,
    1,
  );
}

interface Followed {
  readonly edits: number;
  /** How often something that was found before was still there, the very same. */
  readonly kept: number;
}

/** Edits a stack again and again, taking an edit back now and then, and checks each text both ways. */
function follow(seed: number, manner: Manner, options: CheckOptions): Followed {
  const random = randomNumbers(seed);
  let [text, last] = ['', randomStack(random, manner)];
  let reading = core.read(last);
  let before = new Set(core.check(reading, options));
  let [edits, kept] = [0, 0];
  text = last;
  for (let turn = 0; turn < 10; turn++) {
    const next = random(4) === 0 ? last : editedStack(random, text, manner);
    [last, text] = [text, next];
    reading = core.read(text, { before: reading });
    // Sometimes several edits go by before anybody asks.
    if (random(5) === 0) continue;
    const findings = core.check(reading, options);
    const afresh = plain(core.check(core.read(text), options));
    if (plain(findings) !== afresh) expect(plain(findings), `${last}\n~~~\n${text}`).toBe(afresh);
    edits++;
    if (findings.some((finding) => before.has(finding))) kept++;
    before = new Set(findings);
  }
  return { edits, kept };
}

/** The texts that the rules are tried on, without what is expected of them, by rule. */
const FIXTURES = globSync('test/rules/*/*.yaml', { cwd: ROOT }).sort();
const BY_RULE = new Map<string, string[]>();
for (const file of FIXTURES) {
  const rule = file.split('/')[2] ?? '';
  BY_RULE.set(rule, [...(BY_RULE.get(rule) ?? []), file]);
}

function textOf(file: string): string {
  return readFileSync(`${ROOT}/${file}`, 'utf8').replace(/^ *#(?! layercake).*\n/gm, '');
}

describe('what is found after an edit is what is found from scratch', () => {
  test.each<[string, Manner, number]>([
    ['in a stack that says what stands on what', { isStated: true, isRich: false, ids: 30 }, 0.7],
    ['with optional entries, alternatives and claims', { isStated: true, isRich: true, ids: 30 }, 0.7],
    ['with ids that several entries have', { isStated: true, isRich: true, ids: 9 }, 0.6],
    ['where the catalog says what stands on what', { isStated: false, isRich: true, ids: 30 }, 0.5],
  ])('%s', (_, manner, share) => {
    let [edits, kept] = [0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const followed = follow(seed, manner, seed % 3 === 0 ? STRICT : PLAIN);
      edits += followed.edits;
      kept += followed.kept;
    }
    expect(kept / edits).toBeGreaterThan(share);
  });

  test.each([...BY_RULE.keys()])('with each word of the texts for %s misspelt, and mended', (rule) => {
    for (const text of (BY_RULE.get(rule) ?? []).map(textOf)) {
      let reading = core.read(text);
      const whole = plain(core.check(reading, PLAIN));
      for (const { index, 0: word } of text.matchAll(/[\w.-]+/g)) {
        const end = index + word.length;
        const broken = `${text.slice(0, end)}x${text.slice(end)}`;
        reading = core.read(broken, { before: reading });
        const found = plain(core.check(reading, PLAIN));
        if (found !== plain(core.check(core.read(broken), PLAIN)))
          expect(found, broken).toBe(plain(core.check(core.read(broken), PLAIN)));
        reading = core.read(text, { before: reading });
        expect(plain(core.check(reading, PLAIN)), broken).toBe(whole);
      }
    }
  });

  const AROUND = 'layercake: 1\nframework:\n';
  test.each([
    [
      'an alternative that an entry has the name of, and no more',
      `${AROUND}  - id: a\n    any-of: [bygone, duo]\n  - id: bygone\n    component: duo\n    uses: []\n`,
      'id: bygone',
      'id: gone',
      'deprecated-component',
    ],
    [
      'another name for a device that a finding tells',
      `${AROUND}  - { id: a, component: dropper, version: "2.1", uses: [] }\nhardware:\n  - id: one\n    component: red-r1\n  - id: two\n    component: green-g1\n`,
      'id: two',
      'id: three',
      'version-unsupported',
    ],
  ])('with %s', (_, text, from, to, rule) => {
    const before = core.read(text);
    core.check(before, PLAIN);
    const found = core.check(core.read(text.replace(from, to), { before }), PLAIN);
    expect(plain(found)).toBe(plain(core.check(core.read(text.replace(from, to)), PLAIN)));
    expect(found.map((finding) => finding.rule)).toContain(rule);
  });
});
