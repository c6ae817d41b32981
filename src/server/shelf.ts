/** So many lists are kept: what a client asks about later is in one of the last. */
const MOST_LISTS = 8;

/** Which item of which list a client asks for, as it was told with the item. */
export interface Place {
  readonly list: number;
  readonly index: number;
}

/** The last lists that a client was given, so that what is costly to tell of an item can wait until it asks. */
export interface Shelf<L> {
  /** Keeps a list, and gives its number. */
  readonly put: (list: L) => number;
  /** The list that an item's data names; undefined where that is long ago, or the data is none of ours. */
  readonly find: (data: unknown) => { readonly list: L; readonly index: number } | undefined;
}

/** Makes an empty shelf. */
export function createShelf<L>(): Shelf<L> {
  const lists = new Map<number, L>();
  let last = 0;
  return {
    put: (list) => {
      lists.set(++last, list);
      lists.delete(last - MOST_LISTS);
      return last;
    },
    find: (data) => {
      const list = isPlace(data) ? lists.get(data.list) : undefined;
      return list && isPlace(data) ? { list, index: data.index } : undefined;
    },
  };
}

function isPlace(data: unknown): data is Place {
  return typeof data === 'object' && data !== null && 'list' in data && 'index' in data;
}
