import { describe, expect, test } from 'vitest';
import { editsOf } from '../../../bench/edits.ts';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { builtinCatalog } from '../../../src/catalog/index.ts';
import { createLayercake } from '../../../src/core/index.ts';
import { core, TODAY } from '../../support/core.ts';
import { type Random, randomNumbers } from '../../support/random-texts.ts';
import { plainReading } from '../../support/readings.ts';

const OPTIONS = { today: TODAY };

const COMPONENTS = ['servo', 'torchlet', 'slowkernel', 'fastkernel', 'duo', 'no-such-thing'];
const DEVICES = ['green-g2', 'green-g1', 'red-r1', 'nowhere'];

/** A manifest whose entries say what they stand on: those below, and now and then one above or themselves. */
function statedStack(random: Random): string {
  const count = 4 + random(8);
  const isTangled = random(4) === 0;
  const items = [...Array(count).keys()].map((index) => {
    const uses = [...Array(random(4)).keys()].map(() => `e${isTangled ? random(count) : index + 1 + random(count)}`);
    const words = uses.map((use) => (random(8) === 0 ? `{ id: ${use}, optional: true }` : use));
    const version = random(3) === 0 ? `\n    version: "${random(3)}.${random(9)}"` : '';
    return `  - id: e${index}\n    component: ${pick(random, COMPONENTS)}${version}\n    uses: [${words.join(', ')}]\n`;
  });
  const devices = [...Array(1 + random(3)).keys()].map(
    (index) => `  - id: e${count + index}\n    component: ${pick(random, DEVICES)}\n    uses: []\n`,
  );
  return `layercake: 1\ntargets: [green, red]\nframework:\n${items.join('')}hardware:\n${devices.join('')}`;
}

function pick(random: Random, words: readonly string[]): string {
  return words[random(words.length)] ?? '';
}

/** Puts another word in the place of an id, a component, a version, or a use. */
function changedWord(random: Random, text: string): string {
  const places = [
    ...text.matchAll(/(?<=(?:id|component|version): "?|[[, ])(?:e\d+|[a-z]+(?:-[a-z\d]+)*|\d\.\d)(?=[\n",\] ])/g),
  ];
  const place = places[random(places.length)];
  if (!place) return text;
  const [word] = place;
  const others = /^e\d/.test(word)
    ? ['e0', 'e1', 'e3', 'e5', 'e9', `${word}x`]
    : /^\d/.test(word)
      ? ['0.9', '1.2', '2.4']
      : [...COMPONENTS, ...DEVICES, `${word}x`];
  return text.slice(0, place.index) + pick(random, others) + text.slice(place.index + word.length);
}

