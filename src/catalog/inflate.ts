/**
 * Raw DEFLATE (RFC 1951): what the build packs the catalog with. Written here because it has to work at once in every host,
 * and what a browser has for it only works by waiting.
 */
export function inflate(packed: Uint8Array, size: number): Uint8Array {
  const input: Input = { bytes: packed, at: 0, bits: 0, held: 0 };
  const output: Output = { bytes: new Uint8Array(size), at: 0 };
  let last = false;
  while (!last) {
    last = take(input, 1) === 1;
    block(input, output, take(input, 2));
  }
  if (output.at !== size) throw new RangeError(`unpacked ${output.at} bytes instead of ${size}`);
  return output.bytes;
}

/** `held` bits of the input are read ahead in `bits`, the next one lowest. */
interface Input {
  readonly bytes: Uint8Array;
  at: number;
  bits: number;
  held: number;
}

interface Output {
  readonly bytes: Uint8Array;
  at: number;
}

/** A Huffman code in canonical form: how many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const LONGEST = 15;
const END_OF_BLOCK = 256;
const LENGTH_CODES_IN_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5];
const DISTANCE_EXTRA = [...Array(30).keys()].map((symbol) => Math.max(0, (symbol >> 1) - 1));
const LENGTH_BASE = bases(3, LENGTH_EXTRA);
const DISTANCE_BASE = bases(1, DISTANCE_EXTRA);
const LONGEST_MATCH = 285;
/** The lengths of the code that a block uses which brings none. */
const FIXED_LITERALS = [...Array(288).keys()].map((s) => (s < 144 ? 8 : s < 256 ? 9 : s < 280 ? 7 : 8));
const FIXED_DISTANCES = Array<number>(30).fill(5);

function bases(first: number, extra: readonly number[]): readonly number[] {
  let next = first;
  return extra.map((bits) => {
    const base = next;
    next += 1 << bits;
    return base;
  });
}

function take(input: Input, count: number): number {
  while (input.held < count) fill(input);
  const value = input.bits & ((1 << count) - 1);
  input.bits >>>= count;
  input.held -= count;
  return value;
}

function fill(input: Input): void {
  if (input.at >= input.bytes.length) throw new RangeError('the packed data ends too early');
  input.bits |= (input.bytes[input.at++] ?? 0) << input.held;
  input.held += 8;
}

function block(input: Input, output: Output, type: number): void {
  switch (type) {
    case 0:
      stored(input, output);
      break;
    case 1:
      compressed(input, output, codeOf(FIXED_LITERALS), codeOf(FIXED_DISTANCES));
      break;
    case 2:
      compressed(input, output, ...readCodes(input));
      break;
    default:
      throw new RangeError('the packed data has a block of no known type');
  }
}

function stored(input: Input, output: Output): void {
  take(input, input.held % 8);
  const length = take(input, 16);
  take(input, 16);
  for (let i = 0; i < length; i++) output.bytes[output.at++] = take(input, 8);
}

function compressed(input: Input, output: Output, literals: Code, distances: Code): void {
  for (;;) {
    const symbol = decode(input, literals);
    if (symbol === END_OF_BLOCK) return;
    if (symbol < END_OF_BLOCK) output.bytes[output.at++] = symbol;
    else repeat(output, matchLength(input, symbol), matchDistance(input, decode(input, distances)));
  }
}

function matchLength(input: Input, symbol: number): number {
  const index = symbol - END_OF_BLOCK - 1;
  return symbol === LONGEST_MATCH ? 258 : (LENGTH_BASE[index] ?? 0) + take(input, LENGTH_EXTRA[index] ?? 0);
}

function matchDistance(input: Input, symbol: number): number {
  return (DISTANCE_BASE[symbol] ?? 0) + take(input, DISTANCE_EXTRA[symbol] ?? 0);
}

/** A match may reach into what it writes itself, so it is copied byte by byte. */
function repeat(output: Output, length: number, distance: number): void {
  for (let i = 0; i < length; i++, output.at++) output.bytes[output.at] = output.bytes[output.at - distance] ?? 0;
}

function decode(input: Input, { counts, symbols }: Code): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= LONGEST; length++) {
    if (input.held === 0) fill(input);
    code |= input.bits & 1;
    input.bits >>>= 1;
    input.held--;
    const count = counts[length] ?? 0;
    if (code - count < first) return symbols[index + code - first] ?? 0;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new RangeError('the packed data has a code that stands for nothing');
}

function codeOf(lengths: readonly number[]): Code {
  const counts = new Uint16Array(LONGEST + 1);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1;
  const symbols = [...lengths.keys()].filter((symbol) => lengths[symbol] !== 0);
  symbols.sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  return { counts, symbols: Uint16Array.from(symbols) };
}

function readCodes(input: Input): readonly [literals: Code, distances: Code] {
  const [literals, distances, used] = [take(input, 5) + 257, take(input, 5) + 1, take(input, 4) + 4];
  const lengths = Array<number>(19).fill(0);
  for (const symbol of LENGTH_CODES_IN_ORDER.slice(0, used)) lengths[symbol] = take(input, 3);
  const all = readLengths(input, codeOf(lengths), literals + distances);
  return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals))];
}

function readLengths(input: Input, code: Code, count: number): readonly number[] {
  const lengths: number[] = [];
  while (lengths.length < count) {
    const symbol = decode(input, code);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) append(lengths, take(input, 2) + 3, lengths.at(-1) ?? 0);
    else append(lengths, symbol === 17 ? take(input, 3) + 3 : take(input, 7) + 11, 0);
  }
  return lengths;
}

function append(lengths: number[], times: number, length: number): void {
  for (let i = 0; i < times; i++) lengths.push(length);
}
