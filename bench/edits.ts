/** A text one character away from the one before it, and where somebody who typed that has the cursor. */
export interface Edit {
  readonly text: string;
  readonly offset: number;
}

/** A step that no number of entries is a multiple of, so that edits wander all over the text. */
const STRIDE = 7919;

/** Endless edits of a text by one character, each undone by the next: in a name, in a component, in a use. The same for each run. */
export function* editsOf(text: string, key: 'component' | 'uses' | 'any' = 'any'): Generator<Edit, never> {
  const places = [...text.matchAll(/^ +(?:- )?(id|component|uses): *\[?(\w)/gm)]
    .filter(([, found]) => key === 'any' || found === key)
    .map((match) => match.index + match[0].length);
  if (places.length === 0) throw new RangeError(`the text has no ${key} to edit`);
  for (let turn = 0; ; turn++) {
    const offset = places[(turn * STRIDE) % places.length] ?? 0;
    const letter = String.fromCharCode(97 + (turn % 26));
    // In one piece, as editors give it: what `+` makes of texts is put together only when somebody looks into it.
    yield { text: [text.slice(0, offset), letter, text.slice(offset)].join(''), offset: offset + 1 };
    yield { text, offset };
  }
}
