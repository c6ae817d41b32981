import type { Header, KindCount } from '../protocol/messages.ts';
import { element, markIcon } from './dom.ts';

export interface HeaderView {
  readonly root: HTMLElement;
  readonly show: (header: Header) => void;
}

/** The page's head: the stack's name, its two numbers, and how many entries are of which kind. */
export function createHeader(): HeaderView {
  const root = element('header', 'head');
  return {
    root,
    show: (header) => root.replaceChildren(title(header), numbers(header), counts(header.counts)),
  };
}

function title({ name, entries }: Header): HTMLElement {
  const heading = element('h1', 'head-name', element('bdi', '', name === '' ? 'Unnamed stack' : name));
  heading.title = name;
  return element(
    'div',
    'head-title',
    heading,
    element('p', 'head-entries', entries === 1 ? '1 entry' : `${entries} entries`),
  );
}

/** A cake without entries has neither: 0 would praise it. */
function numbers({ entries, lockIn, known }: Header): HTMLElement {
  const ifAny = (text: string): string => (entries === 0 ? '–' : text);
  const share = entries === 0 ? 0 : known * 100;
  return element(
    'div',
    'head-numbers',
    number('Lock-in index', ifAny(String(Math.round(lockIn))), lockIn, '0 is free to move, 100 is one vendor only'),
    number(
      'Known',
      ifAny(`${Math.floor(known * 100)} %`),
      share,
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

function counts(kinds: readonly KindCount[]): HTMLElement {
  const items = kinds.map(({ kind, name, meaning, count }) => {
    const item = element(
      'li',
      `count count-${kind}`,
      markIcon(kind),
      element('b', 'count-number', String(count)),
      ` ${name.toLowerCase()}`,
    );
    item.title = `${name}: ${meaning}`;
    item.classList.toggle('count-zero', count === 0);
    return item;
  });
  const list = element('ul', 'counts', ...items);
  list.setAttribute('aria-label', 'Entries by coupling');
  return list;
}
