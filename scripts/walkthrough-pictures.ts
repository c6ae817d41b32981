/** A piece of a line: plain, or under a colour. */
type Piece = string | readonly [colour: Colour, text: string];
type Line = readonly Piece[];

/** A panel of the editor with its lines; `under` draws a wavy line under a text of one of them. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly lines: readonly Line[];
  readonly isRaised?: boolean;
  readonly under?: { readonly line: number; readonly text: string; readonly colour: Colour };
}

/** The editor's own colours, so that a picture is at home in every theme. */
const COLOURS = {
  text: '--vscode-editor-foreground',
  quiet: '--vscode-descriptionForeground',
  key: '--vscode-textLink-foreground',
  error: '--vscode-errorForeground',
  warning: '--vscode-charts-yellow',
  good: '--vscode-charts-green',
  swap: '--vscode-charts-blue',
} as const;
type Colour = keyof typeof COLOURS;

const [WIDTH, HEIGHT, LINE, CHAR, PAD] = [452, 330, 21, 7.8, 14];

const quiet = (text: string): Piece => ['quiet', text];
const field = (key: string, value: string): Line => [['key', key], `: ${value}`];

const manifest: readonly Line[] = [
  field('layercake', '1'),
  field('name', 'support-assistant'),
  field('targets', '[nvidia, amd]'),
  [],
  [['key', 'model'], ':'],
  ['  - ', ['key', 'id'], ': triage'],
  ['    ', ['key', 'uses'], ': [tensorrt-llm]'],
  [['key', 'framework'], ':'],
  ['  - tensorrt-llm'],
  ['  - pytorch@2.9'],
  [['key', 'hardware'], ':'],
  ['  - ', ['key', 'component'], ': nvidia-h100'],
];

const editor = (width: number, extra: Partial<Box> = {}): Box => ({ x: 12, y: 12, width, lines: manifest, ...extra });
const locked = { line: 8, text: 'tensorrt-llm' } as const;

/** The pictures of the walkthrough: what the editor says of `examples/support-assistant.layercake.yaml`, in short. */
const PICTURES: Readonly<Record<string, readonly Box[]>> = {
  manifest: [
    editor(428),
    {
      ...{ x: 228, y: 96, width: 200, isRaised: true },
      lines: [
        ['Which kind of stack?'],
        [['swap', '▸ Inference service']],
        ['  Training cluster'],
        ['  Edge device'],
        ['  Mac laptop'],
      ],
    },
  ],
  hover: [
    editor(428),
    {
      ...{ x: 96, y: 212, width: 338, isRaised: true },
      lines: [
        ['TensorRT-LLM · inference engine'],
        [['error', '■ locked to NVIDIA']],
        ['NVIDIA GPU  ', ['good', '● native'], '   AMD GPU  ', ['error', '✕ none']],
        [quiet('nvidia.github.io, read 2026-11-23')],
      ],
    },
  ],
  findings: [
    editor(428, { under: { ...locked, colour: 'error' } }),
    {
      ...{ x: 96, y: 206, width: 338, isRaised: true },
      lines: [
        [['error', '✗ does not run on AMD GPUs,']],
        [['error', '  which `targets` asks for']],
        [['swap', '▸ Replace by vLLM'], quiet('  (effort: code)')],
        ['  Accept, with a reason and a date'],
      ],
    },
  ],
  cake: [
    {
      x: 12,
      y: 12,
      width: 428,
      lines: [['Lock-in index ', ['error', '85.1'], ' of 100', quiet('   96 % of the cells known')]],
    },
    {
      x: 12,
      y: 64,
      width: 428,
      lines: [[quiet('5  '), ['good', '◇ support-api'], '   ', ['error', '■ ticket-router'], '   ○ kserve']],
    },
    { x: 12, y: 116, width: 428, lines: [[quiet('4  '), ['good', '◇ answers'], '   ', ['error', '■ triage']]] },
    {
      x: 12,
      y: 168,
      width: 428,
      lines: [[quiet('3  '), ['good', '◇ vllm'], '   ', ['error', '■ tensorrt-llm'], '   ', ['good', '◇ pytorch']]],
    },
    { x: 12, y: 220, width: 428, lines: [[quiet('2  '), '⬚ cuda   ⬚ nccl']] },
    { x: 12, y: 272, width: 428, lines: [[quiet('1  '), '⬚ nvidia-h100']] },
  ],
  retarget: [
    {
      ...{ x: 12, y: 12, width: 428 },
      lines: [
        ['support-assistant → AMD GPU'],
        [],
        ['Plan    ', ['good', 'Can move, as far as the catalog knows.']],
        ['Effort  1 × code, 3 × config'],
        [],
        [['good', '✓ keep   '], 'vllm, pytorch, attention'],
        [['warning', '→ replace'], ' tensorrt-llm by vllm', quiet('         code')],
        [['swap', '⇄ swap   '], 'cuda for rocm', quiet('                config')],
        [['swap', '⇄ swap   '], 'nccl for rccl', quiet('                config')],
        [['swap', '⇄ swap   '], 'nvidia-h100 for amd-mi300a', quiet('   config')],
        [],
        [['key', 'Apply Plan'], quiet('   as edits of your own file')],
      ],
    },
  ],
  ci: [
    {
      ...{ x: 12, y: 12, width: 428 },
      lines: [
        [quiet('$ '), 'layercake check'],
        [],
        ['support-assistant.layercake.yaml:38:5'],
        [['error', '✗ error'], ' target-unreachable'],
        ['  TensorRT-LLM does not run on AMD GPUs,'],
        ['  which `targets` asks for.'],
        [quiet('  38 |   - tensorrt-llm')],
        [['error', '     |     ^^^^^^^^^^^^']],
        [],
        ['1 error, 1 warning, 4 informations'],
        [quiet('$ '), 'echo $?', quiet('     # the build fails')],
        ['1'],
      ],
    },
  ],
};

