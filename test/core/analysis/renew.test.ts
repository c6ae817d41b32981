import { describe, expect, test } from 'vitest';
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
  ])('%s takes no analysis of the others', (_, from, to) => {
    const text = [
      'layercake: 1\nframework:\n  - id: a\n    component: servo\n    version: "1.2"\n    uses: [b]\n',
      '  - id: b\n    component: torchlet\n    uses: [c]\n  - id: c\n    component: slowkernel\n    uses: []\n',
    ].join('');
    const before = core.read(text);
    const { nodes } = before.analysis;
    const after = core.read(text.replace(from, to), { before });
    expect(after.analysis.nodes).toBe(nodes);
    expect(plainReading(core, after, OPTIONS)).toBe(plainReading(core, core.read(text.replace(from, to)), OPTIONS));
  });
});
