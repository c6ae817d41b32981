/** Remembers the last answer of a function, as long as it is asked with the same things. */
export function memo<A extends readonly unknown[], R>(think: (...asked: A) => R): (...asked: A) => R {
  let last: { readonly asked: A; readonly answer: R } | undefined;
  return (...asked) => {
    if (last && asked.every((one, place) => one === last?.asked[place])) return last.answer;
    last = { asked, answer: think(...asked) };
    return last.answer;
  };
}
