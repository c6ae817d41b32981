/** The colours of a picture. Texts on `ground`, `plate` and every slab have a contrast of 4.5 at least, and so have the marks. */
export interface Palette {
  readonly ground: string;
  readonly plate: string;
  readonly ink: string;
  /** For what is said beside. */
  readonly quiet: string;
  /** Of lines between slabs. */
  readonly line: string;
  readonly kinds: Readonly<Record<PaletteKind, PaletteTone>>;
}

export type PaletteKind = 'locked' | 'leaning' | 'portable' | 'neutral' | 'unknown' | 'platform';

/** A kind's own colour, and the body and border of its slabs. */
export interface PaletteTone {
  readonly mark: string;
  readonly body: string;
  readonly border: string;
}

export type StillTheme = 'light' | 'dark';
/** `auto` is light or dark as the reader's system has it, where the viewer knows that; else light. */
export const STILL_THEMES = ['light', 'dark', 'auto'] as const;

/** How much of its kind's colour a slab's body and border have. */
const [BODY, BORDER] = [0.09, 0.45];

/** The colours of pictures that stand by themselves. */
export const STILL_PALETTES: Readonly<Record<StillTheme, Palette>> = {
  light: paletteOf({
    ...{ ground: '#ffffff', plate: '#f5f6f8', ink: '#1b1f24', quiet: '#545d68', line: '#8c959f' },
    ...{
      locked: '#b42318',
      leaning: '#8a5a00',
      portable: '#18713a',
      neutral: '#57606a',
      unknown: '#7540b5',
      platform: '#0a5db8',
    },
  }),
  dark: paletteOf({
    ...{ ground: '#15181d', plate: '#1d2127', ink: '#eceff4', quiet: '#abb4c0', line: '#7d8794' },
    ...{
      locked: '#ff8379',
      leaning: '#e6b84f',
      portable: '#5bd47b',
      neutral: '#abb4c0',
      unknown: '#c9a2ff',
      platform: '#74b9ff',
    },
  }),
};

type Colours = Readonly<Record<PaletteKind | 'ground' | 'plate' | 'ink' | 'quiet' | 'line', string>>;

function paletteOf({ ground, plate, ink, quiet, line, ...kinds }: Colours): Palette {
  const tone = (mark: string): PaletteTone => ({
    mark,
    body: mix(mark, ground, BODY),
    border: mix(mark, ground, BORDER),
  });
  const { locked, leaning, portable, neutral, unknown, platform } = kinds;
  return {
    ...{ ground, plate, ink, quiet, line },
    kinds: {
      ...{ locked: tone(locked), leaning: tone(leaning), portable: tone(portable) },
      ...{ neutral: tone(neutral), unknown: tone(unknown), platform: { ...tone(platform), body: ground } },
    },
  };
}

/** A share of one colour over another, both as `#rrggbb`. */
function mix(colour: string, over: string, share: number): string {
  const part = (of: string, place: number): number => parseInt(of.slice(1 + 2 * place, 3 + 2 * place), 16);
  const mixed = [0, 1, 2].map((place) => Math.round(part(colour, place) * share + part(over, place) * (1 - share)));
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}

/** Whose colours a fate has. */
const FATE_KINDS: readonly (readonly [fate: string, kind: PaletteKind])[] = [
  ['blocked', 'locked'],
  ['unknown', 'unknown'],
  ['replaced', 'leaning'],
  ['configured', 'leaning'],
  ['swapped', 'platform'],
  ['gone', 'neutral'],
  ['stays', 'neutral'],
  ['runs', 'portable'],
];

/**
 * The style sheet of a picture that stands by itself: plain CSS without variables, which image viewers know too. `font` is a list of
 * families.
 */
