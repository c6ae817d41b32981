/** A bracket that is open, and what was read since. */
export interface FlowFrame {
  readonly kind: 'map' | 'seq';
  readonly open: number;
  /** The key whose value is read. */
  key: string | undefined;
}

/** A text or number without brackets, as far as it was read; `quote` is the mark that it began with. */
export interface FlowScalar {
  readonly start: number;
  readonly quote: string;
  /** Behind its closing quote. */
  closed: boolean;
  end: number;
}

/** How far a text in flow style was read. */
export interface FlowState {
  readonly frames: FlowFrame[];
  scalar: FlowScalar | undefined;
  /** True behind a bracket that closes a value, up to the next comma. */
  done: boolean;
}

/** Called with each scalar that a comma, a bracket or a colon ends, and the bracket that it stands in. */
export type FlowVisitor = (scalar: FlowScalar, frame: FlowFrame, isKey: boolean) => void;

export function newFlow(): FlowState {
  return { frames: [], scalar: undefined, done: false };
}

/** Reads on from one offset to another; stops early where the last bracket closes. Gives where it stopped. */
export function readFlow(text: string, from: number, to: number, state: FlowState, visitor?: FlowVisitor): number {
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    const { scalar } = state;
    if (scalar?.quote && !scalar.closed) {
      if (char === '\\' && scalar.quote === '"') at++;
      else if (char === scalar.quote) scalar.closed = true;
      scalar.end = at + 1;
    } else if (char === '#' && /\s/.test(text.charAt(at - 1))) {
      while (at + 1 < to && !/[\r\n]/.test(text.charAt(at + 1))) at++;
    } else if (isStructure(text, at, state)) {
      step(text, at, state, visitor);
      if (state.frames.length === 0) return at + 1;
    } else if (!/\s/.test(char)) {
      if (!scalar) state.scalar = { start: at, quote: /["']/.test(char) ? char : '', closed: false, end: at + 1 };
      else if (!scalar.quote) scalar.end = at + 1;
    }
  }
  return to;
}

function isStructure(text: string, at: number, { scalar, frames }: FlowState): boolean {
  const char = text.charAt(at);
  if (/[,\]}]/.test(char)) return true;
  if (/[[{]/.test(char)) return !scalar || frames.length === 0;
  return char === ':' && (scalar?.closed === true || /^[\s,[\]{}]?$/.test(text.charAt(at + 1)));
}

function step(text: string, at: number, state: FlowState, visitor: FlowVisitor | undefined): void {
  const { frames, scalar } = state;
  const char = text.charAt(at);
  const top = frames.at(-1);
  if (top && scalar) visitor?.(scalar, top, char === ':');
  state.scalar = undefined;
  state.done = char === ']' || char === '}';
  if (char === '[' || char === '{') frames.push({ kind: char === '{' ? 'map' : 'seq', open: at, key: undefined });
  else if (state.done) frames.pop();
  else if (top) top.key = char === ':' ? scalarText(text, scalar) : undefined;
}

/** A scalar without its quotes. */
export function scalarText(text: string, scalar: FlowScalar | undefined): string {
  if (!scalar) return '';
  const { start, end, quote, closed } = scalar;
  return quote === '' ? text.slice(start, end) : text.slice(start + 1, closed ? end - 1 : end);
}