/** Every picture as an SVG, by its path in the repository. */
export function walkthroughPictures(): ReadonlyMap<string, string> {
  return new Map(Object.entries(PICTURES).map(([name, boxes]) => [`media/walkthrough/${name}.svg`, svg(boxes)]));
}

function svg(boxes: readonly Box[]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13">`;
  return [head, ...boxes.flatMap(box), '</svg>', ''].join('\n');
}

function box({ x, y, width, lines, isRaised = false, under }: Box): readonly string[] {
  const height = lines.length * LINE + 2 * PAD - 6;
  const fill = isRaised ? 'var(--vscode-editorHoverWidget-background)' : 'var(--vscode-editor-background)';
  const border = 'var(--vscode-contrastBorder, var(--vscode-editorHoverWidget-border))';
  const baseline = (line: number): number => y + PAD + 11 + line * LINE;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="${border}"/>`,
    ...lines.flatMap((line, index) => (line.length === 0 ? [] : [text(x + PAD, baseline(index), line)])),
    ...(under ? [wave(x + PAD, baseline(under.line) + 4, lines[under.line] ?? [], under)] : []),
  ];
}

function text(x: number, y: number, line: Line): string {
  const spans = line.map((piece) => {
    const [colour, words] = typeof piece === 'string' ? (['text', piece] as const) : piece;
    return `<tspan fill="${colourOf(colour)}">${escapeXml(words)}</tspan>`;
  });
  return `<text x="${x}" y="${y}" xml:space="preserve">${spans.join('')}</text>`;
}

function wave(x: number, y: number, line: Line, { text: words, colour }: NonNullable<Box['under']>): string {
  const whole = line.map((piece) => (typeof piece === 'string' ? piece : piece[1])).join('');
  const start = x + whole.indexOf(words) * CHAR;
  const steps = Array.from({ length: Math.floor((words.length * CHAR) / 6) }, () => 'q 1.5 -3 3 0 t 3 0').join(' ');
  return `<path d="M ${start.toFixed(1)} ${y} ${steps}" fill="none" stroke="${colourOf(colour)}"/>`;
}

function colourOf(colour: Colour): string {
  return colour === 'text' ? `var(${COLOURS.text})` : `var(${COLOURS[colour]}, var(${COLOURS.text}))`;
}

function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
