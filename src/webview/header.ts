import { grouped } from '../core/cake/data/text.ts';
import { KIND_MEANINGS, KIND_NAMES } from '../core/cake/data/kinds.ts';
import { type CakeModel, SLAB_KINDS, type SlabKind } from '../core/cake/data/types.ts';
import { button, element, nameText } from './dom.ts';
import { markIcon } from './icons.ts';
import type { State } from './state.ts';

export interface HeaderView {
  readonly root: HTMLElement;
  readonly draw: (state: State, drawn: State | undefined) => void;
}

/** The page's head: the stack's name, its two numbers, and how many entries are of which kind, each a filter. */
export function createHeader(onToggle: (kind: SlabKind) => void): HeaderView {
  const root = element('header', 'head');
  return {
    root,
    draw: (state, drawn) => {
      const { model, world, moved, filter } = state;
      if (!model) return;
      const same = drawn?.model === model && drawn.world === world && drawn.moved === moved && drawn.filter === filter;
      if (same) return;
      const focused = root.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset.kind : '';
      const after = world?.of === state.target ? world.is?.after : undefined;
      root.replaceChildren(
        title(model),
        numbers(model, after),
        counts(moved && after ? after : model, state, onToggle),
      );
      if (focused) root.querySelector<HTMLElement>(`[data-kind="${focused}"]`)?.focus();
    },
  };
}

function title({ name, slabs }: CakeModel): HTMLElement {
  const heading = element('h1', 'head-name', nameText(name === '' ? 'Unnamed stack' : name));
  heading.title = name;
  const entries = slabs.length === 1 ? '1 entry' : `${grouped(slabs.length)} entries`;
  return element('div', 'head-title', heading, element('p', 'head-entries', entries));
}

/** A cake without entries has neither: 0 would praise it. */
function numbers(model: CakeModel, after: CakeModel | undefined): HTMLElement {
  const { slabs, lockIn, known } = model;
  const isEmpty = slabs.length === 0;
  const rounded = String(Math.round(lockIn));
  const index = after ? `${rounded} → ${Math.round(after.lockIn)}` : rounded;
  return element(
    'div',
    'head-numbers',
    number('Lock-in index', isEmpty ? '–' : index, lockIn, '0 is free to move, 100 is one vendor only'),
    number(
      'Known',
      isEmpty ? '–' : `${Math.floor(known * 100)} %`,
      isEmpty ? 0 : known * 100,
      'Share of what the catalog knows of this stack, entry by accelerator',
    ),
  );
}

/** A number with a bar under it. */
function number(label: string, value: string, percent: number, meaning: string): HTMLElement {
  const bar = element('div', 'number-bar');
  bar.style.setProperty('--share', `${percent}%`);
  const root = element(
    'div',
    'number',
    element('span', 'number-label', label),
    element('span', 'number-value', value),
    bar,
  );
  root.title = meaning;
  return root;
}

function counts(model: CakeModel, { filter }: State, onToggle: (kind: SlabKind) => void): HTMLElement {
  const items = SLAB_KINDS.map((kind) => {
    const count = model.counts[kind];
    const isOn = filter.kinds.includes(kind);
    const chip = button(
      `chip count-${kind}`,
      () => onToggle(kind),
      markIcon(kind),
      element('b', 'count-number', grouped(count)),
      element('span', 'count-word', KIND_NAMES[kind].toLowerCase()),
    );
    chip.dataset.kind = kind;
    chip.title = `${KIND_NAMES[kind]}: ${KIND_MEANINGS[kind]}. Press to show these only.`;
    chip.setAttribute('aria-pressed', String(isOn));
    chip.classList.toggle('count-zero', count === 0);
    return element('li', '', chip);
  });
  const list = element('ul', 'counts', ...items);
  list.setAttribute('aria-label', 'Entries by coupling');
  return list;
}
