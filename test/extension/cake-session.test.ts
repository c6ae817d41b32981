import { afterEach, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { createCakeSession } from '../../src/extension/cake-session.ts';
import type { Readings } from '../../src/extension/readings.ts';
import { layercake } from '../core/cake/support.ts';
import { EventEmitter, state, type TextDocument, Uri } from './support/vscode.ts';

const SOURCE = new Uri('file', '/stack/layercake.yaml');
const VIEW = { source: '', version: 0, type: 'view', fresh: true, show: 'cake', target: 'blue', details: 'engine' };
const ALL = ['notice', 'model', 'details', 'world'];
/** Longer than messages are held back. */
const PAUSE = 1_000;

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  state.documents = [];
});

interface Told {
  readonly type: string;
}

/** A panel with its manifest, and what is asked of the core. */
function opened(): {
  readonly type: (name: string) => void;
  readonly put: (cursor: number) => void;
  readonly show: (visible: boolean) => void;
  readonly ask: () => void;
  /** What the page was told since this was asked last. */
  readonly told: () => readonly string[];
  /** How often anything was computed since this was asked last. */
  readonly computed: () => number;
} {
  vi.useFakeTimers();
  const [changed, received] = [new EventEmitter<undefined>(), new EventEmitter<unknown>()];
  let told: Told[] = [];
  const webview = { onDidReceiveMessage: received.event, postMessage: (message: Told) => told.push(message) };
  const panel = { visible: true, webview, onDidChangeViewState: changed.event };
  let reading = layercake.read('');
  const read = vi.fn(() => reading);
  const model = vi.spyOn(layercake.cake, 'model');
  const readings = { read, layercakeOf: () => layercake, optionsOf: () => ({ today: '2026-12-01' }) };
  const session = createCakeSession(panel as unknown as vscode.WebviewPanel, SOURCE as unknown as vscode.Uri, {
    readings: readings as unknown as Readings,
    extensionUri: SOURCE as unknown as vscode.Uri,
  });
  state.documents = [{ uri: SOURCE, isClosed: false } as TextDocument];
  return {
    type: (name) => {
      reading = layercake.read(`layercake: 1\nname: ${name}\nframework: [{id: engine, component: red-only}]\n`);
      session.update();
      vi.advanceTimersByTime(PAUSE);
    },
    put: session.select,
    show: (visible) => {
      panel.visible = visible;
      changed.fire(undefined);
      vi.advanceTimersByTime(PAUSE);
    },
    ask: () => received.fire(VIEW),
    told: () => {
      const types = told.map(({ type }) => type);
      told = [];
      return types;
    },
    computed: () => {
      const count = read.mock.calls.length + model.mock.calls.length;
      read.mockClear();
      model.mockClear();
      return count;
    },
  };
}

test('nothing is computed before the page asks', () => {
  const { type, told, computed, ask } = opened();
  type('one');
  expect([told(), computed()]).toEqual([[], 0]);
  ask();
  expect(told()).toEqual(ALL);
});

test('a hidden panel costs nothing, and its next page is told all of it, once', () => {
  const { type, put, show, told, computed, ask } = opened();
  type('one');
  ask();
  told();
  computed();
  show(false);
  type('two');
  type('three');
  put(40);
  expect([told(), computed()]).toEqual([[], 0]);
  show(true);
  expect([told(), computed()]).toEqual([[], 0]);
  ask();
  expect(told()).toEqual(ALL);
  type('four');
  expect(told()).toEqual(['notice', 'change', 'details', 'world']);
  put(40);
  expect(told()).toEqual(['select']);
});
