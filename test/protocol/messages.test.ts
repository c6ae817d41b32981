import { describe, expect, test } from 'vitest';
import { asPageMessage, asPanelMessage, NOTICES } from '../../src/protocol/messages.ts';

const about = { source: 'file:///layercake.yaml', version: 3 };
const count = { kind: 'locked', name: 'Locked', meaning: 'one vendor only', count: 2 };
const header = { name: 'shop', entries: 4, lockIn: 66.7, known: 0.5, counts: [count] };
const picture = { ...about, type: 'picture', svg: '<svg/>', header };
const notice = { ...about, type: 'notice', notice: 'broken' };
const select = { ...about, type: 'select', key: 'vllm' };
const view = { ...about, type: 'view', width: 800, textWidth: 2800.5, platform: true };
const reveal = { ...about, type: 'reveal', key: 'vllm' };

const GARBAGE = [
  undefined,
  null,
  0,
  'picture',
  true,
  [],
  [picture],
  {},
  { type: 'picture' },
  about,
  { ...about, type: 'other' },
  () => picture,
];

describe('messages to the page', () => {
  test.each([
    picture,
    notice,
    select,
    ...NOTICES.map((one) => ({ ...notice, notice: one })),
    { ...picture, header: { ...header, counts: [] } },
  ])('%j is one', (message) => expect(asPanelMessage(message)).toBe(message));
  test.each([
    ...GARBAGE,
    view,
    reveal,
    ...broken(picture, { svg: 5, header: null }),
    ...broken(notice, { notice: 'fine' }),
    ...broken(select, { key: null }),
    ...broken(header, { name: 1, entries: -1, lockIn: 101, known: Number.NaN, counts: {} }).map((wrong) => ({
      ...picture,
      header: wrong,
    })),
    ...broken(count, { kind: 1, name: null, meaning: 2, count: 0.5 }).map((wrong) => ({
      ...picture,
      header: { ...header, counts: [wrong] },
    })),
  ])('%j is none', (value) => expect(asPanelMessage(value)).toBeUndefined());
});

describe('messages to the panel', () => {
  test.each([view, reveal, { ...view, source: '', version: 0 }])('%j is one', (message) =>
    expect(asPageMessage(message)).toBe(message),
  );
  test.each([
    ...GARBAGE,
    picture,
    notice,
    select,
    ...broken(view, { width: 0, textWidth: Infinity, platform: 'yes' }),
    ...broken(view, { width: 1e9, textWidth: 0, platform: 1 }),
    ...broken(view, { width: 3.5, textWidth: '9', platform: null }),
    ...broken(reveal, { key: { toString: 1 } }),
  ])('%j is none', (value) => expect(asPageMessage(value)).toBeUndefined());
});

/** The message with each of those fields wrong, and with each of them and its address missing. */
function broken(message: object, wrong: Readonly<Record<string, unknown>>): readonly object[] {
  const addressed = 'source' in message ? { source: 7, version: '3' } : {};
  const replaced = Object.entries({ ...addressed, ...wrong }).map(([field, value]) => ({ ...message, [field]: value }));
  const missing = Object.keys({ ...addressed, ...wrong }).map((field) =>
    Object.fromEntries(Object.entries(message).filter(([name]) => name !== field)),
  );
  return [...replaced, ...missing];
}
