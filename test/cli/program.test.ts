import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLEAN } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

let place: Place;
beforeAll(() => {
  place = createPlace({ 'layercake.yaml': CLEAN });
});
afterAll(() => place.remove());

describe('wrong calls end with 2 and one line', () => {
  test.each([
    ['chek', "unknown command 'chek' (Did you mean check?)"],
    ['--colour', "unknown option '--colour'"],
    ['check --format xml', "option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json."],
    [
      'check --fail-on bad',
      "option '--fail-on <severity>' argument 'bad' is invalid. Allowed choices are error, warning, information, never.",
    ],
    ['check --format', "option '--format <format>' argument missing"],
    ['analyze', "missing required argument 'file'"],
    ['analyze a b', "too many arguments for 'analyze'. Expected 1 argument but got 2."],
    ['compare', "missing required argument 'before'"],
    ['compare a b c', "too many arguments for 'compare'. Expected 2 arguments but got 3."],
    ['compare layercake.yaml layercake.yaml --base HEAD', '--base is for one file; two are compared with each other'],
    [
      'analyze layercake.yaml --format xml',
      "option '--format <format>' argument 'xml' is invalid. Allowed choices are pretty, json, markdown.",
    ],
    ['explain', "missing required argument 'component'"],
    ['explain vlllm', "the catalog has no 'vlllm'. Did you mean vllm?"],
    ['explain nothing-like-it', "the catalog has no 'nothing-like-it'."],
    ['explain vllm@newest', "'newest' is no version"],
    ['explain vllm@', "'' is no version"],
    [
      'catalog --layer roof',
      "option '--layer <layer>' argument 'roof' is invalid. Allowed choices are hardware, system, framework, model, application.",
    ],
  ])('%s', async (call, message) => {
    expect(await place.run(call)).toEqual({ code: 2, out: '', err: `layercake: ${message}\n` });
  });

  test('no command at all: the help stands on standard output', async () => {
    const { code, out, err } = await place.run([]);
    expect(code).toBe(2);
    expect(out).toMatch(/^Usage: layercake/);
    expect(err).toBe('layercake: name a command: check, analyze, retarget, compare, cake, explain, catalog or lsp\n');
  });

  test('so does a bug', async () => {
    const { code, err } = await place.run('catalog', {
      stdout: {
        write: () => {
          throw new Error('the pipe\nbroke');
        },
      },
    });
    expect({ code, err }).toEqual({ code: 2, err: 'layercake: this is a bug in Layercake: Error: the pipe broke\n' });
  });
});

describe('help and version', () => {
  test.each([
    '--help',
    'help',
    'check --help',
    'analyze --help',
    'retarget --help',
    'compare --help',
    'cake --help',
    'explain -h',
    'catalog --help',
    'help check',
  ])('%s', async (call) => {
    const { code, out, err } = await place.run(call);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: layercake/);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('the help names every command', async () => {
    const { out } = await place.run('--help');
    for (const command of ['check', 'analyze', 'retarget', 'compare', 'explain', 'catalog'])
      expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
  });

  test('--version', async () => {
    expect(await place.run('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });
});
