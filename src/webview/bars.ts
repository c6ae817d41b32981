import type { CakeModel } from '../core/cake/data/types.ts';
import { button, element } from './dom.ts';
import { createFilters } from './filters.ts';
import { createFinder } from './finder.ts';
import type { Hands } from './hands.ts';
import { createHeader } from './header.ts';
import type { Host } from './host.ts';
import { listenToKeys } from './keys.ts';
import { createNotice } from './notice.ts';
import type { Staging } from './scene.ts';
import { isFiltering } from './shown.ts';
import type { State } from './state.ts';
import { createTabs, showsFor } from './tabs.ts';
import { createTakeAlong } from './take-along.ts';
import { createWhatIf } from './whatif.ts';

export interface Bars {
  readonly roots: readonly HTMLElement[];
  /** `shown` is the stack as it is filtered. */
  readonly draw: (shown: CakeModel | undefined, state: State, drawn: State | undefined) => void;
}

/** What stands above the views. */
export function createBars(first: State, host: Host, hands: Hands, staging: Staging): Bars {
  const header = createHeader(hands.toggleKind);
  const tabs = createTabs(showsFor(host.hasEditor), hands.show);
  const whatIf = createWhatIf({ onTarget: hands.target, onMoved: hands.moved });
  const finder = createFinder({ onSearch: hands.search, onChoose: hands.select });
  const filters = createFilters(first, { onFilter: hands.filter, onPlatform: hands.platform, onUses: hands.uses });
  const along = createTakeAlong(host.hasEditor, { shot: () => staging.shotOf(hands.state()), onSave: hands.save });
  const notice = createNotice();
  const rest = createFold(element('div', 'bar bar-tools', whatIf.choice, finder.root, filters.root, along));
  listenToKeys({
    onFind: () => {
      rest.open();
      finder.focus();
    },
  });
  const tools = element('section', 'tools', element('div', 'bar bar-views', tabs.root, rest.press), rest.root);
  tools.append(notice.root, whatIf.strip);
  tools.setAttribute('aria-label', 'Views and tools');
  return {
    roots: [header.root, tools],
    draw: (shown, state, drawn) => {
      header.draw(state, drawn);
      for (const view of [tabs, whatIf, filters]) view.draw(state);
      notice.show(state.notice);
      rest.draw(state);
      finder.draw(shown, state);
    },
  };
}

const FOLD_ID = 'tools';

interface FoldView {
  readonly root: HTMLElement;
  /** Opens and closes it where it is folded. */
  readonly press: HTMLElement;
  readonly open: () => void;
  readonly draw: (state: State) => void;
}

/** Tools that a narrow page folds away behind a button, which the style sheet shows there alone. */
function createFold(root: HTMLElement): FoldView {
  const turn = (isOpen: boolean): void => {
    root.classList.toggle('bar-open', isOpen);
    press.setAttribute('aria-expanded', String(isOpen));
  };
  const press = button('more', () => turn(!root.classList.contains('bar-open')), '⋯');
  root.id = FOLD_ID;
  press.setAttribute('aria-controls', FOLD_ID);
  turn(false);
  return {
    ...{ root, press, open: () => turn(true) },
    draw: ({ search, filter, target, platform, uses }) => {
      const isUsed = search !== '' || target !== '' || isFiltering(filter) || !platform || !uses;
      const words = isUsed ? 'More tools, some in use' : 'More tools';
      press.classList.toggle('more-used', isUsed);
      press.setAttribute('aria-label', words);
      press.title = words;
    },
  };
}
