import { FATE_MEANINGS, FATE_NAMES } from '../core/cake/data/kinds.ts';
import { type CakeWorld, FATE_KINDS, type FateKind } from '../core/cake/worlds/world-types.ts';
import { createDropdown } from './controls.ts';
import { button, element } from './dom.ts';
import { markIcon } from './icons.ts';
import type { State } from './state.ts';

export interface WhatIfEvents {
  /** Another target is asked about; an empty id for none. */
  readonly onTarget: (id: string) => void;
  /** The picture steps to the stack after the move, or back. */
  readonly onMoved: (moved: boolean) => void;
}

export interface WhatIfView {
  /** The choice of a target, for the toolbar. */
  readonly choice: HTMLElement;
  /** What the move comes to; hidden as long as no target is chosen. */
  readonly strip: HTMLElement;
  readonly draw: (state: State) => void;
}

const AS_DECLARED = 'As declared';
const AFTER = 'After the move';

/** What if the stack stood on another target: the choice, the step between before and after, and what it takes. */
export function createWhatIf({ onTarget, onMoved }: WhatIfEvents): WhatIfView {
  const dropdown = createDropdown('What if it stood on', onTarget);
  const [declared, after] = [
    button('step', () => onMoved(false), AS_DECLARED),
    button('step', () => onMoved(true), AFTER),
  ];
  const steps = element('div', 'steps', declared, after);
  steps.setAttribute('role', 'group');
  steps.setAttribute('aria-label', 'Step');
  const words = element('div', 'world-words');
  words.setAttribute('role', 'status');
  const strip = element('section', 'world', steps, words);
  strip.setAttribute('aria-label', 'What if');
  let shown: CakeWorld | undefined;
  return {
    choice: element('label', 'what-if', element('span', 'bar-label', 'What if'), dropdown.root),
    strip,
    draw: (state) => {
      const { model, target, world, moved } = state;
      const none = { value: '', label: 'As it stands' };
      const targets = (model?.targets ?? []).map(({ id, name }) => ({ value: id, label: `on ${name}` }));
      dropdown.show([none, ...targets], targets.some(({ value }) => value === target) ? target : '');
      const is = world?.of === target ? world.is : undefined;
      strip.hidden = target === '' || !is;
      declared.setAttribute('aria-pressed', String(!moved));
      after.setAttribute('aria-pressed', String(moved));
      after.disabled = !is?.after;
      after.title =
        is && !is.after ? 'The anchors or aliases of this manifest share what would have to change in one place.' : '';
      if (!is || is === shown) return;
      shown = is;
      words.replaceChildren(...worldWords(is));
    },
  };
}

function worldWords(world: CakeWorld): readonly HTMLElement[] {
  const effort = world.unchanged || world.effortText === 'none' ? '' : ` Effort: ${world.effortText}.`;
  const counts = countFates(world).map(([kind, count]) => {
    const name = FATE_NAMES[kind].toLowerCase();
    const item = element('li', 'fate-count', markIcon(kind), element('b', '', String(count)), ` ${name}`);
    item.title = FATE_MEANINGS[kind];
    return item;
  });
  const list = element('ul', 'fate-counts', ...counts);
  list.setAttribute('aria-label', 'Entries by what becomes of them');
  return [element('p', 'world-verdict', `${world.verdict}${effort}`), list];
}

function countFates({ fates }: CakeWorld): readonly (readonly [FateKind, number])[] {
  const counts = new Map<FateKind, number>();
  for (const { kind } of fates) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return FATE_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [[kind, count] as const];
  });
}
