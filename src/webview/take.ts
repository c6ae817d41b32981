import { changeCake, shareCake } from '../core/cake/data/share.ts';
import type { CakeModel } from '../core/cake/data/types.ts';
import { leadsToSlabs } from '../protocol/cake-shapes.ts';
import type { ChangeMessage, PanelMessage, PieceMessage } from '../protocol/messages.ts';
import type { State } from './state.ts';

/** A message that says something by itself. */
export type WholeMessage = Exclude<PanelMessage, PieceMessage>;

/**
 * What a message changes; `missed` where it tells the rest of something that never came; undefined where it is about an older text than the page has seen. One about another document starts anew.
 * Answers stay until the new ones are there, so that nothing flickers.
 */
export function take(state: State, message: WholeMessage): Partial<State> | 'missed' | undefined {
  const { source, version } = message;
  if (source === state.source && version < state.version) return undefined;
  if (message.type === 'change') {
    const model = modelAfter(state, message);
    return model ? { source, version, model, modelVersion: version } : 'missed';
  }
  return { source, version, ...contentOf(state, message) };
}

function modelAfter(state: State, { source, since, change }: ChangeMessage): CakeModel | undefined {
  const { model, modelVersion } = state;
  if (!model || source !== state.source || since !== modelVersion) return undefined;
  if (change.slabs.some(({ place }) => place >= model.slabs.length)) return undefined;
  const after = changeCake(model, change);
  return leadsToSlabs(after) ? after : undefined;
}

function contentOf(state: State, message: Exclude<WholeMessage, ChangeMessage>): Partial<State> {
  switch (message.type) {
    case 'model':
      return { model: shareCake(state.model, message.model), modelVersion: message.version };
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
