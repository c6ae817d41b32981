/**
 * The list of all ids that were ever in the catalog, with those that are new: manifests go on using an id for good, so one that is gone
 * stays in the list, and has to be an alias of what took its place.
 */
export function shippedIds(listed: string, current: readonly string[]): string {
  return `${[...new Set([...idsIn(listed), ...current])].sort().join('\n')}\n`;
}

/** The ids of such a list. */
export function idsIn(listed: string): readonly string[] {
  return listed.split(/\s+/).filter((id) => id !== '');
}
