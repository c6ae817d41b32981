import { describe, expect, test } from 'vitest';
import { commentsOf } from '../../../src/core/syntax/comments.ts';

describe('the comments of a text', () => {
  test.each<[string, string, readonly string[]]>([
    ['none', 'a: 1\n', []],
    ['on lines of their own and behind something', '# one\na: 1 # two\n  ## three\n', ['# one', '# two', '## three']],
    ['without the blanks behind', 'a: 1 # one  \r\nb: 2\t#\ttwo\t\n', ['# one', '#\ttwo']],
    ['not a mark inside a word', 'a: b#c\nd: [e#f] # g\n', ['# g']],
    ['not inside quotes', `a: "x # y"\nb: 'x # y' # z\n`, ['# z']],
    ['not inside quotes over two lines', 'a: "x\n  # y"\nb: 1 # z\n', ['# z']],
    ['not inside a block, but behind its head', 'a: | # head\n  # text\n  more # text\nb: 1 # z\n', ['# head', '# z']],
    ['in a flow', 'a: [ # one\n  b, # two\n]\n', ['# one', '# two']],
    ['behind a document marker', '---\n# one\na: 1\n...\n# two\n', ['# one', '# two']],
    ['at the end without a line end', 'a: 1 # one', ['# one']],
    ['behind a byte-order mark', '\ufeff# one\na: 1\n', ['# one']],
    ['in a broken text', 'a: [\n# one\nb: "x\n', ['# one']],
  ])('%s', (_, text, expected) => {
    expect(commentsOf(text).map(({ value }) => value)).toEqual(expected);
  });

  test.each([
    'a: "é # x" # 🍰 one\n# two\nb: 1 # three\n',
    '\ufeff# one\n---\na: |-\n  # no\n# two\n',
    "a: 'it''s' # one\r\n\r\n- x # two\r\n",
  ])('stand where they stand: %j', (text) => {
    const comments = commentsOf(text);
    expect(comments.length).toBeGreaterThan(1);
    expect(comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(comments.map(({ value }) => value));
  });

  test('of any beginning of a text are read without a crash', () => {
    const text = `a: "x # y"\nb: |2-\n    # z\nc: &x !t [*y, {? d : 'e'}] # f\n--- >\n # g\n%TAG\n\t- \0`;
    for (let at = 0; at <= text.length; at++) expect(() => commentsOf(text.slice(0, at))).not.toThrow();
  });
});
