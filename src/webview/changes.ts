import { compareCakes, type SlabChange } from '../core/cake/data/compare.ts';
import type { CakeModel, Slab } from '../core/cake/data/types.ts';
import { button, element, nameText } from './dom.ts';
import { markIcon } from './icons.ts';
import { memo } from './memo.ts';
import type { Before } from './state.ts';
import type { ChooseEvent, PageView } from './view.ts';

const GROUPS = [
  ['added', 'Added', '+'],
  ['changed', 'Changed', '~'],
  ['removed', 'Removed', '−'],
] as const;

/** What differs from the stack as it is in Git at HEAD. Filters do not count here: what is gone could not pass them. */
export function createChanges({ onChoose }: ChooseEvent): PageView {
  const root = element('div', 'view view-changes');
  const partsOf = memo((before: Before | undefined, model: CakeModel | undefined) =>
    changeParts(before, model, onChoose),
  );
  return {
    root,
    draw: (_, { before, model }) => {
      const parts = partsOf(before, model);
      if (root.firstChild !== parts[0]) root.replaceChildren(...parts);
    },
  };
}

function changeParts(
  before: Before | undefined,
  model: CakeModel | undefined,
  onChoose: ChooseEvent['onChoose'],
): readonly HTMLElement[] {
  if (before === undefined || !model) return [element('p', 'view-summary', 'Looking at HEAD …')];
  if (typeof before === 'string') return [element('p', 'view-summary', before)];
  const { changes, lockIn, known } = compareCakes(before, model);
  const numbers = `Lock-in index ${moved(lockIn, 1)}; known ${moved({ before: known.before * 100, after: known.after * 100 }, 0)} %.`;
  if (changes.length === 0) return [element('p', 'view-summary', `Nothing differs from HEAD. ${numbers}`)];
  const slabs = new Map([...before.slabs, ...model.slabs].map((slab) => [slab.key, slab]));
  const groups = GROUPS.flatMap(([change, title, sign]) => {
    const these = changes.filter((one) => one.change === change);
    if (these.length === 0) return [];
    const items = these.map((one) => changeItem(one, sign, slabs.get(one.key), onChoose));
    const heading = element('h2', 'corner-title', title, element('span', 'figure', String(these.length)));
    return [element('section', `change-group change-${change}`, heading, element('ul', 'change-list', ...items))];
  });
  return [element('p', 'view-summary', `Against HEAD: ${numbers}`), ...groups];
}

function moved({ before, after }: { readonly before: number; readonly after: number }, digits: number): string {
  const [was, is] = [before.toFixed(digits), after.toFixed(digits)];
  return was === is ? `unchanged at ${is}` : `${was} → ${is}`;
}

function changeItem(
  { key, change, words }: SlabChange,
  sign: string,
  slab: Slab | undefined,
  onChoose: ChooseEvent['onChoose'],
): HTMLElement {
  const mark = element('span', 'change-sign', sign);
  mark.setAttribute('aria-hidden', 'true');
  const name = nameText(slab?.name ?? key);
  const item = element(
    'li',
    '',
    mark,
    ...(slab ? [markIcon(slab.kind)] : []),
    change === 'removed' ? name : button('link', () => onChoose(key), name),
    element('span', 'quiet', change === 'changed' ? '' : (slab?.note ?? '')),
  );
  if (words.length > 0) item.append(element('ul', 'change-words', ...words.map((word) => element('li', '', word))));
  return item;
}
