import { expect, test } from 'vitest';
import { componentText, heldAgainst, merge, targetText, type Texts } from './support.ts';

/** Below each flagged text stands what is expected of it; a file without such lines has nothing wrong in it. */
const CASES: readonly (readonly [string, Texts])[] = [
  [
    'a component and a target of one’s own',
    {
      'a.yaml': componentText(
        'house-engine',
        'requires: [torchlet]\nalternatives: [{ component: servo, effort: code }]',
      ),
      'targets/house.yaml': targetText('house-npu', 'platform: greenkit'),
    },
  ],
  [
    'keys and values that do not fit the schema',
    {
      'a.yaml': `id: House
#   ^^^^^ schema: \`House\` is no id: an id starts with a lower-case letter or digit and goes on with those and \`. _ -\`.
name: 42
#     ^^ schema: \`name\` must be a text; this is \`42\` without quotes: put it into quotes.
layer: frame
#      ^^^^^ schema: \`layer\` must be one of \`hardware\`, \`system\`, \`framework\`, \`model\` or \`application\`; it is \`frame\`.
kind: inference-engine
platform: yes
#         ^^^ schema: \`platform\` can only be \`true\`; leave it out for anything else.
sumary: Serves.
# @6:1-6:7 schema: A component has no key \`sumary\`; did you mean \`summary\`?
# @1:1-1:3 schema: A component needs a \`summary\`.
homepage: http://example.org
#         ^^^^^^^^^^^^^^^^^^ schema: \`http://example.org\` is no address: it starts with \`https://\`.
packages: [house]
#          ^^^^^ schema: \`house\` is no package URL: write it like \`pkg:pypi/flash-attn\`.
requires: [torchlet, torchlet]
#                    ^^^^^^^^ schema: \`requires\` names this twice.
evidence: { readme: { source: https://example.org, says: Runs., checked: yesterday } }
#                                                                        ^^^^^^^^^ schema: \`yesterday\` is no day: write it like \`2026-11-23\`.
`,
    },
  ],
  [
    'levels',
    {
      'a.yaml': `id: house
name: House
layer: framework
kind: inference-engine
summary: Serves.
homepage: https://example.org
aliases: [House of ours, 42]
#                        ^^ schema: \`aliases\` must be a text; this is \`42\` without quotes: put it into quotes.
steward: true
#        ^^^^ schema: \`steward\` must be a text; this is \`true\` without quotes: put it into quotes.
supports:
  green: { level: native }
# ^^^^^ schema: A level needs \`evidence\`: the keys of the sources that say so. Only \`unknown\` needs none.
  red: { level: good, evidence: [readme] }
#               ^^^^ schema: \`level\` must be one of \`native\`, \`port\`, \`experimental\`, \`unknown\` or \`none\`; it is \`good\`.
  cpu: { level: port, evidence: [ReadMe], archs: x }
#                                ^^^^^^ schema: \`ReadMe\` is no key: it starts with a lower-case letter and goes on with those, digits and \`-\`.
#                                         ^^^^^ schema: A level has no key \`archs\`; did you mean \`arch\`?
  Blue: { level: unknown }
# ^^^^ schema: \`Blue\` is no target: targets are lower-case names such as \`nvidia\`.
  blue-npu: { level: port, since: 2.10, evidence: [readme] }
#                                 ^^^^ schema: \`since\` must be a text; this is \`2.1\` without quotes: put it into quotes.
evidence: { ReadMe: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
#           ^^^^^^ schema: \`ReadMe\` is no key of a source: keys are lower-case names such as \`readme\`.
`,
    },
  ],
  [
    'sources that are not there',
    {
      'a.yaml': `id: house
name: House
layer: framework
kind: inference-engine
summary: Serves.
homepage: https://example.org
supports:
  green: { level: native, evidence: [readme, constructor] }
#                                            ^^^^^^^^^^^ unknown-reference: \`evidence\` has no source \`constructor\`.
  red: [{ level: native, evidence: [release] }]
#                                   ^^^^^^^ unknown-reference: \`evidence\` has no source \`release\`.
deprecated: { note: Given up., evidence: [mail] }
#                                         ^^^^ unknown-reference: \`evidence\` has no source \`mail\`.
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
      'b.yaml': `id: hut
name: Hut
layer: model
kind: format
summary: Holds weights.
homepage: https://example.org
neutral: { evidence: [form] }
#                     ^^^^ unknown-reference: \`evidence\` has no source \`form\`.
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
    },
  ],
  [
    'names that lead nowhere',
    {
      'a.yaml': `id: house
name: House
layer: framework
kind: inference-engine
summary: Serves.
homepage: https://example.org
stewardVendor: grean
#              ^^^^^ unknown-reference: \`grean\` is not the vendor of any target. Did you mean \`green\`?
requires: [torchlt, servo]
#          ^^^^^^^ unknown-reference: The catalog has no \`torchlt\`. Did you mean \`torchlet\`?
supports:
  green: { level: native, via: [gk, zzz], arch: '>=g9', evidence: [readme] }
#                               ^^ unknown-reference: The catalog has no \`gk\`. Did you mean \`greenkit\`?
#                                   ^^^ unknown-reference: The catalog has no \`zzz\`.
#                                               ^^^^^^ unknown-reference: \`g9\` is no architecture of Green GPU.
  grean: { level: unknown }
# ^^^^^ unknown-reference: \`grean\` is not a target. Did you mean \`green\`?
  red: { level: port, arch: 'r1 |<rx2 | > r1', evidence: [readme] }
  constructor: { level: unknown }
# ^^^^^^^^^^^ unknown-reference: \`constructor\` is not a target.
  blue-npu: [{ level: port, arch: whatever, evidence: [readme] }, { level: native, arch: '<n2', evidence: [readme] }]
  others: { level: none, evidence: [readme] }
alternatives: [{ component: nobody, effort: code }]
#                           ^^^^^^ unknown-reference: The catalog has no \`nobody\`.
deprecated: { note: Given up., successor: srvo, evidence: [readme] }
#                                         ^^^^ unknown-reference: The catalog has no \`srvo\`. Did you mean \`servo\`?
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
      'b.yaml': `id: slab
name: Slab
layer: hardware
kind: accelerator
summary: Computes.
homepage: https://example.org
hardware: { target: violet, precisions: [eighth, ninth] }
#                   ^^^^^^ unknown-reference: \`violet\` is not a target.
#                                                ^^^^^ unknown-reference: The catalog has no \`ninth\`.
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
      'c.yaml': `id: tile
name: Tile
layer: hardware
kind: accelerator
summary: Computes.
homepage: https://example.org
hardware: { target: green, arch: g9 }
#                                ^^ unknown-reference: \`g9\` is no architecture of Green GPU.
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
      'targets/purple.yaml': `id: purple
name: Purple
vendor: purple
vendorName: Purple
kind: accelerator
rank: 9
platform: violetkit
#         ^^^^^^^^^ unknown-reference: The catalog has no \`violetkit\`.
evidence: { readme: { source: https://example.org, says: Has it., checked: 2026-11-01 } }
`,
    },
  ],
  [
    'what is broken in another file, or in the wrong place, is told once',
    {
      'a.yaml': componentText('house', 'requires: [hut]'),
      'b.yaml': `id: hut
# @1:1-1:3 schema: A component needs a \`name\`.
# @1:1-1:3 schema: A component needs a \`layer\`.
# @1:1-1:3 schema: A component needs a \`kind\`.
# @1:1-1:3 schema: A component needs a \`summary\`.
# @1:1-1:3 schema: A component needs a \`homepage\`.
# @1:1-1:3 schema: A component needs a \`evidence\`.
`,
    },
  ],
  [
    'versions, and what a component says of itself',
    {
      'a.yaml': `id: house
name: House
layer: framework
kind: inference-engine
summary: Serves.
homepage: https://example.org
requires: [house]
#          ^^^^^ dependency-cycle: A component does not stand on itself.
alternatives: [{ component: house, effort: code }]
#                           ^^^^^ schema: A component is no alternative to itself.
supports:
  green: { level: native, since: soon, until: '2.0', evidence: [readme] }
#                                ^^^^ invalid-version: \`soon\` is no version.
  red: { level: native, until: later, evidence: [readme] }
#                              ^^^^^ invalid-version: \`later\` is no version.
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
    },
  ],
  [
    'YAML errors',
    {
      'a.yaml': componentText('house', 'requires: [torchlet', '# level').replace(
        /^(requires.*)$/m,
        '$1\n#         ^^^^^^^^^ yaml-syntax: This bracket is opened here and not closed, or …',
      ),
      'b.yaml': '# @1:1-1:1 schema: The file is empty: a component is a mapping with …\n',
      'c.yaml': '[]\n# @1:1-1:2 schema: A component is a mapping with …\n',
      'targets/c.yaml': '# @1:1-1:1 schema: The file is empty: a target is a mapping with …\n',
      'targets/d.yaml': '42\n# @1:1-1:3 schema: A target is a mapping with `id`, `name`, `vendor`, …\n',
    },
  ],
  [
    'ids, names and package URLs that clash',
    {
      'a.yaml': componentText('house', 'aliases: [hearth]\npackages: ["pkg:pypi/house-engine"]'),
      'b.yaml': `id: house
#   ^^^^^ duplicate-id: \`house\` is described in \`a.yaml\` already; this file is left out.
name: House
layer: framework
kind: inference-engine
summary: Serves.
homepage: https://example.org
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
      'c.yaml': `id: hut
name: Hearth
#     ^^^^^^ warning duplicate-id: \`Hearth\` means \`house\` in \`a.yaml\` already; it does not lead here.
aliases: [House, hut, servo, torch]
#         ^^^^^ warning duplicate-id: \`House\` means \`house\` in \`a.yaml\` already; it does not lead here.
#                     ^^^^^ warning duplicate-id: \`servo\` means the built-in component of that id; it does not lead here.
packages: ["pkg:pypi/house_engine@1.0", "pkg:pypi/hut"]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning duplicate-id: \`pkg:pypi/house_engine@1.0\` means \`house\` in \`a.yaml\` already; it does not lead here.
layer: framework
kind: inference-engine
summary: Serves.
homepage: https://example.org
evidence: { readme: { source: https://example.org, says: Runs., checked: 2026-11-01 } }
`,
    },
  ],
  [
    'a built-in id that two files have for another name, and one of its own',
    {
      'a.yaml': componentText('servo', 'aliases: [Servo]'),
      'b.yaml': componentText('house', 'aliases: [greenkit]').replace(
        /^(aliases.*)$/m,
        '$1\n#         ^^^^^^^^ warning duplicate-id: `greenkit` means the built-in component of that id; it does not lead here.',
      ),
      'c.yaml': componentText('hut', 'aliases: [greenkit]').replace(
        /^(aliases.*)$/m,
        '$1\n#         ^^^^^^^^ warning duplicate-id: `greenkit` means the built-in component of that id; it does not lead here.',
      ),
    },
  ],
  [
    'a target called others',
    {
      'targets/a.yaml': `id: others
#   ^^^^^^ schema: \`others\` is no name for a target: in \`supports\` it stands for the rest.
name: Others
vendor: violet
vendorName: Violet
kind: accelerator
rank: 9
evidence: { readme: { source: https://example.org, says: Has it., checked: 2026-11-01 } }
`,
    },
  ],
];

test.each(CASES)('%s', (_, texts) => {
  const { found, expected } = heldAgainst(texts);
  expect(found).toEqual(expected);
});

test('a text that is too long', () => {
  const { files } = merge({ 'a.yaml': componentText('house', `steward: ${'x'.repeat(401)}`) });
  expect(files.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([
    '`steward` is longer than 400 characters.',
  ]);
});
