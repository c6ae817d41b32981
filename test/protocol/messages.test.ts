import { describe, expect, test } from 'vitest';
import { bookOf, changeBetween } from '../../src/core/cake/index.ts';
import { isCakeBook } from '../../src/protocol/book.ts';
import { asPageMessage, asPanelMessage, FORMATS, NOTICES, SHOWS } from '../../src/protocol/messages.ts';
import { cakeOf, layercake, readingOf } from '../core/cake/support.ts';

const TEXT = 'name: shop\napplication: [{ id: api, uses: [red-only] }]\nframework: [red-only]\nsystem: [red-sdk]\n';
const reading = readingOf(TEXT);
const { cake } = layercake;
const about = { source: 'file:///layercake.yaml', version: 3 };
const model = { ...about, type: 'model', model: cake.model(reading) };
const edited = cakeOf(TEXT.replace('uses: [red-only]', 'version: 2, uses: []'));
const change = { ...about, type: 'change', since: 2, change: changeBetween(model.model, edited) ?? {} };
const notice = { ...about, type: 'notice', notice: 'broken' };
const select = { ...about, type: 'select', key: 'vllm' };
const world = { ...about, type: 'world', target: 'blue', world: cake.world(reading, 'blue') };
const reach = { ...about, type: 'reach', matrix: cake.matrix(reading) };
const details = { ...about, type: 'details', key: 'api', details: cake.details(reading, 'api', '2026-11-30') };
const before = { ...about, type: 'before', before: cake.model(reading) };
const view = { ...about, type: 'view', fresh: true, show: 'cake', target: '', details: '' };
const reveal = { ...about, type: 'reveal', key: 'vllm' };
const apply = { ...about, type: 'apply', way: { key: 'engine', field: 'component', component: 'everywhere' } };
const save = { ...about, type: 'save', format: 'svg', content: '<svg/>', target: '' };

const GARBAGE = [
  undefined,
  null,
  0,
  'model',
  true,
  [],
  [model],
  {},
  { type: 'model' },
  about,
  { ...about, type: 'other' },
];

/** What the other end gets: a message is copied on its way. */
const sent = (message: object): unknown => structuredClone(message);

describe('messages to the page', () => {
  test.each<[string, object]>([
    ...[model, change, notice, select, world, reach, details, before].map((one): [string, object] => [one.type, one]),
    ...NOTICES.map((one): [string, object] => [`the notice ${one}`, { ...notice, notice: one }]),
    ['a world that is none', { ...world, world: undefined }],
    ['a change that leaves the lines', { ...change, change: { ...change.change, uses: undefined } }],
    ['no details', { ...details, details: undefined }],
    ['why nobody knows', { ...before, before: 'There is no Git.' }],
  ])('%s is one', (_, message) => expect(asPanelMessage(sent(message))).toEqual(message));

  test.each(GARBAGE)('%j is none', (value) => expect(asPanelMessage(value)).toBeUndefined());
  test.each([view, reveal, apply, save])('$type is none', (value) => expect(asPanelMessage(value)).toBeUndefined());

  test.each([model, change, notice, select, world, reach, details, before].map((one) => [one.type, one] as const))(
    '%s with any part of it missing or of another sort is none',
    (_, message) => {
      const wrong = mangled(message);
      expect(wrong.length).toBeGreaterThan(3);
      expect(wrong.filter(({ value }) => asPanelMessage(value)).map(({ what }) => what)).toEqual([]);
    },
  );

  test.each([
    ['lines to nowhere', { ...model.model, uses: [{ from: 0, to: 99, kind: 'firm', lock: false }] }],
    ['a panel of no target', { ...model.model, panel: [99] }],
  ])('a model with %s is none', (_, one) => expect(asPanelMessage({ ...model, model: one })).toBeUndefined());

  test('a matrix with reasons that are not there is none', () => {
    const matrix = { ...reach.matrix, reasons: [] };
    expect(asPanelMessage({ ...reach, matrix })).toBeUndefined();
  });
});

describe('messages to the panel', () => {
  test.each<[string, object]>([
    ...[view, reveal, apply, save].map((one): [string, object] => [one.type, one]),
    ['a first view', { ...view, source: '', version: 0 }],
    ...SHOWS.map((show): [string, object] => [`the view ${show}`, { ...view, show }]),
    ...FORMATS.map((format): [string, object] => [`a file ${format}`, { ...save, format, content: undefined }]),
  ])('%s is one', (_, message) => expect(asPageMessage(sent(message))).toEqual(message));

  test.each(GARBAGE)('%j is none', (value) => expect(asPageMessage(value)).toBeUndefined());
  test.each([model, notice, select])('$type is none', (value) => expect(asPageMessage(value)).toBeUndefined());

  test.each([view, reveal, apply, save].map((one) => [one.type, one] as const))(
    '%s with any part of it missing or of another sort is none',
    (_, message) =>
      expect(
        mangled(message)
          .filter(({ value }) => asPageMessage(value))
          .map(({ what }) => what)
          .filter((what) => what !== 'content missing'),
      ).toEqual([]),
  );
});

test('the data of a page that stands alone fit it', () => {
  const book = bookOf(cake, reading, { targets: ['red', 'blue'], today: '2026-11-30' });
  expect(isCakeBook(JSON.parse(JSON.stringify(book)))).toBe(true);
  expect(isCakeBook({ ...book, details: [{}] })).toBe(false);
});

interface Mangled {
  readonly what: string;
  readonly value: unknown;
}

/** Fields that may be missing. */
const OPTIONAL =
  /(?:^|\.)(?:world|details|after|version|summary|deprecated|cause|free|inPlaceOf|choke|homepage|license|steward|note|by|byName|level|becomes|limit|apply|folded|fate|layerNotes|count|key|uses)$/;

/** The message with each of its fields, at any depth, once missing and once of another sort. Of lists the first item stands for all. */
function mangled(message: object, path = ''): readonly Mangled[] {
  return Object.entries(message).flatMap(([name, part]: [string, unknown]): readonly Mangled[] => {
    const place = `${path}${name}`;
    const isOptional =
      OPTIONAL.test(place) &&
      ![
        'version',
        'key',
        'model.uses',
        'change.model.uses',
        'world.after.uses',
        'before.uses',
        'details.uses',
      ].includes(place);
    const rest = Object.fromEntries(Object.entries(message).filter(([other]) => other !== name));
    const replaced = (value: unknown): object =>
      Array.isArray(message)
        ? message.map((one: unknown, at) => (String(at) === name ? value : one))
        : { ...message, [name]: value };
    const inside =
      typeof part === 'object' && part !== null && !(Array.isArray(message) && name !== '0')
        ? mangled(part, `${place}.`).map(({ what, value }) => ({ what, value: replaced(value) }))
        : [];
    return [
      ...(isOptional || Array.isArray(message) || part === undefined
        ? []
        : [{ what: `${place} missing`, value: rest }]),
      { what: `${place} a symbol`, value: replaced(Symbol.iterator) },
      ...inside,
    ];
  });
}
