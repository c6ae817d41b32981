import type { CakeModel } from '../core/cake/data/types.ts';
import { detailParts, type DetailEvents } from './details.ts';
import { button, element, nameText } from './dom.ts';
import { overviewParts, type OverviewEvents } from './overview.ts';
import type { State } from './state.ts';

export interface PaneView {
  readonly root: HTMLElement;
  readonly draw: (model: CakeModel | undefined, state: State) => void;
}

export interface PaneEvents extends DetailEvents, OverviewEvents {
  readonly onClose: () => void;
}

/** Beside the picture: what there is to say of the selected entry, or of the whole stack. */
export function createPane(events: PaneEvents): PaneView {
  const body = element('div', 'pane-body');
  const close = button('pane-close', events.onClose, '×');
  close.setAttribute('aria-label', 'Close details');
  const root = element('aside', 'pane', close, body);
  root.setAttribute('aria-label', 'Details');
  let shown: unknown;
  let last = '';
  // Known without asking the browser, which would have to lay out the page for the answer.
  let isScrolled = false;
  root.addEventListener('scroll', () => (isScrolled = root.scrollTop > 0), { passive: true });
  return {
    root,
    draw: (model, state) => {
      const { selected, details } = state;
      const subject = selected === '' ? model : details?.of === selected ? (details.is ?? details) : selected;
      root.classList.toggle('pane-entry', selected !== '');
      close.hidden = selected === '';
      if (subject === shown) return;
      shown = subject;
      fill(body, model, state, events);
      // An edit leaves the reader where they were; another entry begins at its top.
      if (selected !== last && isScrolled) root.scrollTop = 0;
      last = selected;
    },
  };
}

/** Until the details are there, what the picture itself knows stands in their place. */
function fill(body: HTMLElement, model: CakeModel | undefined, state: State, events: PaneEvents): void {
  const { selected, details } = state;
  const slab = model?.slabs.find(({ key }) => key === selected);
  if (selected !== '' && details?.of === selected && details.is)
    body.replaceChildren(...detailParts(details.is, events));
  else if (slab) {
    const [, ...lines] = slab.description;
    const words = lines.map((line) => element('p', 'quiet', line));
    // A file that stands alone answers at once, and has the details of the costliest entries only.
    const isLeftOut = !events.onReveal && details?.of === selected && !details.is;
    const more = isLeftOut
      ? [element('p', 'quiet', 'This file has no more of it: only the costliest entries have their details here.')]
      : [];
    body.replaceChildren(element('h2', 'pane-name', nameText(slab.name)), ...words, ...more);
  } else if (selected !== '') body.replaceChildren(element('p', 'quiet', 'This entry is not in the stack any more.'));
  else if (model) body.replaceChildren(...overviewParts(model, events));
}
