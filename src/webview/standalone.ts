import type { CakeBook } from '../core/cake/data/book.ts';
import { BOOK_ID } from '../core/cake/standalone.ts';
import { isCakeBook } from '../protocol/book.ts';
import type { PageMessage, ViewMessage } from '../protocol/messages.ts';
import type { Host } from './host.ts';
import { BLANK } from './state.ts';
import type { WholeMessage } from './take.ts';

/** The page that stands alone, if it does: the data that came in the same file answer where a panel would. */
export function connectBook(): Host | undefined {
  const holder = document.getElementById(BOOK_ID);
  if (!holder) return undefined;
  const book: unknown = JSON.parse(holder.textContent);
  if (!isCakeBook(book)) throw new Error('The data of this page do not fit it.');
  let take: (message: WholeMessage) => void = () => undefined;
  return {
    remembered: { ...BLANK, target: book.target },
    remember: () => undefined,
    post: (message) => answersTo(message, book).forEach((answer) => queueMicrotask(() => take(answer))),
    listen: (taker) => (take = taker),
    hasEditor: false,
  };
}

function answersTo(message: PageMessage, book: CakeBook): readonly WholeMessage[] {
  return message.type === 'view' ? viewAnswers(message, book) : [];
}

function viewAnswers({ fresh, show, target, details }: ViewMessage, book: CakeBook): readonly WholeMessage[] {
  const about = { source: '', version: 0 };
  const [world, entry] = [
    book.worlds.find((one) => one.target.id === target),
    book.details.find(({ key }) => key === details),
  ];
  return [
    ...(fresh ? [{ ...about, type: 'model' as const, model: book.model }] : []),
    ...(target === '' ? [] : [{ ...about, type: 'world' as const, target, world }]),
    ...(details === '' ? [] : [{ ...about, type: 'details' as const, key: details, details: entry }]),
    ...(show === 'reach' ? [{ ...about, type: 'reach' as const, matrix: book.matrix }] : []),
  ];
}
