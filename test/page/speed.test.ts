import type { Browser, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import type { CakeModel } from '../../src/core/cake/index.ts';
import { bigCake } from '../cake/support.ts';
import { inPieces } from '../../src/protocol/pieces.ts';
import { SOURCE } from './fixture.ts';
import { openCakePage, useBrowser } from './page.ts';

/*
 * What a page may take, in milliseconds, on a machine that has nothing else to do. Other work on it makes every number larger, never
 * smaller, so the best of several runs counts; and where even that is slow, a fixed piece of work says by how much the machine is.
 */
const FIRST_PICTURE = 300;
const FRAME = 16;
const FREEZE = 100;
const RUNS = 8;

declare global {
  var bigModel: CakeModel;
  var scriptStart: number;
  var firstPicture: number;
  var frameTimes: number[];
  var longTasks: number[];
}

const browser = useBrowser();

/** Runs in the page before its script: watches frames, long tasks and the first picture. */
const WATCH = `
  globalThis.frameTimes = [];
  globalThis.longTasks = [];
  const request = requestAnimationFrame;
  globalThis.requestAnimationFrame = (run) => request((time) => {
    const start = performance.now();
    run(time);
    globalThis.frameTimes.push(performance.now() - start);
  });
  new PerformanceObserver((list) => globalThis.longTasks.push(...list.getEntries().filter(({ startTime }) => startTime >= globalThis.scriptStart).map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
  new MutationObserver((_, watch) => {
    if (!document.querySelector('.cake')) return;
    globalThis.firstPicture = performance.now();
    watch.disconnect();
  }).observe(document, { childList: true, subtree: true });
`;

/** The model is sent in the moment that the page asks for it, as the panel sends it. */
const ANSWER = `
  globalThis.scriptStart = performance.now();
  const acquire = globalThis.acquireVsCodeApi;
  globalThis.acquireVsCodeApi = () => {
    const api = acquire();
    const postMessage = (message) => {
      api.postMessage(message);
      // Each in a task of its own, since here it is the page that copies them.
      if (message.fresh) for (const one of globalThis.bigMessages) setTimeout(() => window.postMessage(one, '*'));
    };
    return { ...api, postMessage };
  };
`;

async function openBig(model: CakeModel): Promise<Page> {
  const prepared = {
    newPage: async (options: Parameters<Browser['newPage']>[0]) => {
      const page = await browser().newPage(options);
      const messages = inPieces({ type: 'model', source: SOURCE, version: 1, model });
      const given = `globalThis.bigModel = ${JSON.stringify(model)}; globalThis.bigMessages = ${JSON.stringify(messages)};`;
      await page.addInitScript({ content: `${WATCH};${given}` });
      return page;
    },
  };
  const { page } = await openCakePage(prepared, { script: `${ANSWER};${inject('script')}`, width: 1200 });
  await page.waitForSelector('.cake');
  await page.waitForTimeout(300);
  return page;
}

/** How many times slower than a machine of its own this one is just now; 1 at least. */
function slowness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const start = performance.now();
    let text = '';
    for (let round = 0; round < 400_000; round++) text = `${round}${text.slice(0, 20)}`;
    return Math.max(1, (performance.now() - start) / 60) + Number(text === '');
  });
}

/** The least that taking a message and drawing it takes of script. */
function leastScripting(page: Page, kind: 'edit' | 'select'): Promise<number> {
  return page.evaluate(
    async ({ kind, source, runs }) => {
      let least = Infinity;
      for (let run = 0; run < runs; run++) {
        const { bigModel: model, frameTimes } = globalThis;
        const edited = model.slabs.map((one, at) => (at === 20 ? { ...one, note: `edit ${run}` } : { ...one }));
        const message: { readonly type: string; readonly key?: string } & Readonly<Record<string, unknown>> =
          kind === 'edit'
            ? { type: 'model', source, version: 2 + run, model: { ...model, slabs: edited } }
            : { type: 'select', source, version: 1, key: model.slabs[run]?.key ?? '' };
        frameTimes.length = 0;
        const start = performance.now();
        window.dispatchEvent(new MessageEvent('message', { data: message }));
        const taken = performance.now() - start;
        // The page asked for its frame first, so that its work is done when this one's second comes.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        if (kind === 'select' && document.querySelector('[aria-current]')?.getAttribute('data-key') !== message.key)
          throw new Error('the selection was not drawn');
        least = Math.min(
          least,
          frameTimes.reduce((total, frame) => total + frame, taken),
        );
      }
      return least;
    },
    { kind, source: SOURCE, runs: RUNS },
  );
}

describe('1,000 entries', () => {
  const model = bigCake(1_000);

  test('the first picture is there soon after the script starts', async () => {
    let least = Infinity;
    for (let run = 0; run < 4 && least > FIRST_PICTURE; run++) {
      const page = await openBig(model);
      const took = await page.evaluate(() => globalThis.firstPicture - globalThis.scriptStart);
      least = Math.min(least, took / (await slowness(page)));
      await page.close();
    }
    expect(least).toBeLessThan(FIRST_PICTURE);
  });

  test.each(['edit', 'select'] as const)('a redraw after an %s is within one frame', async (kind) => {
    const page = await openBig(model);
    const least = await leastScripting(page, kind);
    const slow = await slowness(page);
    await page.close();
    console.log(`${kind}: ${least.toFixed(1)} ms of script on a machine ${slow.toFixed(1)} times as slow`);
    expect(least / slow).toBeLessThan(FRAME);
  });
});

describe('10,000 entries', () => {
  test('are gathered by kind, unfold, and freeze nothing', async () => {
    const page = await openBig(bigCake(10_000));
    const before = await slowness(page);
    const folded = await page.locator('.slab').count();
    expect(folded).toBeLessThan(40);
    await page.locator('.slab-folded').first().click();
    await expect.poll(() => page.locator('.slab').count()).toBeGreaterThan(folded);
    await page.waitForTimeout(300);
    const longest = Math.max(0, ...(await page.evaluate(() => globalThis.longTasks)));
    const slow = (before + (await slowness(page))) / 2;
    await page.close();
    console.log(`unfolding: ${longest.toFixed(0)} ms in a piece on a machine ${slow.toFixed(1)} times as slow`);
    expect(longest / slow).toBeLessThan(FREEZE);
  });
});
