import type { Notice } from '../protocol/messages.ts';
import { element } from './dom.ts';

const WORDS: Readonly<Record<Notice, string>> = {
  none: '',
  broken: 'The text has a syntax error. This is the last picture that could be drawn.',
  partial: 'The text has a syntax error. The picture shows what could be read of it.',
  closed: 'The manifest was closed. The picture follows again when it is open; a click on a slab opens it.',
  deleted: 'The manifest was moved or deleted. This is the last picture of it.',
};

export interface NoticeView {
  readonly root: HTMLElement;
  readonly show: (notice: Notice) => void;
}

/** The line that says how the picture stands to the text, where they do not agree. */
export function createNotice(): NoticeView {
  const words = element('span', '');
  const root = element('p', 'notice', words);
  root.setAttribute('role', 'status');
  root.hidden = true;
  return {
    root,
    show: (notice) => {
      words.textContent = WORDS[notice];
      root.hidden = notice === 'none';
    },
  };
}
