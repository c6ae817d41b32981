import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { answer, draw, slab, SOURCE, usePage } from './fixture.ts';
import { THEMES } from './page.ts';
import type { CakePage } from './page.ts';

const start = usePage();

/** What axe finds, a line each. The page's security policy lets no script in but its own, so it comes by the debugger. */
async function violationsOf({ page }: CakePage): Promise<readonly string[]> {
  const client = await page.context().newCDPSession(page);
  await client.send('Runtime.evaluate', { expression: axe.source });
  const { result } = await client.send('Runtime.evaluate', {
    expression: 'axe.run(document).then(({ violations }) => JSON.stringify(violations))',
    awaitPromise: true,
  });
  const violations = JSON.parse(String(result.value)) as axe.Result[];
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

describe.each(THEMES)('%s', (theme) => {
  test.each(['cake', 'reach', 'index', 'openness', 'changes'])('the view %s breaks no rule of axe', async (show) => {
    const cake = await start({
      theme,
      width: 1200,
      state: { source: SOURCE, show, target: 'blue', selected: 'engine' },
    });
    await draw(cake);
    await answer(cake);
    await cake.page.locator('.pane').getByText('What would free it').waitFor();
    expect(await violationsOf(cake)).toEqual([]);
  });
});

test('a narrow page with its tools open breaks no rule of axe', async () => {
  const cake = await start({ width: 320, state: { source: SOURCE, target: 'blue', selected: 'engine' } });
  await draw(cake);
  await answer(cake);
  await cake.page.getByRole('button', { name: 'More tools' }).click();
  await cake.page.getByText('Filter').click();
  expect(await violationsOf(cake)).toEqual([]);
});

test('motion is spared where the system asks for it', async () => {
  const cake = await start({ width: 320 });
  await cake.page.emulateMedia({ reducedMotion: 'reduce' });
  await draw(cake);
  await cake.send({ type: 'select', source: SOURCE, version: 1, key: 'red-sdk' });
  await cake.page.waitForSelector(`${slab('red-sdk')}[aria-current]`);
  const [first, later] = await cake.page.evaluate(async () => {
    const stage = document.querySelector('.stage');
    const now = stage?.scrollTop;
    await new Promise((resolve) => setTimeout(resolve, 300));
    return [now, stage?.scrollTop];
  });
  expect(first).toBeGreaterThan(0);
  expect(later).toBe(first);
});

test('forced colours leave nothing invisible', async () => {
  const cake = await start();
  await cake.page.emulateMedia({ forcedColors: 'active' });
  await draw(cake);
  const body = await cake.page
    .locator('.slab-body')
    .first()
    .evaluate((one) => getComputedStyle(one).stroke);
  const text = await cake.page
    .locator('.slab-name')
    .first()
    .evaluate((one) => getComputedStyle(one).fill);
  expect(body).toBe(text);
});
