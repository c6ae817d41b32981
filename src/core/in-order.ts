/** Where a number stands, or would stand, among some that are in order. */
export function placeOf(numbers: readonly number[], one: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? one) < one) low = middle + 1;
    else high = middle;
  }
  return low;
}
