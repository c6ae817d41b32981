/** A table for a terminal: columns two blanks apart, each to the left or to the right as its letter (`l`, `r`) says. */
export function alignedTable(head: readonly string[], rows: readonly (readonly string[])[], sides: string): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const pad = (text: string, column: number): string =>
    sides[column] === 'r' ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return all.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}
