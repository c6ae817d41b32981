import { shareCake } from '../core/cake/recall.ts';
import type { PanelMessage, PieceMessage } from '../protocol/messages.ts';
import type { State } from './state.ts';

/** A message that says something by itself. */
export type WholeMessage = Exclude<PanelMessage, PieceMessage>;

/**
 * What a message changes; undefined where it is about an older text than the page has seen. One about another document starts anew.
 * Answers stay until the new ones are there, so that nothing flickers.
 */
export function take(state: State, message: WholeMessage): Partial<State> | undefined {
  const { source, version } = message;
  if (source === state.source && version < state.version) return undefined;
  return { source, version, ...contentOf(state, message) };
}

function contentOf(state: State, message: WholeMessage): Partial<State> {
  switch (message.type) {
    case 'model':
      return { model: shareCake(state.model, message.model) };
    case 'notice':
      return { notice: message.notice };
    case 'select':
      return { selected: message.key };
    case 'world':
      return { world: { of: message.target, is: message.world } };
    case 'reach':
      return { reach: message.matrix };
    case 'details':
      return { details: { of: message.key, is: message.details } };
    case 'before':
      return { before: message.before };
  }
}
