import { describe, expect, test } from 'vitest';
import type { CakeModel } from '../../src/core/cake/index.ts';
import { asPanelMessage, type ModelMessage, type PanelMessage } from '../../src/protocol/messages.ts';
import { createJoiner, inPieces } from '../../src/protocol/pieces.ts';
import { bigCake } from '../core/cake/support.ts';

const about = { type: 'model', source: 'file:///layercake.yaml', version: 3 } as const;
const messageOf = (model: CakeModel): ModelMessage => ({ ...about, model });

/** What comes of messages at the other end; what only waits for more is left out. */
function received(messages: readonly PanelMessage[]): readonly unknown[] {
  const join = createJoiner();
  return messages.map((message) => join(message)).filter((one) => one !== 'wait');
}

describe('a big model', () => {
  const whole = messageOf(bigCake(3_200));

  test('goes in pieces that each fit the protocol, none of them large', () => {
    const messages = inPieces(whole);
    expect(messages.map(({ type }) => type)).toEqual(['piece', 'piece', 'piece', 'piece', 'model']);
    for (const message of messages) {
      expect(asPanelMessage(structuredClone(message))).toEqual(message);
      const { slabs } = message.type === 'model' ? message.model : message;
      expect(slabs.length).toBeLessThanOrEqual(1000);
    }
  });

  test('is the same when it has come', () => {
    expect(received(inPieces(whole))).toEqual([whole]);
  });

  test('is none where a piece is missing, comes twice, or is of another text', () => {
    const [first, second, ...others] = inPieces(whole);
    const rest = others.at(-1);
    if (!first || !second || !rest) throw new Error('no pieces');
    for (const messages of [[first, ...others], [first, second, second, ...others], [rest]])
      expect(received(messages)).toEqual([undefined]);
    expect(received([first, { ...second, version: 2 }, ...others])).toEqual([undefined]);
  });

  test('that was broken off spoils neither the next one nor another message', () => {
    const [first] = inPieces(whole);
    const select = { ...about, type: 'select', key: 'api' } as const;
    if (!first) throw new Error('no pieces');
    expect(received([first, select, ...inPieces(whole)])).toEqual([select, whole]);
  });
});

test.each([0, 1, 1000])('a model of %d entries goes as it is', (entries) => {
  const whole = messageOf(bigCake(entries));
  expect(inPieces(whole)).toEqual([whole]);
  expect(received([whole])).toEqual([whole]);
});
