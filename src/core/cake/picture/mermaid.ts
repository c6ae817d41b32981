import { LAYER_NAMES, LAYERS } from '../../stack/types.ts';
import { FATE_MEANINGS, FATE_NAMES, KIND_MEANINGS, KIND_NAMES } from '../data/kinds.ts';
import { STILL_PALETTES } from './style.ts';
import { fitText } from '../data/text.ts';
import { type CakeModel, type Slab, SLAB_KINDS, type UseLine } from '../data/types.ts';
import { FATE_KINDS, type FateKind } from '../worlds/world-types.ts';
import type { PaletteKind } from './style.ts';

/** What renderers of Mermaid take: more lines than that they refuse. */
const MOST_LINES = 400;
const LONGEST_NAME = 60;

/** Marks for texts, where no picture can be: they tell the kinds without their colour. */
const SIGNS: Readonly<Record<string, string>> = {
  ...{ locked: '■', leaning: '◐', portable: '◇', neutral: '○', unknown: '?', platform: '▦' },
  ...{ blocked: '✕', replaced: '→', configured: '✎', swapped: '⇄', gone: '−', stays: '‖', runs: '✓' },
};

/** The colours of a fate are those of a kind. */
const FATE_COLOURS: Readonly<Record<FateKind, PaletteKind>> = {
  ...{ blocked: 'locked', unknown: 'unknown', replaced: 'leaning', configured: 'leaning' },
  ...{ swapped: 'platform', gone: 'neutral', stays: 'neutral', runs: 'portable' },
};

/**
 * A picture as a Mermaid flowchart: the layers as subgraphs, from the top down. Undefined where it has more lines than Mermaid draws;
 * folding it first helps (`foldBands`).
 */
export function mermaidOf(model: CakeModel): string | undefined {
  if (model.uses.length > MOST_LINES) return undefined;
  const layers = [...LAYERS].reverse().flatMap((layer) => {
    const slabs = model.slabs.flatMap((slab, index) => (slab.layer === layer ? [nodeText(slab, index)] : []));
    const note = model.layerNotes?.[layer];
    const name = note === undefined || note === '' ? LAYER_NAMES[layer] : `${LAYER_NAMES[layer]}: ${note}`;
    return slabs.length === 0 ? [] : [`  subgraph ${layer}["${escapeText(name)}"]`, ...slabs, '  end'];
  });
  const locks = model.uses.flatMap(({ lock }, index) => (lock ? [index] : []));
  return [
    'flowchart TB',
    ...layers,
    ...model.uses.map(lineText),
    ...classTexts(model),
    ...(locks.length > 0 ? [`  linkStyle ${locks.join(',')} stroke:#c0392b,stroke-width:4px`] : []),
  ].join('\n');
}

function nodeText(slab: Slab, index: number): string {
  const kind = slab.fate ?? slab.kind;
  const title = [slab.name, slab.detail].filter((part) => part !== '').map((part) => fitText(part, 1, LONGEST_NAME));
  const badges = [...(slab.choke ? ['choke point'] : []), ...(slab.misfit ? ['misfit'] : [])];
  const note = [fitText(slab.note, 1, LONGEST_NAME), ...badges].join(' · ');
  return `    n${index}["${SIGNS[kind] ?? ''} ${escapeText(title.join(' '))}<br/>${escapeText(note)}"]:::${kind}`;
}

/** What binds is a firm arrow, what does not a dotted one. */
function lineText({ from, to, kind, lock, count }: UseLine): string {
  const words = [...(kind === 'firm' ? [] : [kind.replace('-', ' ')]), ...(count === undefined ? [] : [`${count}`])];
  const arrow = lock ? '==>' : kind === 'firm' ? '-->' : '-.->';
  const label = words.length === 0 ? '' : `|"${words.join(', ')}"|`;
  return `  n${from} ${arrow}${label} n${to}`;
}

/** Light colours with dark texts, whichever theme the page has. */
function classTexts({ slabs }: CakeModel): readonly string[] {
  const { kinds, ink } = STILL_PALETTES.light;
  const shown = new Set(slabs.map(({ fate, kind }) => fate ?? kind));
  const rule = (name: string, colour: PaletteKind): string =>
    `  classDef ${name} fill:${kinds[colour].body},stroke:${kinds[colour].mark},color:${ink}${colour === 'unknown' ? ',stroke-dasharray:4 4' : ''}`;
  const isFated = slabs.some(({ fate }) => fate);
  return isFated
    ? FATE_KINDS.filter((fate) => shown.has(fate)).map((fate) => rule(fate, FATE_COLOURS[fate]))
    : SLAB_KINDS.filter((kind) => shown.has(kind)).map((kind) => rule(kind, kind));
}

/** Mermaid reads its labels as Markdown and HTML: all that means something there becomes a character by its number. */
function escapeText(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} .,:/+@×·→≥\u00a0-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}

/** What the marks in the diagram mean, as lines of a list. */
export function mermaidLegend({ slabs }: CakeModel): readonly string[] {
  const fates = new Set(slabs.map(({ fate }) => fate));
  if (slabs.some(({ fate }) => fate)) {
    return FATE_KINDS.filter((fate) => fates.has(fate)).map(
      (fate) => `${SIGNS[fate] ?? ''} **${FATE_NAMES[fate]}**: ${FATE_MEANINGS[fate]}`,
    );
  }
  const kinds = new Set(slabs.map(({ kind }) => kind));
  return SLAB_KINDS.filter((kind) => kinds.has(kind)).map(
    (kind) => `${SIGNS[kind] ?? ''} **${KIND_NAMES[kind]}**: ${KIND_MEANINGS[kind]}`,
  );
}
