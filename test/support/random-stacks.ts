import { edited, type Random, randomEdit } from './random-texts.ts';

/** Components of the made-up catalog by layer, and some names that it does not have. */
const COMPONENTS = {
  application: ['portal', 'green-key', 'portl'],
  model: ['lingo-7b', 'lingo-green', 'greenplan'],
  framework: [
    ...['servo', 'torchlet', 'fastkernel', 'slowkernel', 'halfway', 'mystery', 'duo', 'redkernel', 'bygone', 'dropper'],
    ...['nowhere', 'cpu-only', 'lattice', 'pebble', 'quarry', 'harbor', 'refiner', 'no-such-thing'],
  ],
  system: ['greenkit', 'redkit', 'bluekit', 'greencomm', 'greenmesh', 'green-image', 'greenkt'],
  hardware: ['green-g1', 'green-g2', 'green-g3', 'red-r1', 'red-r2', 'blue-card', 'plain-cpu'],
} as const;

type Layer = keyof typeof COMPONENTS;

/** How a stack is written. */
export interface Manner {
  /** Whether every entry says what it stands on; else the catalog is asked about most. */
  readonly isStated: boolean;
  /** Whether entries may be optional, one of several, or say themselves where they run. */
  readonly isRich: boolean;
  /** How many ids the entries share: with few of them, several have the same, and stand on each other in circles. */
  readonly ids: number;
}

/** A manifest over the made-up catalog, in every layer some entries that stand on others, which wander down through the ids. */
export function randomStack(random: Random, manner: Manner): string {
  let number = 0;
  const layers = (Object.keys(COMPONENTS) as Layer[]).map((layer) => {
    const count = layer === 'framework' ? 3 + random(5) : 1 + random(3);
    return `${layer}:\n${Array.from({ length: count }, () => entryText(random, manner, layer, number++)).join('')}`;
  });
  return `layercake: 1\nname: stack\ntargets: [${pick(random, TARGETS)}]\n${layers.join('')}`;
}

const TARGETS = ['green, red', 'red', 'green', 'red, cpu', 'green, blue-gpu, blue-npu', 'red, gren', ''];
const RULES = ['hardware-locked', 'inherited-lock', 'target-unreachable', 'hardware-leaning', 'unused-entry', 'nil'];

function entryText(random: Random, manner: Manner, layer: Layer, number: number): string {
  const lines = [`id: e${number % manner.ids}`];
  if (random(10) > 0) lines.push(`component: ${pick(random, COMPONENTS[random(12) === 0 ? 'framework' : layer])}`);
  if (manner.isStated || random(3) === 0) lines.push(usesLine(random, manner, number));
  if (random(3) === 0) lines.push(moreLine(random, manner));
  return `  - ${lines.join('\n    ')}\n`;
}

function usesLine(random: Random, { isRich, ids }: Manner, number: number): string {
  const uses = Array.from({ length: random(4) }, () => {
    const id = `e${(number + 1 + random(6)) % ids}`;
    const kind = isRich ? random(6) : 5;
    if (kind === 0) return `{ any-of: [${id}, ${pick(random, COMPONENTS.framework)}] }`;
    return kind === 1 ? `{ id: ${id}, optional: true }` : id;
  });
  return `uses: [${uses.join(', ')}]`;
}

function moreLine(random: Random, { isRich }: Manner): string {
  const lines = [
    `version: "${pick(random, VERSIONS)}"`,
    `name: ${pick(random, ['One', 'Another'])}`,
    `format: ${pick(random, ['tensors', 'scrolls', 'greenplan', 'scrols'])}`,
    `precision: ${pick(random, ['half', 'eighth', 'softeighth', 'redeighth', 'lesser'])}`,
    `accept: [{ rule: ${pick(random, RULES)}${pick(random, ['', ', reason: x'])}${pick(random, ['', ', until: 2020-01-01'])} }]`,
    `supports: { ${pick(random, ['green', 'red', 'gren'])}: ${pick(random, ['native', 'none', 'unknown'])}, others: none }`,
    `optional: true`,
    `any-of: [fastkernel, bygone, e${random(9)}]`,
    `notes: what there is to say`,
  ];
  return lines[random(isRich ? lines.length : 5)] ?? '';
}

const VERSIONS = ['0.9', '1.2', '1.4', '2.4', '3.1', 'newest'];

function pick(random: Random, words: readonly string[]): string {
  return words[random(words.length)] ?? '';
}

/** Changes something of a manifest as people do: a word, a line more or less, a letter in the wrong place, what is silenced. */
export function editedStack(random: Random, text: string, manner: Manner): string {
  switch (random(10)) {
    case 0:
      return withLine(random, text, (indent) => `${indent}${moreLine(random, manner)}`);
    case 1:
      return withLine(random, text, (_, line) => `${line} # what for`);
    case 2:
      return withLine(random, text, (indent) => `${indent}# layercake-ignore ${pick(random, RULES)}: a reason`);
    case 3:
      return edited(text, randomEdit(random, text));
    case 4:
      return text.replace(/^targets: .*$/m, `targets: [${pick(random, TARGETS)}]`);
    default:
      return changedWord(random, text);
  }
}

/** Adds a line behind one that tells something of an entry, or puts it in that one's place. */
function withLine(random: Random, text: string, lineOf: (indent: string, line: string) => string): string {
  const lines = text.split('\n');
  const places = lines.flatMap((line, at) => (/^ {4}\w/.test(line) ? [at] : []));
  const at = places[random(places.length)] ?? 0;
  lines.splice(at + random(2), random(2), lineOf('    ', lines[at] ?? ''));
  return lines.join('\n');
}

/** Puts another word in the place of an id, a component, a version, or a use. */
function changedWord(random: Random, text: string): string {
  const places = [
    ...text.matchAll(/(?<=(?:id|component|version|name): "?|[[, ])(?:e\d+|[a-z]+(?:-[a-z\d]+)*|\d\.\d)(?=[\n",\] ])/g),
  ];
  const place = places[random(places.length)];
  if (!place) return text;
  const [word] = place;
  const others = /^e\d/.test(word)
    ? ['e0', 'e1', 'e3', 'e5', 'e9', 'e12', `${word}x`]
    : /^\d/.test(word)
      ? VERSIONS
      : [...COMPONENTS.framework, ...COMPONENTS.hardware, ...COMPONENTS.system, `${word}x`];
  return text.slice(0, place.index) + pick(random, others) + text.slice(place.index + word.length);
}
