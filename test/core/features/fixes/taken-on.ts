import type { Case } from './cases.ts';

const REASON = 'reason: Say why this is fine';
const ACCEPT = `{ rule: hardware-locked, ${REASON}, until: 2027-05-23 }`;

export const REPLACEMENTS: readonly Case[] = [
  [
    'by an alternative, with its uses',
    'hardware-locked',
    'Replace FastKernel by slowkernel (effort: config)',
    ['application: [{ id: api, uses: [fastkernel] }]', 'framework:', '  # kernels', '  - fastkernel@2.0 # fast'],
    ['application: [{ id: api, uses: [slowkernel] }]', 'framework:', '  # kernels', '  - slowkernel # fast'],
  ],
  [
    'by one that is listed already',
    'hardware-locked',
    'Replace FastKernel by slowkernel (effort: config)',
    ['application: [{ id: api, uses: [fastkernel, slowkernel] }]', 'framework: [fastkernel, slowkernel]'],
    ['application: [{ id: api, uses: [slowkernel] }]', 'framework: [slowkernel]'],
  ],
  [
    'by the successor',
    'deprecated-component',
    'Replace Bygone Kernels by slowkernel (its successor)',
    ['framework:', '  - component: bygone', '    notes: ours'],
    ['framework:', '  - component: slowkernel', '    notes: ours'],
  ],
  [
    'of what a target needs, which stay as they are',
    'target-unreachable',
    'Replace FastKernel by slowkernel (effort: config)',
    ['targets: [red]', 'framework: [{ id: kernels, component: fastkernel }]'],
    ['targets: [red]', 'framework: [{ id: kernels, component: slowkernel }]'],
  ],
  [
    'either, in a flow list',
    'inherited-lock',
    'Use either fastkernel or slowkernel (effort: config)',
    ['application: [{ id: api, uses: [fastkernel, duo] }]', 'framework: [fastkernel, duo]'],
    ['application: [{ id: api, uses: [{ any-of: [fastkernel, slowkernel] }, duo] }]', 'framework: [fastkernel, duo]'],
  ],
  [
    'either, in a block list',
    'inherited-lock',
    'Use either fastkernel or slow (effort: config)',
    [
      'application:',
      '  - id: api',
      '    uses:',
      '      - fastkernel # why',
      'framework: [fastkernel, { id: slow, component: slowkernel }]',
    ],
    [
      ...['application:', '  - id: api', '    uses:', '      - any-of: [fastkernel, slow] # why'],
      'framework: [fastkernel, { id: slow, component: slowkernel }]',
    ],
  ],
  [
    'one more, where there are several already',
    'inherited-lock',
    'Use either fastkernel or slowkernel (effort: config)',
    ['application: [{ id: api, uses: [{ any-of: [fastkernel] }] }]', 'framework: [fastkernel]'],
    ['application: [{ id: api, uses: [{ any-of: [fastkernel, slowkernel] }] }]', 'framework: [fastkernel]'],
  ],
  [
    'either, for all that use what closes a target',
    'target-unreachable',
    'Use either fastkernel or slowkernel (effort: config)',
    [
      'targets: [red]',
      'application: [{ id: a, uses: [fastkernel] }, { id: b, uses: [{ id: fastkernel }] }]',
      'framework: [fastkernel]',
    ],
    [
      'targets: [red]',
      'application: [{ id: a, uses: [{ any-of: [fastkernel, slowkernel] }] }, { id: b, uses: [{ any-of: [fastkernel, slowkernel] }] }]',
      'framework: [fastkernel]',
    ],
  ],
];

const ACCEPTING = 'Accept `hardware-locked` on `fastkernel` until 2027-05-23';
const IGNORING = 'Ignore `hardware-locked` on this line';

