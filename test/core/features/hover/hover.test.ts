import { describe, expect, test } from 'vitest';
import { core, TODAY } from '../../../support/core.ts';
import { hovered, hoverText } from '../../../support/hovers.ts';

/** A stack with a bit of everything; a test puts the cursor before the n-th occurrence of a text. */
const TEXT = `layercake: 1
name: Support
targets: [green, red]
application:
  - id: api
    uses: [llm, servo, { any-of: [fastkernel, halfway] }, nobody]
    license: MIT
model:
  - { id: llm, component: lingo-7b, format: greenplan, precision: eighth, uses: [servo] }
framework:
  - servo@1.4
  - torchlet
  - fastkernel
  - torchlite
  - { id: ours, component: lattice, license: MIT, supports: { green: native, red: { level: port, since: "2", note: Ours }, others: none } }
system:
  - component: greenkit
    accept:
      - { rule: hardware-locked, reason: so it is, until: 2026-12-24 }
hardware: [green-g2]
`;

function at(part: string, nth = 1, text = TEXT): string {
  let index = -1;
  for (let i = 0; i < nth; i++) index = text.indexOf(part, index + 1);
  return `${text.slice(0, index + 1)}‸${text.slice(index + 1)}`;
}

describe('a hover says', () => {
  test.each<[string, string, number, string, readonly (string | RegExp)[]]>([
    [
      'of an own entry what it is, and what ties it, the chain as links to lines',
      'api',
      1,
      'api',
      ['**api** · Application & Deployment · your own', '■ **locked to Green** through [api](<#L5>) → [llm](<#L9>)'],
    ],
    [
      'of an entry what it is, over its component',
      'servo@',
      1,
      'servo',
      ['**Servo** `1.4` · Base Model Framework · inference engine', /What servo is\./],
    ],
    ['the same over a use of it, and what it does there', 'servo', 1, 'servo', ['**Servo** `1.4`']],
    [
      'of an alternative where it is the best',
      'fastkernel',
      1,
      'fastkernel',
      ['One of 2 that will do for [api](<#L5>)'],
    ],
    ['of one without an entry what it can do', 'halfway', 1, 'halfway', ['**halfway**', /Red.GPU \| ◕.port/]],
    [
      'of a format whose it is, and what it limits',
      'greenplan',
      1,
      'greenplan',
      ['**greenplan**', /The format of \[llm\]\(<#L9>\), which it limits on Red.GPU, Blue.GPU and 2 more/],
    ],
    ['of a precision its conditions', 'eighth', 1, 'eighth', ['**Eighth**', /Green.GPU \| ●.native \| g3.or.newer/]],
    [
      'of a name that the catalog lacks that it does',
      'torchlite',
      1,
      'torchlite',
      ['**torchlite** · Base Model Framework · not in the catalog', '? **unknown**', /\?.unknown on all 5 targets/],
    ],
    [
      'what would free it, with effort and note',
      'fastkernel',
      2,
      'fastkernel',
      ['To free it:\n- [slowkernel](<component:slowkernel>) (effort: config): Part of Torchlet'],
    ],
    [
      'of what is tied further down what would free that',
      'llm',
      1,
      'llm',
      ['greenplan, the format of Lingo 7B, does not run on Red GPUs', 'To free it, in place of the format [greenplan]'],
    ],
    ['of a platform piece that a move swaps it', 'greenkit', 1, 'greenkit', ['[Retarget Stack…](<retarget:>)']],
    [
      'the source, the day it was read and how long ago',
      'fastkernel',
      2,
      'fastkernel',
      ['- [example.org](<https://example.org/fastkernel/readme>), read 2026-11-23 (today): What fastkernel says.'],
    ],
    [
      'who decides',
      'lattice',
      1,
      'lattice',
      ['open source · licence MIT · steward Green Labs · ▲ Green, a hardware vendor, decides'],
    ],
    [
      'where there is more',
      'fastkernel',
      2,
      'fastkernel',
      [
        '[Explain](<component:fastkernel>) · [Homepage](<https://example.org/fastkernel>) · [Analyze Stack](<analysis:>) · [Layer Cake](<cake:>)',
      ],
    ],
    [
      'of a version what depends on it, and what later ones change',
      '1.4',
      1,
      '1.4',
      [
        '**Servo** `1.4` · what depends on the version',
        /Red.GPU \| ●.native \| ●.native \| since.1\.4/,
        /Blue.GPU \| ✕.none \| ✕.none \| from.2\.0.to.before/,
        '- `2.0`: Blue GPU: port from here',
      ],
    ],
    [
      'of a target what it is, and who holds the stack up there',
      'red',
      1,
      'red',
      [
        '**Red GPU** `red` · Red · accelerator',
        'Platform component: [Red Toolkit](<component:redkit>)',
        'Architectures: R r1, r2; RX rx1, rx2',
        'This stack here: **✕\u00a0none**, which `targets` asks for; blocked by\n- [llm](<#L9>), under [api](<#L5>)',
      ],
    ],
    [
      'of a target in `supports` what the manifest says and what the catalog does',
      'red:',
      1,
      'red',
      ['Said of [ours](<#L15>) here: ◕\u00a0port (since 2; Ours)', 'The catalog says: ✕\u00a0none'],
    ],
    [
      'of `others` whom that means',
      'others',
      1,
      'others',
      ['✕\u00a0none: Blue\u00a0GPU, Blue\u00a0NPU, Plain\u00a0CPU'],
    ],
    [
      'of a level what it means, and whether the catalog agrees',
      'port,',
      1,
      'port',
      ['◕ **port**', 'a fork, a plug-in', 'own word about Red\u00a0GPU; the catalog says ✕\u00a0none'],
    ],
    ['of a level in short form as well', 'native,', 1, 'native', ['● **native**', 'the catalog says ●\u00a0native']],
    [
      'of a licence what is known of it',
      'MIT',
      2,
      'MIT',
      [
        '**MIT** · licence',
        'Known as an open licence',
        'The catalog has [Lattice](<component:lattice>) under the same.',
      ],
    ],
    [
      'of a key what it is for, with an example',
      'uses',
      1,
      'uses',
      ['**`uses`**', 'What it stands on', '```yaml\nuses: ["llama-70b","vllm"]\n```'],
    ],
    [
      'of a layer its name and its entries',
      'framework',
      1,
      'framework',
      ['**Base Model Framework** `framework`', /In this stack: .\u00a0\[servo\]\(<#L11>\)/],
    ],
    [
      'of a rule what it flags, and what is silenced here, for how long',
      'hardware-locked',
      1,
      'hardware-locked',
      [
        '**`hardware-locked`** · warning',
        'It silences 1 finding. 31 days left, to 2026-12-24.\n- [Line 17](<#L17>): Green Toolkit works with Green',
        '[More about this rule](<rule:hardware-locked>)',
      ],
    ],
    ['of a day how long that is', '2026-12-24', 1, '2026-12-24', ['**31 days left, to 2026-12-24.**']],
  ])('%s', (_, part, nth, words, parts) => {
    const hover = hovered(at(part, nth));
    expect(hover?.words).toBe(words);
    for (const one of parts) {
      if (typeof one === 'string') expect(hover?.markdown).toContain(one);
      else expect(hover?.markdown).toMatch(one);
    }
  });

  test.each([
    ['the name of the stack', 'Support', 1],
    ['a use of nothing', 'nobody', 1],
    ['a reason', 'so it is', 1],
  ])('nothing over %s', (_, part, nth) => {
    expect(hovered(at(part, nth))).toBeUndefined();
  });

  test('nothing outside of the text', () => {
    expect(core.hover(core.read(TEXT), TEXT.length + 10, { today: TODAY })).toBeUndefined();
    expect(core.hover(core.read(''), 0, { today: TODAY })).toBeUndefined();
  });

  test('at every offset something or nothing, and what it says is about the text there', () => {
    const reading = core.read(TEXT);
    for (let offset = 0; offset <= TEXT.length; offset++) {
      const hover = core.hover(reading, offset, { today: TODAY });
      if (hover) expect(hover.span.start <= offset && offset <= hover.span.end).toBe(true);
    }
  });
});

test('what runs nowhere is not called locked to anybody', () => {
  expect(hoverText('layercake: 1\nframework: [now‸here]\n')).toMatch(/\*\*[^*]*runs on no accelerator/);
});

test('without links a hover is text, with those of its sources', () => {
  const markdown = hoverText(at('fastkernel', 2), { links: {} });
  expect(markdown.match(/\]\(<[^>]*>\)/g)).toEqual([
    '](<https://example.org/fastkernel/readme>)',
    '](<https://example.org/fastkernel>)',
  ]);
});
