import { createUnread, forgetPairs, type Written } from './nodes.ts';
import { kindOf, MAPPING, TOP } from './plain-marks.ts';
import { readPlainItem, type Scanned, spanOfMark, treeOfMarks } from './plain-tree.ts';
import { createNames, type Names } from './resolve.ts';
import type { Segment } from './split.ts';
import { copyOfPart, withLineFeeds } from './text.ts';
import type { YamlMap, YamlNode, YamlPair } from './tree.ts';

/** The text that pieces are read from. */
export interface Source {
  text: string;
  readonly names: Names;
  /** False where the text goes on behind. */
  readonly isEnd: boolean;
}

/**
 * Looks at the items of lists under topmost keys while they are read. Of a mapping that is understood nobody is likely to ask again what it
 * holds: it is let go, and read once more for whoever asks.
 */
export interface Look {
  /**
   * Whether an item is understood by what was scanned of it, before any node of what it holds is made. It must have no key twice, which would be told
   * where the nodes are made.
   */
  readonly scanned: (key: string, item: YamlMap, piece: Scanned) => boolean;
  /** The same once its nodes are made. */
  readonly read: (key: string, item: YamlMap) => boolean;
}

/** The item of a segment that was scanned, without what it holds where that is understood. */
export function itemSeen(source: Source, segment: Segment, key: string, look: Look | undefined): YamlNode {
  const piece = scannedIn(source, segment);
  if (!look || kindOf(TOP) !== MAPPING) return treeOfMarks(piece);
  const written = new PlainItem(source, segment);
  const unread = createUnread(spanOfMark(segment.base, TOP), written);
  if (look.scanned(key, unread, piece)) return unread;
  const item = treeOfMarks(piece);
  if (item.kind === 'map' && look.read(key, item)) forgetPairs(item, written);
  return item;
}

/** An item that is read again as it was read before: plainly, and by itself. */
class PlainItem implements Written {
  readonly #source: Source;
  readonly #segment: Segment;

  constructor(source: Source, segment: Segment) {
    this.#source = source;
    this.#segment = segment;
  }

  read(): readonly YamlPair[] {
    const { text, names } = this.#source;
    const { base, length, dash } = this.#segment;
    const part = withLineFeeds(copyOfPart(text, base.at, base.at + length));
    const item = readPlainItem({ text: part, shift: 0, base, names: createNames(names.words) }, length, dash);
    return item?.kind === 'map' ? item.pairs : [];
  }
}

/** A segment whose text was scanned, or is to be. */
export function scannedIn({ text, names }: Source, { base }: Segment): Scanned {
  return { text, shift: base.at, base, names };
}