export function pictureStyle(palette: Palette, font: string): string {
  const { ground, plate, ink, quiet, line, kinds } = palette;
  const tones = Object.entries(kinds).flatMap(([kind, tone]) => toneRules(`slab-${kind}`, `mark-${kind}`, tone));
  const fates = FATE_KINDS.flatMap(([fate, kind]) =>
    toneRules(`slab-fate-${fate}`, fate === 'unknown' ? '' : `mark-${fate}`, kinds[kind]),
  );
  return [
    `text{font-family:${font};fill:${ink};white-space:pre}`,
    `.ground{fill:${ground}}.plate{fill:${plate}}`,
    `.cake-title{font-size:20px;font-weight:600}.cake-fact{font-size:12px;fill:${quiet}}.cake-number{font-size:20px;font-weight:600}`,
    `.bar{fill:${plate};stroke:${line};stroke-width:.5}.bar-share{fill:${ink}}`,
    `.band-rank{fill:${quiet};font-size:28px;font-weight:300}.band-name{font-size:13px;font-weight:600}`,
    `.band-count,.band-empty{fill:${quiet};font-size:11px}.band-empty{text-anchor:middle}`,
    `.band-title text,.band-empty{paint-order:stroke;stroke:${plate};stroke-width:5px;stroke-linejoin:round}`,
    `.use{fill:none;stroke:${line};stroke-width:1.25}.use-optional{stroke-dasharray:6 5}.use-any-of{stroke-dasharray:.1 4.5;stroke-width:2;stroke-linecap:round}`,
    `.uses-dense .use{stroke-opacity:.45}`,
    `.use-lock{stroke:${kinds.locked.mark};stroke-width:4.5;stroke-opacity:1;stroke-dasharray:none}.use-core{stroke:${plate};stroke-width:1.75}`,
    `.slab-edge{fill:none;stroke-width:3}.slab-text{overflow:hidden}`,
    ...tones,
    ...fates,
    `.slab-unknown .slab-body,.slab-fate-unknown .slab-body,.slab-fate-gone .slab-body{stroke-dasharray:4 4}`,
    `.slab-leaning .slab-edge,.slab-fate-replaced .slab-edge{stroke-dasharray:7 4}.slab-unknown .slab-edge,.slab-fate-unknown .slab-edge{stroke-dasharray:2 4}`,
    `.slab-neutral .slab-edge,.slab-fate-stays .slab-edge,.slab-fate-gone .slab-edge{stroke-width:1}`,
    `.slab-fate-blocked .slab-body{stroke:${kinds.locked.mark};stroke-width:2}`,
    `.slab-name{font-size:13px;font-weight:600}.slab-name-gone{text-decoration:line-through;fill:${quiet}}`,
    `.slab-detail,.slab-note{font-size:11px;fill:${quiet}}`,
    `.hatch{stroke:${kinds.platform.mark};stroke-opacity:.18;stroke-width:2}`,
    `.mark-fill{fill:currentColor}.mark-line{fill:none;stroke:currentColor;stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}`,
    `.mark-misfit{color:${kinds.locked.mark}}.mark-choke{color:${ink}}`,
    `.legend-name{font-size:11px;font-weight:600}.legend-meaning{font-size:11px;fill:${quiet}}`,
  ].join('\n');
}

/** The style sheet in a theme's own colours. */
export function stillStyle(theme: (typeof STILL_THEMES)[number], font: string): string {
  if (theme !== 'auto') return pictureStyle(STILL_PALETTES[theme], font);
  const dark = pictureStyle(STILL_PALETTES.dark, font);
  return `${pictureStyle(STILL_PALETTES.light, font)}\n@media (prefers-color-scheme:dark){\n${dark}\n}`;
}

function toneRules(slab: string, mark: string, { mark: colour, body, border }: PaletteTone): readonly string[] {
  return [
    `.${slab} .slab-body{fill:${body};stroke:${border}}.${slab} .slab-edge{stroke:${colour}}`,
    ...(mark === '' ? [] : [`.${mark}{color:${colour}}`]),
  ];
}
