import type { Slab, UseLine } from '../core/cake/data/types.ts';
import { leadsToSlabs } from './cake-shapes.ts';
import type { ModelMessage, PanelMessage, PieceMessage } from './messages.ts';

/** So many slabs, with their share of the lines, go in one message: a page takes each in a few milliseconds, and paints between them. */
const MOST = 1000;

/** A model as messages that are small enough each: the slabs and lines of a big stack in pieces, then the model without them. */
export function inPieces(message: ModelMessage): readonly (ModelMessage | PieceMessage)[] {
  const { source, version, model } = message;
  const { slabs, uses } = model;
  if (slabs.length <= MOST) return [message];
  const count = Math.ceil(slabs.length / MOST);
  const cut = <T>(list: readonly T[], piece: number): readonly T[] =>
    list.slice(Math.ceil((list.length * piece) / count), Math.ceil((list.length * (piece + 1)) / count));
  const pieces = [...Array(count).keys()].map((piece): PieceMessage => ({
    ...{ type: 'piece', source, version, piece },
    ...{ slabs: cut(slabs, piece), uses: cut(uses, piece) },
  }));
  return [...pieces, { ...message, model: { ...model, slabs: [], uses: [] }, pieces: count }];
}

/**
 * Puts the pieces of a model together again: gives each message as it comes, a model with all of its pieces, and `wait` for the pieces
 * themselves. A model whose pieces did not all come, in their order, is none: undefined, like a message that fits nothing.
 */
export function createJoiner(): (message: PanelMessage) => Exclude<PanelMessage, PieceMessage> | 'wait' | undefined {
  let pieces: PieceMessage[] = [];
  return (message) => {
    if (message.type === 'piece') {
      if (message.piece === 0) pieces = [];
      pieces.push(message);
      return 'wait';
    }
    if (message.type !== 'model') return message;
    const all = pieces;
    pieces = [];
    return message.pieces === undefined ? message : joined(message, all);
  };
}

function joined(message: ModelMessage, pieces: readonly PieceMessage[]): ModelMessage | undefined {
  const { source, version, model } = message;
  const fits = pieces.every((one, place) => one.piece === place && one.source === source && one.version === version);
  if (!fits || pieces.length !== message.pieces) return undefined;
  const slabs: Slab[] = [];
  const uses: UseLine[] = [];
  for (const one of pieces) {
    slabs.push(...one.slabs);
    uses.push(...one.uses);
  }
  const whole = { ...model, slabs, uses };
  return leadsToSlabs(whole) ? { type: 'model', source, version, model: whole } : undefined;
}
