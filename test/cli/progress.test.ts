import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { CLEAN } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

const COUNT = 1200;
const ERASE_REST = '\u001b[K';

let place: Place;
beforeAll(() => {
  place = createPlace();
  for (let index = 0; index < COUNT; index++) place.write(`many/${index}.layercake.yaml`, CLEAN);
  for (let index = 0; index < 9; index++) place.write(`few/${index}.layercake.yaml`, CLEAN);
});
afterAll(() => place.remove());

/** Somebody at a terminal, with a clock that goes on by so many milliseconds for each manifest. */
function watching(step: number, more: Partial<Host> = {}): Partial<Host> {
  let time = 1000;
  return { isTerminal: true, isErrorTerminal: true, now: () => (time += step), env: { TERM: 'xterm' }, ...more };
}

/** What a terminal shows once all of it was written. */
function screen(err: string): string {
  return err.replaceAll(`\r${ERASE_REST}`, '\u0000').replace(/[^\n]*\u0000/g, '');
}

describe('checking many manifests', () => {
  test('that takes long is told in one line, which updates and goes', async () => {
    const { code, err } = await place.run('check many', watching(1));
    const told = err.split('\r').slice(1);
    expect(told).toEqual([
      ...[500, 600, 700, 800, 900].map((done) => `checked ${done} of 1,200${ERASE_REST}`),
      ...['1,000', '1,100', '1,200'].map((done) => `checked ${done} of 1,200${ERASE_REST}`),
      ERASE_REST,
    ]);
    expect([code, err[0], screen(err)]).toEqual([0, '\r', '']);
  });

  test('that is short is not', async () => {
    expect((await place.run('check many', watching(0.4))).err).toBe('');
  });

  test('stands in the place of nothing that is written after it', async () => {
    place.write('broken/0.layercake.yaml', Buffer.from([0xff, 0x31]));
    const { err } = await place.run('check broken many', watching(1));
    expect(err).toContain('of 1,201');
    expect(screen(err)).toBe(
      'layercake: broken/0.layercake.yaml: is not UTF-8 text: line 1 has another encoding; save it as UTF-8\n',
    );
  });

  test('takes its line away after a failure, too', async () => {
    let calls = 0;
    const now = (): number => {
      if (++calls > 900) throw new Error('no more time');
      return calls;
    };
    const { code, err } = await place.run('check many', watching(1, { now }));
    expect(err).toContain('checked 800 of');
    expect([code, screen(err)]).toEqual([2, 'layercake: this is a bug in Layercake: Error: no more time\n']);
  });

  test.each<[string, string, Partial<Host>]>([
    ['the answer goes to a program', 'check few --format json', {}],
    ['standard error is no terminal', 'check few', { isErrorTerminal: false }],
    ['standard output is no terminal', 'check few', { isTerminal: false }],
    ['it runs in CI', 'check few', { env: { CI: 'true' } }],
    ['the terminal cannot go back in a line', 'check few', { env: { TERM: 'dumb' } }],
  ])('is silent where %s', async (_, call, host) => {
    expect((await place.run(call, watching(100, host))).err).toBe('');
  });

  test.each(['', 'false'])('does not take CI=%j for CI', async (CI) => {
    expect((await place.run('check few', watching(100, { env: { CI } }))).err).not.toBe('');
  });
});
