import { expect, test } from 'vitest';
import type * as vscode from 'vscode';
import type { Reading } from '../../src/core/index.ts';
import type { ViewMessage } from '../../src/protocol/messages.ts';
import { answer, type Post } from '../../src/extension/cake-answers.ts';
import { createScene, noticeOf, readShown, takeText } from '../../src/extension/cake-scene.ts';
import type { Readings } from '../../src/extension/readings.ts';
import { layercake } from '../core/cake/support.ts';

const SOURCE = { path: '/stack/layercake.yaml' } as unknown as vscode.Uri;
const VIEW: ViewMessage = {
  ...{ type: 'view', source: '', version: 0, fresh: true },
  ...{ show: 'reach', target: 'blue', details: 'engine' },
};

function wordsOf(message: Parameters<Post>[0]): string {
  if (message.type === 'model') return `model ${message.model.name}`;
  return message.type === 'change' ? `change to ${message.change.model.name} since ${message.since}` : message.type;
}

/** A document whose readings are used up by the next one, and a page that is told of it. */
function followed(): {
  readonly type: (text: string) => readonly string[];
  readonly notice: () => string;
  readonly ask: (view: Partial<ViewMessage>) => readonly string[];
  readonly close: () => void;
} {
  const scene = createScene();
  let [last, isUsedUp, isBroken]: [Reading | undefined, () => void, boolean] = [undefined, () => undefined, false];
  const document = {} as vscode.TextDocument;
  let open: vscode.TextDocument | undefined = document;
  const readings = {
    read: () => last,
    layercakeOf: () => layercake,
    optionsOf: () => ({ today: '2026-12-01' }),
  } as unknown as Readings;
  const told = (): readonly string[] => {
    const said: string[] = [];
    const { shown } = scene;
    if (!shown) return said;
    const post: Post = (message) => void said.push(wordsOf(message));
    const read = (): Reading => readShown(shown, SOURCE, open, readings);
    answer(scene.sent, { version: shown.version, now: scene.version, read }, { source: SOURCE, readings, post });
    return said;
  };
  return {
    type: (text) => {
      isUsedUp();
      let isSpent = false;
      isUsedUp = () => (isSpent = true);
      const { manifest, analysis } = layercake.read(text);
      const whole = <T>(part: T): T => {
        if (isSpent) throw new RangeError('This reading was handed on to a later text.');
        return part;
      };
      last = {
        get manifest() {
          return whole(manifest);
        },
        get analysis() {
          return whole(analysis);
        },
      };
      isBroken = takeText(scene, last);
      return told();
    },
    notice: () => noticeOf(scene, open !== undefined, isBroken),
    ask: (view) => {
      scene.sent = { ...scene.sent, view: { ...VIEW, ...view } };
      return told();
    },
    close: () => (open = undefined),
  };
}

const stack = (name: string): string => `layercake: 1\nname: ${name}\nframework: [{id: engine, component: red-only}]\n`;
const ALL = ['details', 'world', 'reach'];

test('a page is told of each text once, and nothing before it has asked', () => {
  const { type, ask } = followed();
  expect(type(stack('one'))).toEqual([]);
  expect(ask({})).toEqual(['model one', ...ALL]);
  expect(ask({})).toEqual([]);
  expect(ask({ details: '' })).toEqual([]);
  expect(ask({ target: 'red' })).toEqual(['world']);
  expect(type(stack('two'))).toEqual(['change to two since 1', ...ALL]);
  expect(type(`${stack('three')}system: [red-sdk]\n`)).toEqual(['model three', ...ALL]);
});

test('a broken text leaves the last good one in place, of which there is an answer still', () => {
  const { type, ask, notice } = followed();
  ask({});
  type(stack('good'));
  expect(type(`${stack('bad')}: [`)).toEqual([]);
  expect(type(`${stack('worse')}: [[`)).toEqual([]);
  expect(notice()).toBe('broken');
  expect(ask({ target: 'red' })).toEqual(['world']);
  expect(type(stack('better'))).toEqual(['change to better since 1', ...ALL]);
  expect(notice()).toBe('none');
});

test('a text that was never whole is shown as far as it can be read, each time anew', () => {
  const { type, ask, notice } = followed();
  ask({});
  expect(type(`${stack('half')}: [`)).toEqual(['model half', ...ALL]);
  expect(type(`${stack('more')}: [`)).toEqual(['change to more since 1', ...ALL]);
  expect(notice()).toBe('partial');
});

test('a page that begins while the text is broken knows the picture by the version that it came in', () => {
  const { type, ask } = followed();
  type(stack('good'));
  type(`${stack('bad')}: [`);
  expect(ask({})).toEqual(['model good', ...ALL]);
  expect(type(stack('mended'))).toEqual(['change to mended since 2', ...ALL]);
});

test('of a text that was closed there is an answer still', () => {
  const { type, ask, close, notice } = followed();
  ask({});
  type(stack('gone'));
  close();
  expect(notice()).toBe('closed');
  expect(ask({ target: 'red' })).toEqual(['world']);
});
