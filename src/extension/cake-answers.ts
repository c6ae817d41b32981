import * as vscode from 'vscode';
import { type CakeModel, type CakePictures, changeBetween } from '../core/cake/index.ts';
import { lazily } from '../core/remember.ts';
import type { Reading } from '../core/index.ts';
import type { PanelMessage, ViewMessage } from '../protocol/messages.ts';
import { textInRevision } from './git.ts';
import type { Readings } from './readings.ts';

type Body<M> = M extends unknown ? Omit<M, 'source' | 'version'> : never;
export type Post = (message: Body<PanelMessage>) => void;

/** What the page shows, and what it was told already: for which version of the text, and about what. */
export interface Sent {
  /** Undefined until the page has said what it shows. */
  view?: ViewMessage;
  model?: SentModel;
  world?: Told;
  details?: Told;
  reach?: number;
  /** The stack at HEAD is asked for once each time that its view is opened. */
  before?: boolean;
}

interface SentModel {
  readonly version: number;
  /** The version of the message that it came in, by which the page knows it. */
  readonly sentAs: number;
  readonly model: CakeModel;
}

interface Told {
  readonly of: string;
  readonly version: number;
}

/** What there is to tell of. */
export interface Subject {
  readonly version: number;
  /** The version that messages carry now; a later one where the text is broken since. */
  readonly now: number;
  /** Reads it; asked only where there is something to tell. */
  readonly read: () => Reading;
}

interface Answering {
  readonly source: vscode.Uri;
  readonly readings: Readings;
  readonly post: Post;
}

/** Tells the page all of what it shows that it does not know yet, the picture first. */
export function answer(sent: Sent, { version, now, read }: Subject, { source, readings, post }: Answering): void {
  const { view } = sent;
  if (!view) return;
  const { cake } = readings.layercakeOf(source);
  const reading = lazily(read);
  const isNew = (told: Told | undefined, of: string): boolean =>
    of !== '' && (told?.of !== of || told.version !== version);
  tellModel(sent, { version, now, read: reading }, cake, post);
  const { show, target, details: key } = view;
  if (isNew(sent.details, key)) {
    const { today } = readings.optionsOf(source);
    post({ type: 'details', key, details: cake.details(reading(), key, today) });
    sent.details = { of: key, version };
  }
  if (isNew(sent.world, target)) {
    post({ type: 'world', target, world: cake.world(reading(), target) });
    sent.world = { of: target, version };
  }
  if (show === 'reach' && sent.reach !== version) {
    post({ type: 'reach', matrix: cake.matrix(reading()) });
    sent.reach = version;
  }
  if (show === 'changes' && !sent.before) void tellBefore({ source, readings, post });
  sent.before = show === 'changes';
}

/** After most edits only a few slabs differ, and a page takes those in no time. */
function tellModel(sent: Sent, { version, now, read }: Subject, cake: CakePictures, post: Post): void {
  const before = sent.model;
  if (before?.version === version) return;
  const model = cake.model(read());
  const change = before && changeBetween(before.model, model);
  post(change ? { type: 'change', since: before.sentAs, change } : { type: 'model', model });
  sent.model = { version, sentAs: now, model };
}

async function tellBefore({ source, readings, post }: Answering): Promise<void> {
  post({ type: 'before', before: await beforeOf(source, readings) });
}

/** Held to the same config as the text now, or the two could not be compared. */
async function beforeOf(source: vscode.Uri, readings: Readings): Promise<CakeModel | string> {
  try {
    const text = await textInRevision(vscode.extensions.getExtension('vscode.git'), source, 'HEAD');
    const { cake, read } = readings.layercakeOf(source);
    return cake.model(read(text, readings.optionsOf(source)));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
