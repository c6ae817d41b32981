import type * as vscode from 'vscode';
import type { Reading } from '../core/index.ts';
import type { Notice } from '../protocol/messages.ts';
import type { Sent } from './cake-answers.ts';
import type { Readings } from './readings.ts';

/** What the page shows, or would if the panel were visible. Nothing here holds a reading: that of a later text uses it up. */
export interface Scene {
  sent: Sent;
  /** What is shown: the newest text, but that a broken one leaves the last good one in place. */
  shown?: Shown;
  /** Counts what was read. The text's own versions begin anew where it is opened again, and the page must not take that for an old one. */
  version: number;
  deleted: boolean;
  /** Tells whether a reading is a new one. */
  readonly seen: WeakSet<Reading>;
}

/** A text, as it was when it could be shown. */
export interface Shown {
  readonly text: string;
  readonly version: number;
  /** A syntax error lets only part of it be read. */
  readonly isPartial: boolean;
}

export function createScene(): Scene {
  return { sent: {}, version: 0, deleted: false, seen: new WeakSet() };
}

/** Takes the text as it stands now. A broken one leaves the last good one in place. Returns whether it is broken. */
export function takeText(scene: Scene, reading: Reading): boolean {
  const { syntax, text } = reading.manifest;
  const isBroken = syntax.issues.some(({ rule }) => rule === 'yaml-syntax');
  if (scene.seen.has(reading)) return isBroken;
  scene.seen.add(reading);
  scene.version++;
  if (!isBroken || scene.shown?.isPartial !== false) {
    scene.shown = { text, version: scene.version, isPartial: isBroken };
  }
  return isBroken;
}

/**
 * A reading of what is shown, for the moment: the document's own where it has that text still, else the text is read once more. It must
 * not be kept over an `await`.
 */
export function readShown(
  { text }: Shown,
  source: vscode.Uri,
  document: vscode.TextDocument | undefined,
  readings: Readings,
): Reading {
  const reading = document && readings.read(document);
  return reading?.manifest.text === text
    ? reading
    : readings.layercakeOf(source).read(text, readings.optionsOf(source));
}

/** How the picture stands to the text. */
export function noticeOf({ deleted, shown }: Scene, isOpen: boolean, isBroken: boolean): Notice {
  if (deleted) return 'deleted';
  if (!isOpen) return 'closed';
  if (!isBroken) return 'none';
  return shown?.isPartial ? 'partial' : 'broken';
}
