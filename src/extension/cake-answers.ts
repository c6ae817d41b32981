import * as vscode from 'vscode';
import { buildCake, type CakeModel } from '../core/cake/index.ts';
import type { Reading } from '../core/index.ts';
import type { PanelMessage, ViewMessage } from '../protocol/messages.ts';
import { textInRevision } from './git.ts';
import type { Readings } from './readings.ts';

type Body<M> = M extends unknown ? Omit<M, 'source' | 'version'> : never;
export type Post = (message: Body<PanelMessage>) => void;

/** What the page shows, and what it was told already: of which reading, and about what. */
export interface Sent {
  /** Undefined until the page has said what it shows. */
  view?: ViewMessage;
  model?: Reading;
  world?: Told;
  details?: Told;
  reach?: Reading;
  /** The stack at HEAD is asked for once each time that its view is opened. */
  before?: boolean;
}

interface Told {
  readonly of: string;
  readonly reading: Reading;
}

interface Answering {
  readonly source: vscode.Uri;
  readonly readings: Readings;
  readonly post: Post;
}

/** Tells the page all of what it shows that it does not know yet, the picture first. */
export function answer(sent: Sent, reading: Reading, { source, readings, post }: Answering): void {
  const { view } = sent;
  if (!view) return;
  const { cake } = readings.layercakeOf(source);
  if (sent.model !== reading) post({ type: 'model', model: cake.model(reading) });
  sent.model = reading;
  const { show, target, details: key } = view;
  if (key !== '' && isNew(sent.details, key, reading)) {
    const { today } = readings.optionsOf(source);
    post({ type: 'details', key, details: cake.details(reading, key, today) });
    sent.details = { of: key, reading };
  }
  if (target !== '' && isNew(sent.world, target, reading)) {
    post({ type: 'world', target, world: cake.world(reading, target) });
    sent.world = { of: target, reading };
  }
  if (show === 'reach' && sent.reach !== reading) {
    post({ type: 'reach', matrix: cake.matrix(reading) });
    sent.reach = reading;
  }
  if (show === 'changes' && !sent.before) void tellBefore({ source, readings, post });
  sent.before = show === 'changes';
}

function isNew(told: Told | undefined, of: string, reading: Reading): boolean {
  return told?.of !== of || told.reading !== reading;
}

async function tellBefore({ source, readings, post }: Answering): Promise<void> {
  post({ type: 'before', before: await beforeOf(source, readings) });
}

async function beforeOf(source: vscode.Uri, readings: Readings): Promise<CakeModel | string> {
  try {
    const text = await textInRevision(vscode.extensions.getExtension('vscode.git'), source, 'HEAD');
    return buildCake(readings.layercakeOf(source).read(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
