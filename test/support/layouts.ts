import fc from 'fast-check';

/** An entry of a random manifest, as plain values. */
export interface DraftEntry {
  readonly id?: string;
  readonly component?: string;
  readonly version?: string;
  readonly optional?: true;
  readonly format?: string;
  readonly precision?: string;
  readonly count?: number;
  readonly supports?: Readonly<Record<string, string>>;
  readonly uses?: readonly DraftUse[];
  readonly 'any-of'?: readonly string[];
}
type DraftUse = string | { readonly id: string; readonly optional: true } | { readonly 'any-of': readonly string[] };

const COMPONENTS = {
  application: ['portal', 'green-key', undefined],
  model: ['lingo-7b', undefined],
  framework: [
    ...['torchlet', 'servo', 'fastkernel', 'slowkernel', 'halfway', 'mystery', 'duo', 'redkernel', 'nowhere'],
    ...['cpu-only', 'not-known', undefined],
  ],
  system: ['greenkit', 'redkit', 'bluekit', 'greencomm', 'greenkit'],
  hardware: ['green-g1', 'green-g3', 'red-r1', 'blue-card', 'plain-cpu'],
} as const;

const LAYER_ORDER = ['application', 'model', 'framework', 'system', 'hardware'] as const;
type LayerName = (typeof LAYER_ORDER)[number];

const ON_HARDWARE = /^har-|^(?:green-g|red-r|blue-c|plain-c)/;

/** What a choice of random numbers makes of an entry. */
interface Raw {
  readonly component: number;
  readonly named: boolean;
  readonly traits: number;
  readonly version: number;
  readonly uses: readonly { readonly form: number; readonly members: readonly number[] }[] | undefined;
  readonly style: number;
}

const raw: fc.Arbitrary<Raw> = fc.record({
  component: fc.nat(59),
  named: fc.boolean(),
  traits: fc.nat(40),
  version: fc.nat(8),
  uses: fc.option(
    fc.array(fc.record({ form: fc.nat(7), members: fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }) }), {
      maxLength: 3,
    }),
    { nil: undefined },
  ),
  style: fc.nat(99),
});

interface Drafted {
  readonly layer: LayerName;
  readonly entry: DraftEntry;
  readonly style: number;
}

/** How a text is laid out as a whole. */
interface Look {
  readonly crlf: boolean;
  readonly newlineAtEnd: boolean;
  readonly flowLayers: number;
  readonly order: number;
  readonly targets: number;
}

/** Random manifests in random layouts over the made-up catalog: all forms of entries and uses, comments, line ends, orders of layers. */
export const manifestTexts: fc.Arbitrary<string> = fc
  .record({
    layers: fc.record(
      Object.fromEntries(LAYER_ORDER.map((layer) => [layer, fc.array(raw, { maxLength: 3 })])) as Record<
        LayerName,
        fc.Arbitrary<Raw[]>
      >,
    ),
    look: fc.record({
      crlf: fc.boolean(),
      newlineAtEnd: fc.boolean(),
      flowLayers: fc.nat(31),
      order: fc.nat(4),
      targets: fc.nat(4),
    }),
  })
  .map(({ layers, look }) => textOf(draft(layers), look));

function draft(layers: Readonly<Record<LayerName, readonly Raw[]>>): readonly Drafted[] {
  const taken = new Set<string>();
  const all = LAYER_ORDER.flatMap((layer) => layers[layer].map((one) => ({ layer, one })));
  const ids = all.map(({ layer, one }, index) => {
    const component = COMPONENTS[layer][one.component % COMPONENTS[layer].length];
    const own = component === undefined || one.named || taken.has(component);
    const id = own ? `${layer.slice(0, 3)}-${index}` : component;
    taken.add(id);
    return { id, component, own };
  });
  return all.map(({ layer, one }, index) => {
    const { id = '', component, own = true } = ids[index] ?? {};
    const names = ids.map((other) => other.id);
    return {
      ...{ layer, style: one.style },
      entry: { ...(own && { id }), ...(component && { component }), ...traitsOf(one, layer, names, index) },
    };
  });
}

