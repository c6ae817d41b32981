import { afterEach } from 'vitest';
import type { CakeModel } from '../../src/core/cake/index.ts';
import type { Reading } from '../../src/core/index.ts';
import type { ViewMessage } from '../../src/protocol/messages.ts';
import { cakeOf, layercake, readingOf } from '../core/cake/support.ts';
import { type CakePage, openCakePage, type PageOptions, useBrowser } from './page.ts';

export const SOURCE = 'file:///stacks/layercake.yaml';

const TEXT = `
name: shop
targets: [red, blue]
application:
  - {id: api, name: Order API, uses: [engine, text]}
  - {id: web, uses: [everywhere]}
model:
  - {id: text, component: paper}
framework:
  - {id: engine, component: red-only, version: 1.2, uses: [red-sdk]}
  - everywhere
  - red-first
  - mystery
system:
  - red-sdk
`;

/** A stack with a slab of every kind. */
export const STACK = cakeOf(TEXT);
export const READING = readingOf(TEXT);

type Start = (options?: PageOptions) => Promise<CakePage>;

/** Has a browser ready while the tests of a file run; the function opens a page, which is closed after its test. */
export function usePage(): Start {
  const browser = useBrowser();
  let open: CakePage | undefined;
  afterEach(() => open?.page.close());
  return async (options) => {
    open = await openCakePage(browser(), options);
    await open.page.waitForFunction(() => globalThis.posted.length > 0);
    return open;
  };
}

/** What the page said last that it shows. */
export async function viewOf(cake: CakePage): Promise<ViewMessage> {
  const views = (await cake.posted()).filter(({ type }) => type === 'view');
  return views.at(-1) as unknown as ViewMessage;
}

/** Sends a stack, and waits until it is shown. */
export async function draw(cake: CakePage, model: CakeModel = STACK, version = 1): Promise<void> {
  await cake.send({ type: 'model', source: SOURCE, version, model });
  await cake.page.waitForFunction(
    (name) => document.querySelector('h1')?.textContent === name && document.querySelector('.cake, .view-cake[hidden]'),
    model.name === '' ? 'Unnamed stack' : model.name,
  );
}

/** Answers what the page asks for, as the panel does. */
export async function answer(cake: CakePage, reading: Reading = READING, version = 1): Promise<void> {
  const { show, target, details } = await viewOf(cake);
  const about = { source: SOURCE, version };
  if (details !== '')
    await cake.send({
      ...about,
      type: 'details',
      key: details,
      details: layercake.cake.details(reading, details, '2026-11-30'),
    });
  if (target !== '') await cake.send({ ...about, type: 'world', target, world: layercake.cake.world(reading, target) });
  if (show === 'reach') await cake.send({ ...about, type: 'reach', matrix: layercake.cake.matrix(reading) });
}

export const slab = (key: string): string => `.slab[data-key="${key}"]`;
export const renamed = (name: string): CakeModel => ({ ...STACK, name });
