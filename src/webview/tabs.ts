import { type Show, SHOWS } from '../protocol/messages.ts';
import { button, element } from './dom.ts';
import type { State } from './state.ts';

const LABELS: Readonly<Record<Show, string>> = {
  cake: 'Cake',
  reach: 'Reach',
  index: 'Lock-in',
  openness: 'Openness',
  changes: 'Changes',
};

const MEANINGS: Readonly<Record<Show, string>> = {
  cake: 'What stands on what, and what is tied to whom',
  reach: 'Which entry runs on which target',
  index: 'Which entry costs how much of the lock-in index',
  openness: 'What is open, and what is free to move',
  changes: 'What differs from Git’s HEAD',
};

export interface TabsView {
  readonly root: HTMLElement;
  readonly draw: (state: State) => void;
}

/** The id of what a tab shows, for the two to name each other. */
export const PANEL_ID = 'view';

/** The page's views as tabs: one stop for the Tab key, the arrow keys move and show. */
export function createTabs(shows: readonly Show[], onShow: (show: Show) => void): TabsView {
  const tabs = shows.map((show) => {
    const tab = button('tab', () => onShow(show), LABELS[show]);
    tab.id = `tab-${show}`;
    tab.title = MEANINGS[show];
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', PANEL_ID);
    return tab;
  });
  const root = element('div', 'tabs', ...tabs);
  root.setAttribute('role', 'tablist');
  root.setAttribute('aria-label', 'Views');
  root.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const at = tabs.findIndex((tab) => tab === document.activeElement);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (step === 0 || at < 0 || !next) return;
    next.focus();
    next.click();
  });
  return {
    root,
    draw: ({ show }) =>
      tabs.forEach((tab, place) => {
        const isOn = shows[place] === show;
        tab.setAttribute('aria-selected', String(isOn));
        tab.tabIndex = isOn ? 0 : -1;
      }),
  };
}

/** Without a panel there is no Git to compare with. */
export function showsFor(hasEditor: boolean): readonly Show[] {
  return hasEditor ? SHOWS : SHOWS.filter((show) => show !== 'changes');
}
