/** Numbers below a bound, always the same for a seed (xorshift; Marsaglia, J. Stat. Soft. 8, 2003). */
export type Random = (bound: number) => number;

export function randomNumbers(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

const pick = <T>(random: Random, from: readonly T[]): T => from[random(from.length)] as T;

const NAMES = [
  'vllm',
  'cuda@12.8',
  'a-b',
  'x',
  'é🍰',
  '<<',
  'yes',
  '2.10',
  '0x1F',
  '.5',
  '~',
  'null',
  'a#b',
  'a:b',
  '- x',
  '?x',
  '1e3',
];
const PLAIN = NAMES.filter((name) => name !== '- x');
const KEYS = ['id', 'component', 'version', 'uses', 'notes', 'count', 'license', 'a b', '"q"', "'s'", '<<', 'x'];
const LAYERS = ['hardware', 'system', 'framework', 'model', 'application', 'targets', 'accept', 'name'];

function scalar(random: Random): string {
  const name = pick(random, NAMES);
  switch (random(9)) {
    case 0:
      return JSON.stringify(name);
    case 1:
      return `'${name.replaceAll("'", "''")}'`;
    case 2:
      return String.raw`"a\tb\u00e9 # c: d"`;
    case 3:
      return '';
    case 4:
      return pick(random, ['!!str 1', '!!int "3"', '! 2', '!x 3', '!!float 1', '!!null x', '!!bool true', '!!str']);
    default:
      return pick(random, PLAIN);
  }
}

function flow(random: Random, depth: number): string {
  const inner = (): string => (depth > 1 || random(3) > 0 ? flowScalar(random) : flow(random, depth + 1));
  const many = [...Array(random(4)).keys()];
  const space = pick(random, ['', ' ', '', '  ']);
  if (random(2) === 0) return `[${space}${many.map(inner).join(pick(random, [', ', ',']))}${space}]`;
  const pairs = many.map(() => (random(8) === 0 ? 'k' : `${pick(random, ['a', 'b', '"c"', 'd e'])}: ${inner()}`));
  return random(6) === 0 ? `[${pairs.join(', ')}]` : `{${space}${pairs.join(', ')}${space}}`;
}

function flowScalar(random: Random): string {
  return pick(random, ['a', '"b, c"', "'d'", '1', '', '*n', 'x y', 'http://a/b', '!!str 1', '-1', '&n z']) || 'e';
}

function block(random: Random, indent: string): string {
  const head = `${pick(random, ['|', '>'])}${pick(random, ['', '-', '+', '', '2', ' # head'])}`;
  const lines = [...Array(random(4)).keys()].map(() =>
    pick(random, [
      `${indent}  text`,
      `${indent}  - more # no comment`,
      `${indent}   deeper`,
      '',
      `${indent}  a: b`,
      `${indent}  # x`,
    ]),
  );
  return [head, ...lines].join('\n');
}

function value(random: Random, indent: string, depth: number): string {
  switch (random(12)) {
    case 0:
      return ` ${block(random, indent)}`;
    case 1:
      return ` ${flow(random, 0)}`;
    case 2:
      return depth > 2 ? ' x' : `${pick(random, ['', ' ', ' # c'])}\n${map(random, `${indent}  `, depth + 1)}`;
    case 3:
      return depth > 2 ? ' y' : `\n${list(random, indent + pick(random, ['', '  ', ' ', '    ']), depth + 1)}`;
    case 4:
      return ` &${pick(random, ['n', 'm'])} ${scalar(random)}`;
    case 5:
      return ` *${pick(random, ['n', 'm', 'o'])}`;
    case 6:
      return `\n${indent}  ${scalar(random)}`;
    case 7:
      return ` plain text\n${indent}  goes on${pick(random, ['', ' # here', '\n\n' + indent + '  and on'])}`;
    case 8:
      return ` "quoted\n${indent}  goes on"`;
    case 9:
      return ` [a,\n${indent}  b${pick(random, ['', ','])}\n${indent} ]`;
    default:
      return ` ${scalar(random)}`;
  }
}

function map(random: Random, indent: string, depth: number): string {
  const pairs = [...Array(1 + random(4)).keys()].map(() => {
    const key = pick(random, KEYS);
    const mark = random(40) === 0 ? pick(random, ['&n ', '!!str ', '? ']) : '';
    return `${indent}${mark}${key}:${value(random, indent, depth)}${comment(random)}`;
  });
  return pairs.join('\n');
}

function comment(random: Random): string {
  return pick(random, ['', '', '', '', ' # note', '\n# at the left', '\n      # far', '\n', '\n\n', ' ', '\t']);
}

function list(random: Random, indent: string, depth: number): string {
  const items = [...Array(1 + random(4)).keys()].map(() => {
    const kind = random(8);
    const inside = `${indent}  `;
    if (kind < 4 && depth < 4) return `${indent}- ${map(random, inside, depth + 1).trimStart()}`;
    if (kind === 4 && depth < 4) return `${indent}- ${list(random, inside, depth + 1).trimStart()}`;
    return `${indent}-${value(random, indent, depth + 1)}${comment(random)}`;
  });
  return items.join('\n');
}

/** A manifest as nobody would write it: every form of YAML, most of it in places where it is allowed. */
export function randomText(random: Random): string {
  const head = pick(random, ['', '', '', '---\n', '# c\n', '\n', '%YAML 1.2\n---\n', '\ufeff', '--- # x\n\n']);
  const parts = [...Array(1 + random(4)).keys()].map(() => {
    const key = pick(random, LAYERS);
    const held =
      random(4) === 0
        ? value(random, '', 0)
        : `${comment(random)}\n${list(random, pick(random, ['', '  ', '    ']), 0)}`;
    return `${key}:${held}${comment(random)}`;
  });
  const text = `${head}layercake: 1\n${parts.join('\n')}\n${pick(random, ['', '', '', '# end', '...\n', '\n\n'])}`;
  return random(8) === 0 ? text.replaceAll('\n', pick(random, ['\r\n', '\r'])) : text;
}

const BITS = [
  ' ',
  '\n',
  '\t',
  '-',
  ':',
  '#',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '&n',
  '*n',
  '|',
  '>',
  '!',
  '%',
  '?',
  '@',
  'x',
  '\n  - y',
  '\n- z',
];
const MORE_BITS = [
  '\nkey: ',
  '  ',
  '\r',
  '\r\n',
  '\n---\n',
  '\n...\n',
  ': ',
  '- ',
  '\n    ',
  '# layercake-ignore x\n',
  '\ufeff',
  '<<: *n',
  '\\',
  '~',
];

/** An edit of a text as people make it: a key typed, something deleted or pasted, a line moved in or out. */
export interface RandomEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function randomEdit(random: Random, text: string): RandomEdit {
  const at = random(text.length + 1);
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
  switch (random(9)) {
    case 0:
      return { start: at, end: Math.min(text.length, at + 1 + random(3)), text: '' };
    case 1:
      return { start: at, end: Math.min(text.length, at + random(40)), text: '' };
    case 2:
      return { start: lineStart, end: Math.min(text.length, lineEnd + 1), text: '' };
    case 3:
      return { start: lineStart, end: lineStart, text: ' '.repeat(1 + random(3)) };
    case 4:
      return { start: lineStart, end: Math.min(lineStart + 1 + random(3), lineEnd), text: '' };
    case 5: {
      const from = random(text.length + 1);
      return { start: at, end: at, text: text.slice(from, from + random(60)) };
    }
    case 6:
      return { start: lineStart, end: lineStart, text: text.slice(lineStart, Math.min(text.length, lineEnd + 1)) };
    default:
      return { start: at, end: Math.min(text.length, at + random(2)), text: pick(random, [...BITS, ...MORE_BITS]) };
  }
}

export function edited(text: string, edit: RandomEdit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}
