import { Lexer } from 'yaml';
import type { Located } from '../text/span.ts';
import { withLineFeeds } from './text.ts';

/** The lexer's mark before the text of a scalar; whatever follows it is none of our comments. */
const SCALAR = '\u001f';

/**
 * The comments of a text, from the `#` to the end of the line. A `#` inside a text, in quotes or in a block, opens none.
 * Never throws, whatever else is wrong with the text.
 */
export function commentsOf(source: string): readonly Located<string>[] {
  const text = withLineFeeds(source);
  const comments: Located<string>[] = [];
  let at = 0;
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (token.startsWith('#') && before !== SCALAR) {
      const value = token.trimEnd();
      comments.push({ value, span: { start: at, end: at + value.length } });
    }
    // The lexer's own marks stand nowhere in the text.
    if (text.startsWith(token, at)) at += token.length;
    before = token;
  }
  return comments;
}
