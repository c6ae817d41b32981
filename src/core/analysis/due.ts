/** Places that something is due at, a bit each: to find the next one takes next to nothing, however many there are. */
export type Due = Uint32Array;

export function nothingDue(places: number): Due {
  return new Uint32Array((places >>> 5) + 1);
}

export function setDue(due: Due, place: number): void {
  due[place >>> 5] = (due[place >>> 5] ?? 0) | (1 << (place & 31));
}

/** The first place from one on; -1 where there is none. */
export function nextDue(due: Due, from: number): number {
  let rest = (due[from >>> 5] ?? 0) & (-1 << (from & 31));
  for (let word = from >>> 5; word < due.length; rest = due[++word] ?? 0) {
    if (rest !== 0) return (word << 5) + 31 - Math.clz32(rest & -rest);
  }
  return -1;
}