function traitsOf(one: Raw, layer: LayerName, names: readonly string[], self: number): DraftEntry {
  const version = ['1.0', '1.4.2', '2.1', '3.5'][one.version];
  const [format, precision] = [
    ['tensors', 'greenplan', 'not-known'],
    ['half', 'eighth', 'lesser'],
  ] as const;
  const below = (members: readonly number[]): readonly string[] =>
    members
      .map((member) => names[self + 1 + (member % Math.max(1, names.length - self - 1))] ?? '')
      // Toolkits of three vendors on top of each other would come to stand on themselves.
      .filter((name) => name !== '' && (layer !== 'system' || name === 'greenkit' || ON_HARDWARE.test(name)));
  const uses = one.uses?.flatMap(({ form, members }): DraftUse[] => {
    const [first, ...others] = below(members);
    if (first === undefined) return [];
    if (form === 0) return [{ id: first, optional: true }];
    if (form === 1) return [{ 'any-of': alike([first, ...others]) }];
    return [first];
  });
  const supports =
    one.traits === 0 ? { green: 'native', others: 'none' } : one.traits === 1 ? { red: 'port' } : undefined;
  return {
    ...(layer === 'framework' && version && { version }),
    ...(layer === 'model' && one.traits % 2 === 0 && { format: format[one.traits % 3] ?? 'tensors' }),
    ...(layer === 'model' && one.traits % 5 === 0 && { precision: precision[one.traits % 3] ?? 'half' }),
    ...(layer === 'hardware' && one.traits % 2 === 0 && { count: 8 }),
    ...(one.traits === 7 && layer === 'framework' && { optional: true as const }),
    ...(supports && { supports }),
    ...(uses && layer !== 'hardware' && { uses: dedupe(uses) }),
  };
}

/** Alternatives to a platform piece are platform pieces. */
function alike(names: readonly string[]): readonly string[] {
  const isPiece = (name: string): boolean => /^(sys|har)-|kit$|comm$|^(green|red|blue|plain)-/.test(name);
  return [...new Set(names.filter((name) => isPiece(name) === isPiece(names[0] ?? '')))];
}

function dedupe(uses: readonly DraftUse[]): readonly DraftUse[] {
  return uses.filter((use, index) => uses.findIndex((one) => JSON.stringify(one) === JSON.stringify(use)) === index);
}

function textOf(entries: readonly Drafted[], look: Look): string {
  const order = [...LAYER_ORDER.slice(look.order), ...LAYER_ORDER.slice(0, look.order)];
  const lines = [
    'layercake: 1 # the form',
    ...(look.targets === 1 ? ['targets: [green, red]   # where to'] : []),
    ...(look.targets === 2 ? ['targets:', '  - green # first', '  - cpu'] : []),
    ...order.flatMap((layer, index) => {
      const own = entries.filter((one) => one.layer === layer);
      return own.length === 0 ? [] : layerLines(layer, own, ((look.flowLayers >> index) & 1) === 1);
    }),
    '# the end',
  ];
  const text = lines.join(look.crlf ? '\r\n' : '\n');
  return look.newlineAtEnd ? `${text}${look.crlf ? '\r\n' : '\n'}` : text;
}

function layerLines(layer: string, entries: readonly Drafted[], flow: boolean): readonly string[] {
  const style = entries[0]?.style ?? 0;
  if (flow && style % 2 === 0)
    return [`${layer}: [${entries.map(({ entry }) => flowEntry(entry)).join(', ')}] # ${layer}`];
  if (flow) return [`${layer}: [`, ...entries.map(({ entry }) => `  ${flowEntry(entry)}, # - one of them`), ']'];
  const indent = style % 3 === 0 ? '' : '  ';
  return [
    `${layer}: # ${layer}`,
    ...entries.flatMap((one) => itemLines(one).map((line) => `${line && indent}${line}`)),
  ];
}

function itemLines({ entry, style }: Drafted): readonly string[] {
  const above = style % 4 === 0 ? ['# - above'] : style % 4 === 1 ? [''] : [];
  const short = shorthand(entry);
  if (short !== undefined && style % 2 === 0) return [...above, `- ${style % 5 === 0 ? `"${short}"` : short} # behind`];
  if (style % 7 === 0) return [...above, `-   ${flowEntry(entry)} # behind`];
  const pairs = Object.entries(entry).flatMap(([key, value]) => pairLines(key, value, style));
  const lead = style % 9 === 0 ? '-   ' : '- ';
  return [...above, ...pairs.map((line, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + line)];
}

function pairLines(key: string, value: unknown, style: number): readonly string[] {
  if (Array.isArray(value) && value.length > 0 && style % 3 === 1)
    return [`${key}:`, ...value.map((one) => `  - ${flowValue(one)} # - why`)];
  return [`${key}: ${flowValue(value)}${style % 6 === 1 ? '   # so it is' : ''}`];
}

function shorthand(entry: DraftEntry): string | undefined {
  const { component, version, ...rest } = entry;
  if (component === undefined || Object.keys(rest).length > 0) return undefined;
  return version === undefined ? component : `${component}@${version}`;
}

function flowEntry(entry: DraftEntry): string {
  return shorthand(entry) ?? flowValue(entry);
}

function flowValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${key}: ${flowValue(one)}`)
      .join(', ')} }`;
  return typeof value === 'string' && /^\d/.test(value) ? `"${value}"` : String(value);
}