describe('after an edit, what stands on the edited entries is analysed again, and comes to what it comes to from scratch', () => {
  test('any words in any stack', () => {
    let [renewed, all] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomNumbers(seed);
      let text = statedStack(random);
      let reading = core.read(text);
      for (let edit = 0; edit < 8; edit++) {
        const before = text;
        text = changedWord(random, random(5) === 0 ? changedWord(random, text) : text);
        const { nodes } = reading.analysis;
        reading = core.read(text, { before: reading });
        all++;
        // The list of nodes is a new one where everything is analysed.
        if (reading.analysis.nodes === nodes) renewed++;
        const [again, afresh] = [reading, core.read(text)].map((one) => plainReading(core, one, OPTIONS));
        if (again !== afresh) expect(again, `${before}\n\n${text}`).toBe(afresh);
      }
    }
    expect(renewed / all).toBeGreaterThan(0.4);
  });

  test.each([
    ['a component', 'component: servo', 'component: fastkernel'],
    ['a version', '1.2', '1.3'],
    ['a use', 'uses: [b]', 'uses: [c]'],
    ['a use that nothing has', 'uses: [b]', 'uses: [x]'],
    ['a name that others use', 'id: b', 'id: bb'],
    ['a device', 'component: green-g1', 'component: green-g2'],
    ['the last device of its generation', 'component: red-r1', 'component: nowhere'],
  ])('%s takes no analysis of the others', (_, from, to) => {
    const text = [
      'layercake: 1\nframework:\n  - id: a\n    component: servo\n    version: "1.2"\n    uses: [b]\n',
      '  - id: b\n    component: torchlet\n    uses: [c]\n  - id: c\n    component: slowkernel\n    uses: []\n',
      'hardware:\n',
      ...['green-g1', 'green-g2', 'red-r1'].map((name) => `  - id: ${name}\n    component: ${name}\n    uses: []\n`),
    ].join('');
    const before = core.read(text);
    const { nodes } = before.analysis;
    const after = core.read(text.replace(from, to), { before });
    expect(after.analysis.nodes).toBe(nodes);
    expect(plainReading(core, after, OPTIONS)).toBe(plainReading(core, core.read(text.replace(from, to)), OPTIONS));
  });

  test('what came to stand on an entry by an edit follows it from then on, and what no longer does is left alone', () => {
    const text = [
      'layercake: 1\nframework:\n  - id: a\n    component: torchlet\n    uses: [b]\n',
      '  - id: b\n    component: fastkernel\n    uses: []\n  - id: c\n    component: fastkernel\n    uses: []\n',
    ].join('');
    let reading = core.read(text);
    let now = text;
    for (const [from, to] of [
      ['uses: [b]', 'uses: [c]'],
      [/fastkernel(?=[^]*fastkernel)/, 'slowkernel'],
      [/fastkernel/, 'slowkernel'],
      [/slowkernel$/m, 'no-such-thing'],
      ['uses: [c]', 'uses: [b, c]'],
      ['id: c', 'id: d'],
      ['id: d', 'id: c'],
      [/slowkernel/, 'fastkernel'],
    ] as const) {
      now = now.replace(from, to);
      const { nodes } = reading.analysis;
      reading = core.read(now, { before: reading });
      expect(reading.analysis.nodes).toBe(nodes);
      expect(plainReading(core, reading, OPTIONS), now).toBe(plainReading(core, core.read(now), OPTIONS));
    }
  });

  test('uses that are edited more often than there is room for', () => {
    const entry = (id: string, component: string, uses: string): string =>
      `  - { id: ${id}, component: ${component}, uses: [${uses}] }\n`;
    const lower = entry('c', 'fastkernel', '') + entry('d', 'slowkernel', '') + entry('e', 'duo', '');
    const textOf = (...uses: [string, string]): string =>
      `layercake: 1\nframework:\n${entry('a', 'servo', uses[0])}${entry('b', 'torchlet', uses[1])}${lower}`;
    const uses = ['c', 'd', '', 'c, d', 'e, gone, d', 'gone', 'e'];
    let reading = core.read(textOf('b', 'c'));
    let rebuilt = 0;
    for (let turn = 0; turn < 60; turn++) {
      const { nodes } = reading.analysis;
      const text = textOf(turn % 3 === 0 ? 'b' : 'b, c', uses[turn % uses.length] ?? '');
      core.check(reading, OPTIONS);
      reading = core.read(text, { before: reading });
      if (reading.analysis.nodes !== nodes) rebuilt++;
      expect(plainReading(core, reading, OPTIONS), text).toBe(plainReading(core, core.read(text), OPTIONS));
    }
    expect(rebuilt).toBeGreaterThan(0);
    expect(rebuilt).toBeLessThan(10);
  });

  test('a version is followed by all that stand on it by the catalog’s word', () => {
    const entry = (id: string, rest: string): string => `  - { id: ${id}, ${rest} }\n`;
    const users = ['a', 'b', 'c'].map((id) => entry(id, 'component: refiner'));
    const text = `layercake: 1\nframework:\n${users.join('')}${entry('servo', 'component: servo, version: "1.3"')}`;
    const before = core.read(text);
    const { nodes } = before.analysis;
    const now = text.replace('1.3', '1.5');
    const after = core.read(now, { before });
    expect(after.analysis.nodes).toBe(nodes);
    expect(plainReading(core, after, OPTIONS)).toBe(plainReading(core, core.read(now), OPTIONS));
    expect(users.map((_, node) => after.analysis.reach(node, 1))).toEqual(['native', 'native', 'native']);
  });

  test('letters in a stack of many devices, with the built-in catalog', () => {
    const layercake = createLayercake(builtinCatalog());
    const text = randomManifest(builtinCatalog(), 100, 7);
    for (const key of ['component', 'any'] as const) {
      const edits = editsOf(text, key);
      let reading = layercake.read(text);
      for (let edit = 0; edit < 30; edit++) {
        const { text: now } = edits.next().value;
        reading = layercake.read(now, { before: reading });
        if (edit % 3 === 0) continue;
        const [again, afresh] = [reading, layercake.read(now)].map((one) => plainReading(layercake, one, OPTIONS));
        if (again !== afresh) expect(again, now).toBe(afresh);
      }
    }
  });
});