export const TAKEN_ON: readonly Case[] = [
  [
    'a shorthand in a flow list',
    'hardware-locked',
    ACCEPTING,
    ['framework: [fastkernel] # f'],
    [`framework: [{ component: fastkernel, accept: [${ACCEPT}] }] # f`],
  ],
  [
    'a shorthand in a block list, with its version and the comment behind it',
    'hardware-locked',
    ACCEPTING,
    ['framework:', '  - "fastkernel@2.10" # f', '  - duo'],
    [
      ...[
        'framework:',
        '  - component: fastkernel # f',
        '    version: "2.10"',
        '    accept:',
        '      - rule: hardware-locked',
      ],
      ...[`        ${REASON}`, '        until: 2027-05-23', '  - duo'],
    ],
  ],
  [
    'a mapping in block style',
    'hardware-locked',
    ACCEPTING,
    ['framework:', '- component: fastkernel', '  notes: ours # n', '# end'],
    [
      ...['framework:', '- component: fastkernel', '  notes: ours # n', '  accept:', '    - rule: hardware-locked'],
      ...[`      ${REASON}`, '      until: 2027-05-23', '# end'],
    ],
  ],
  [
    'a mapping in flow style',
    'hardware-locked',
    ACCEPTING,
    ['framework:', '  - { component: fastkernel } # f'],
    ['framework:', `  - { component: fastkernel, accept: [${ACCEPT}] } # f`],
  ],
  [
    'an entry that accepts something already',
    'open-but-locked',
    'Accept `open-but-locked` on `lattice` until 2027-05-23',
    [
      'framework:',
      '  - component: lattice',
      '    accept:',
      '    - rule: hardware-locked',
      '      reason: one vendor',
      '    notes: ours',
    ],
    [
      ...[
        'framework:',
        '  - component: lattice',
        '    accept:',
        '    - rule: hardware-locked',
        '      reason: one vendor',
      ],
      ...['    - rule: open-but-locked', `      ${REASON}`, '      until: 2027-05-23', '    notes: ours'],
    ],
  ],
  [
    'a line',
    'hardware-locked',
    IGNORING,
    ['framework:', '  # why', '  - component: fastkernel # f'],
    [
      'framework:',
      '  # why',
      '  # layercake-ignore hardware-locked: Say why this is fine',
      '  - component: fastkernel # f',
    ],
  ],
  [
    'a line in a flow list',
    'hardware-locked',
    IGNORING,
    ['framework: [', '  fastkernel,', ']'],
    ['framework: [', '  # layercake-ignore hardware-locked: Say why this is fine', '  fastkernel,', ']'],
  ],
  [
    'a line for a target of the whole stack',
    'unknown-reference',
    'Ignore `unknown-reference` on this line',
    ['targets: [grene]'],
    ['# layercake-ignore unknown-reference: Say why this is fine', 'targets: [grene]'],
  ],
  [
    'an acceptance goes that silences nothing',
    'unused-acceptance',
    'Remove the acceptance',
    [
      'framework:',
      '  - component: duo',
      '    accept:',
      '      - rule: hardware-locked',
      '        reason: x',
      '    notes: ours # n',
    ],
    ['framework:', '  - component: duo', '    notes: ours # n'],
  ],
  [
    'one of two acceptances goes',
    'unused-acceptance',
    'Remove the acceptance',
    [
      'framework:',
      '  - { component: fastkernel, accept: [{ rule: hardware-locked, reason: x }, { rule: unused-entry, reason: y }] }',
    ],
    ['framework:', '  - { component: fastkernel, accept: [{ rule: hardware-locked, reason: x }] }'],
  ],
  [
    'a comment goes that silences nothing',
    'unused-acceptance',
    'Remove the comment',
    ['framework:', '  # above', '  # layercake-ignore hardware-locked: x', '  - duo'],
    ['framework:', '  # above', '  - duo'],
  ],
  [
    'the same behind something',
    'unused-acceptance',
    'Remove the comment',
    ['framework:', '  - duo   # layercake-ignore hardware-locked: x'],
    ['framework:', '  - duo'],
  ],
  [
    'one of the rules of a comment goes',
    'unused-acceptance',
    'Remove the comment',
    ['framework:', '  - fastkernel # layercake-ignore unused-entry, hardware-locked: x'],
    ['framework:', '  - fastkernel # layercake-ignore hardware-locked: x'],
  ],
  [
    'a reason for a comment',
    'acceptance-without-reason',
    'Add a reason',
    ['framework:', '  - fastkernel # layercake-ignore hardware-locked:'],
    ['framework:', '  - fastkernel # layercake-ignore hardware-locked: Say why this is fine'],
  ],
  [
    'a reason in block style',
    'acceptance-without-reason',
    'Add a reason',
    [
      'framework:',
      '  - component: fastkernel',
      '    accept:',
      '      - rule: hardware-locked # r',
      '        until: 2027-01-01',
    ],
    [
      ...[
        'framework:',
        '  - component: fastkernel',
        '    accept:',
        '      - rule: hardware-locked # r',
        `        ${REASON}`,
      ],
      '        until: 2027-01-01',
    ],
  ],
  [
    'a reason in flow style',
    'acceptance-without-reason',
    'Add a reason',
    ['framework: [{ component: fastkernel, accept: [{ rule: hardware-locked }] }]'],
    [`framework: [{ component: fastkernel, accept: [{ rule: hardware-locked, ${REASON} }] }]`],
  ],
  [
    'another half year',
    'expired-acceptance',
    'Accept it until 2027-05-23',
    ['framework: [{ component: fastkernel, accept: [{ rule: hardware-locked, reason: x, until: "2026-01-31" }] }]'],
    ['framework: [{ component: fastkernel, accept: [{ rule: hardware-locked, reason: x, until: "2027-05-23" }] }]'],
  ],
  [
    'an expired acceptance without a reason goes on with a place for one',
    'expired-acceptance',
    'Accept it until 2027-05-23',
    [
      ...['framework:', '  - component: fastkernel', '    accept:', '      # why?', '      - until: 2026-01-31 # soon'],
      '        rule: hardware-locked # this',
    ],
    [
      ...['framework:', '  - component: fastkernel', '    accept:', '      # why?', '      - until: 2027-05-23 # soon'],
      ...['        rule: hardware-locked # this', '        reason: Say why this is fine'],
    ],
  ],
  [
    'the same in braces',
    'expired-acceptance',
    'Accept it until 2027-05-23',
    ['framework: [{ component: fastkernel, accept: [{ rule: hardware-locked, until: 2026-01-31 }] }]'],
    [
      'framework: [{ component: fastkernel, accept: [{ rule: hardware-locked, reason: Say why this is fine, until: 2027-05-23 }] }]',
    ],
  ],
  [
    'an expired acceptance goes',
    'expired-acceptance',
    'Remove the acceptance',
    [
      'framework:',
      '  - component: fastkernel',
      '    accept: [{ rule: hardware-locked, reason: x, until: 2026-01-31 }]',
    ],
    ['framework:', '  - component: fastkernel'],
  ],
];
